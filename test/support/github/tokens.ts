/** What somebody may do with the contents of a repository. */
export type Right = "none" | "read" | "write" | "admin";

/** Who asks. `integration` is the token of a workflow run, `person` somebody's own. */
export interface Viewer {
  readonly login: string;
  readonly kind: "integration" | "person" | "anonymous";
  /** By `owner/name`; a repository that is not in it is somebody else's. */
  readonly rights: Readonly<Record<string, Right>>;
  /** A workflow's token without `attestations: write`. */
  readonly attests?: false;
  /** Of a workflow's token: `pull-requests:` among its permissions. */
  readonly pullRequests?: Right;
  /** Milliseconds since 1970. Afterwards the token is as good as none: 401. */
  readonly expiresAt?: number;
}

export const ANONYMOUS: Viewer = { login: "", kind: "anonymous", rights: {} };

const ORDER: readonly Right[] = ["none", "read", "write", "admin"];

/** The right of a viewer, with what everybody may do with a public repository. */
export function rightOf(viewer: Viewer, repository: { owner: string; name: string; isPrivate: boolean }): Right {
  const own = viewer.rights[`${repository.owner}/${repository.name}`] ?? "none";
  return own === "none" && !repository.isPrivate ? "read" : own;
}

export function covers(right: Right, needed: Right): boolean {
  return ORDER.indexOf(right) >= ORDER.indexOf(needed);
}

/** `Bearer x` and `token x`, and `Basic` with the token as the password. */
export function tokenOf(header: string | null): string | undefined {
  const [scheme = "", value = ""] = (header ?? "").split(" ");
  if (/^(bearer|token)$/i.test(scheme)) return value;
  if (/^basic$/i.test(scheme)) return Buffer.from(value, "base64").toString().split(":").at(-1);
  return undefined;
}
