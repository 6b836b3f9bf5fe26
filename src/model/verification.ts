/** What somebody who verifies a release expects of who made it. Paths are absolute. */
export interface Expectations {
  /** Exactly what the certificate says of who signed. */
  readonly identity?: string;
  /** Who vouched for that identity. */
  readonly issuer?: string;
  /** `owner/name` on github.com, or the whole address of the source. */
  readonly repository?: string;
  /** The source whose page the release was downloaded from. What a workflow has signed there has to be made in it. */
  readonly source?: string;
  /** `owner/name/.github/workflows/release.yml` (on github.com, or its address), with or without `@ref`: whose job it was. */
  readonly workflow?: string;
  readonly commit?: string;
  /** trusted_root.json of the Sigstore instance. Default: the public one, as this version of Slipway knows it. */
  readonly trustedRoot?: string;
  /** Public keys: PEM for bundles signed by a key, minisign's line or file, an OpenPGP key's file. */
  readonly key?: string;
  readonly minisignKey?: string;
  readonly gpgKey?: string;
}
