/** Says who this job is. Absent from the ports where nobody vouches for it: on a laptop, and without `id-token: write`. */
export interface IdTokens {
  /** A fresh token for one audience, hidden from logs. Throws NetworkError. */
  request(audience: string): Promise<string>;
}
