import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  inPrivateHome
} from "./chunk-4ODJFOSA.mjs";
import {
  keyProblem,
  needSecret,
  readKey
} from "./chunk-5OSZGXSI.mjs";
import {
  measured
} from "./chunk-OM5KGA5J.mjs";
import "./chunk-GDFCTHXS.mjs";
import {
  BuildError,
  ToolError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/signers/openpgp.ts
import { join } from "node:path";
var told = ({ stderr }, word) => new RegExp(`^\\[GNUPG:\\] ${word}\\b`, "m").test(stderr);
function secretKeys(listing) {
  const lines = listing.split("\n").map((line) => line.split(":"));
  return lines.flatMap((fields, at) => {
    if (fields[0] !== "sec") return [];
    const fingerprint = lines.slice(at).find(([kind]) => kind === "fpr")?.[9] ?? "";
    return [{ fingerprint, validity: fields[1] ?? "", capabilities: fields[11] ?? "" }];
  });
}
async function importedKey(gpg, text, source) {
  await gpg.run("reading the OpenPGP key", ["--import"], `${text}
`);
  const { stdout } = await gpg.run("listing the OpenPGP key", ["--list-secret-keys", "--with-colons"]);
  const [key, ...others] = secretKeys(stdout);
  if (key === void 0) {
    const hint = "gpg --armor --export-secret-keys FINGERPRINT writes one.";
    const isPublic = text.includes("BEGIN PGP PUBLIC KEY");
    const message = isPublic ? "this is a public key, not a secret one" : "there is no secret OpenPGP key in it";
    throw keyProblem(source, "key-type", message, hint);
  }
  if (others.length > 0) {
    const message = `it holds ${others.length + 1} secret keys, and only one can sign`;
    throw keyProblem(source, "key-type", message, "Export that one alone.");
  }
  const dead = { e: "expired", r: "revoked", d: "disabled", i: "invalid" }[key.validity];
  if (dead !== void 0)
    throw keyProblem(source, "key-expired", `the key is ${dead}`, "Extend it, or use another key.");
  if (!key.capabilities.includes("S")) {
    throw keyProblem(source, "key-type", "the key cannot sign", "Use one with a signing subkey.");
  }
  return key;
}
function refused(result, source, hasPassphrase) {
  if (told(result, "BAD_PASSPHRASE") || told(result, "NEED_PASSPHRASE") || /passphrase/i.test(result.stderr)) {
    return hasPassphrase ? keyProblem(source, "key-password", "the passphrase does not open the key", "Check both variables.") : keyProblem(
      source,
      "key-password",
      "the key is encrypted, and no passphrase was given",
      "Name the environment variable that holds it under signing.gpg.passphrase."
    );
  }
  const said = result.stderr.split("\n").filter((line) => line.startsWith("gpg: "));
  return keyProblem(
    source,
    "gpg-failed",
    `gpg did not sign: ${said.at(-1) ?? `exit code ${result.exitCode}`}`,
    "Does gpg sign with this key elsewhere?"
  );
}
async function signOpenPgp(ports, method, { file, directory }) {
  const source = { key: "signing.gpg.key", variable: method.key };
  const text = await readKey(ports, source);
  const passphrase = method.passphrase === void 0 ? void 0 : needSecret(ports.secrets, { key: "signing.gpg.passphrase", variable: method.passphrase });
  const path = join(directory, `${file.name}.asc`);
  try {
    return await inPrivateHome(ports, async (gpg) => {
      const { fingerprint } = await importedKey(gpg, text, source);
      const how = ["--pinentry-mode", "loopback", "--passphrase-fd", "0", "--local-user", fingerprint, "--yes"];
      const argv = [...how, "--armor", "--output", path, "--detach-sign", file.path];
      const result = await gpg.run("signing with gpg", argv, `${passphrase ?? ""}
`);
      if (result.exitCode !== 0) throw refused(result, source, passphrase !== void 0);
      return { ...await measured(path), of: file.name, by: { method: "gpg", fingerprint } };
    });
  } catch (error) {
    if (!(error instanceof ToolError) || error.failure.exitCode !== void 0) throw error;
    const hint = "Install GnuPG, or sign with minisign or Sigstore.";
    throw new BuildError([{ code: "no-gpg", message: "gpg is needed for signing.gpg, and is not there", hint }]);
  }
}
export {
  signOpenPgp
};
