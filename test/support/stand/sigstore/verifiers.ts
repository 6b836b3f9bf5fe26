import { slipway } from "../cli.ts";
import type { ReadyStand } from "../environment.ts";
import { tool } from "../store.ts";
import type { Sigstore } from "./sigstore.ts";
import type { SigstoreTools } from "./tools.ts";

/** What somebody who downloads a release of acme/widget may check it with. */
export interface Verifiers {
  /** Each gives true, or what was said. `archive` and `provenance` are names in the folder. */
  cosign(archive: string): Promise<true | string>;
  gh(archive: string, provenance: string): Promise<true | string>;
  slipway(): Promise<true | string>;
}

/** @param of.downloads folder with everything that the release holds */
export function verifiersOf(
  stand: ReadyStand,
  of: {
    readonly tools: SigstoreTools;
    readonly sigstore: Sigstore;
    readonly downloads: string;
    readonly commit: string;
  },
): Verifiers {
  const { tools, sigstore, downloads, commit } = of;
  const { identity, url: issuer } = sigstore.issuer;
  const accepts = (argv: readonly [string, ...string[]]): Promise<true | string> =>
    tool(argv, { cwd: downloads, env: { GH_TOKEN: "x", HOME: downloads } }).then(
      () => true,
      (error: unknown) => String(error),
    );
  return {
    cosign: (archive) =>
      accepts([
        ...([tools.cosign, "verify-blob", "--bundle", `${archive}.sigstore.json`] as const),
        ...["--trusted-root", sigstore.trustedRoot],
        ...["--certificate-identity", identity, "--certificate-oidc-issuer", issuer, archive],
      ]),
    gh: (archive, provenance) =>
      accepts([
        ...([tools.gh, "attestation", "verify", archive, "--bundle", provenance, "-R", "acme/widget"] as const),
        ...["--custom-trusted-root", sigstore.roots, "--cert-identity", identity, "--cert-oidc-issuer", issuer],
      ]),
    async slipway() {
      const expected = ["--repository", "acme/widget", "--commit", commit, "--issuer", issuer];
      const argv = ["verify", downloads, "--trusted-root", sigstore.trustedRoot, ...expected];
      const outcome = await slipway(stand, argv, { cwd: downloads, seconds: 60 });
      return outcome.code === 0 ? true : outcome.output;
    },
  };
}
