/** Whose token a call bears. */
export interface Caller {
  readonly run: string;
  readonly job: string;
}

export type Body = Readonly<Record<string, unknown>>;

/** Service and name of a method → what it answers. */
export type Methods = Readonly<Record<string, (body: Body, caller: Caller) => Promise<unknown>>>;

/** An error as Twirp has them. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Optional fields come as they are, or wrapped. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "object" && value !== null && "value" in value) return textOf(value.value);
  return value === undefined || value === null ? undefined : String(value);
}
