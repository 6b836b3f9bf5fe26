import { expect, test } from "vitest";
import type { SignatureFile, SignedBy } from "../../../src/model/signing.ts";
import { verifyCommands } from "../../../src/report/verify-commands.ts";

const file = (name: string, of: string | undefined, by: SignedBy): SignatureFile => ({
  name,
  path: `/r/${name}`,
  size: 1,
  sha256: "0".repeat(64),
  of,
  by,
});

test("only what was really signed is named, in the words of each verifier", () => {
  const identity = "https://github.com/acme/widget/.github/workflows/release.yml@refs/tags/v1.4.0";
  const issuer = "https://token.actions.githubusercontent.com";
  const signatures = [
    file("app.zip.sigstore.json", "app.zip", { method: "sigstore", identity, issuer }),
    file("SHA256SUMS.sigstore.json", "SHA256SUMS", { method: "sigstore", identity, issuer }),
    file("SHA256SUMS.minisig", "SHA256SUMS", { method: "minisign", publicKey: "RWabc" }),
    file("SHA256SUMS.asc", "SHA256SUMS", { method: "gpg", fingerprint: "ABCD" }),
    file("app.provenance.sigstore.json", undefined, { method: "provenance", repository: "acme/widget", stored: true }),
  ];
  expect(verifyCommands(signatures, "app.zip")).toEqual([
    `cosign verify-blob --bundle SHA256SUMS.sigstore.json --certificate-identity ${identity} --certificate-oidc-issuer ${issuer} SHA256SUMS`,
    "minisign -V -P RWabc -m SHA256SUMS",
    "gpg --verify SHA256SUMS.asc SHA256SUMS   # key ABCD",
    "gh attestation verify app.zip --repo acme/widget",
    "sha256sum --check --ignore-missing SHA256SUMS",
  ]);
  expect(verifyCommands([], "app.zip")).toEqual(["sha256sum --check --ignore-missing SHA256SUMS"]);
});

test("an identity that a shell would take apart is quoted", () => {
  const by = { method: "sigstore", identity: "a b'; rm -rf /", issuer: "$(x)" } as const;
  const [line] = verifyCommands([file("SHA256SUMS.sigstore.json", "SHA256SUMS", by)], undefined);
  expect(line).toContain(`'a b'\\''; rm -rf /' --certificate-oidc-issuer '$(x)'`);
});
