/** Where GitHub keeps statements about files, for `gh attestation verify` to find them. */
export interface Attestations {
  /** Stores a bundle (Sigstore's JSON); its number. Throws NetworkError, with status 403 or 404 where the job may not. */
  store(bundle: unknown): Promise<string>;
}
