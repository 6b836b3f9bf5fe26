/** One entry of the `errors` of a 422. */
export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

/** An answer of the API that is no success, thrown by whatever finds it. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** The connection ended: no answer, or no end of one. */
export class ConnectionLost extends Error {}

export const notFound = (): Problem => new Problem(404, "Not Found");

export const invalid = (...errors: readonly FieldError[]): Problem => new Problem(422, "Validation Failed", { errors });

/** The body that GitHub's API puts around a problem. `status` is a text there. */
export function problemBody(problem: Problem): object {
  return {
    message: problem.message,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    documentation_url: "https://docs.github.com/rest",
    status: String(problem.status),
  };
}
