/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  /** Did whoever has the token write it? Anybody may write what looks like ours. */
  readonly own: boolean;
}

/**
 * The comments of one pull request, oldest first. Each throws NetworkError where there is no answer, and where the token may
 * not (with the answer's status).
 */
export interface Comments {
  list(): Promise<readonly Comment[]>;
  create(body: string): Promise<number>;
  update(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}
