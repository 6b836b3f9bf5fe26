import type { Measure } from "./manifest.ts";
import type { Ports } from "./ports.ts";

/** What somebody who verifies a release expects of who made it. Paths are absolute. */
export interface Expectations {
  /** Exactly what the certificate says of who signed. */
  readonly identity?: string;
  /** Who vouched for that identity. */
  readonly issuer?: string;
  /** `owner/name`, or the whole address of the source. */
  readonly repository?: string;
  /** `owner/name/.github/workflows/release.yml`, with or without `@ref`: whose job it was. */
  readonly workflow?: string;
  readonly commit?: string;
  /** trusted_root.json of the Sigstore instance. Default: the public one, as this version of Slipway knows it. */
  readonly trustedRoot?: string;
  /** Public keys: PEM for bundles signed by a key, minisign's line or file, an OpenPGP key's file. */
  readonly key?: string;
  readonly minisignKey?: string;
  readonly gpgKey?: string;
}

/** One thing that was looked at. */
export interface VerifyRow {
  readonly what: string;
  readonly method: "sigstore" | "provenance" | "minisign" | "gpg";
  /** `not checked` is no failure, and no proof: it says what to name so that it can be checked. */
  readonly result: "proven" | "failed" | "not checked";
  /** Who vouches for it. */
  readonly by: string;
  readonly detail: string;
}

/** A release as it lies in a folder: every file, measured. */
export interface VerifiedFolder {
  readonly folder: string;
  readonly files: readonly (Measure & { readonly name: string })[];
  /** Names of the artifacts, by the manifest. */
  readonly artifacts: readonly string[];
}

/** Checks all signatures and the provenance of a release. Never throws for what is wrong with them: that is a row. */
export type VerifySignatures = (
  ports: Ports,
  release: VerifiedFolder,
  expected: Expectations,
) => Promise<readonly VerifyRow[]>;
