import { BuildError, NetworkError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { type HostedRelease, neededReleases, type Releases, ServiceRefusal } from "../model/releases.ts";

/** What is asked of GitHub before anything is built. */
export interface Preflight {
  readonly tag: string;
  readonly commit: string | undefined;
  /** Files that the release has whatever else is in it. */
  readonly names: readonly string[];
  /** The token is the one that the release is made with: it has to be one that may write. */
  readonly writes: boolean;
}

/**
 * Before anything is built: a release is made from a commit. Without git (where `actions/checkout` fetches an archive) every leg would count as
 * changed since, and be refused when all of them are there. Throws BuildError.
 */
export function checkCommit({ tag, commit }: Pick<Plan, "tag" | "commit">): void {
  if (tag === null || commit !== null) return;
  const message = "a release on GitHub is made from a commit, and git tells of none that holds this project";
  const hint =
    "Nothing was built yet. Install git on this machine, before the checkout, and commit the project. A release in a folder (slipway release --to DIR) needs none.";
  throw new BuildError([{ code: "no-commit", message, hint }]);
}

/** Undefined where the service does not say: the release asks again, with patience. */
async function asked<T>({ log }: Ports, question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error instanceof ServiceRefusal && error.status === 401) throw refused(error, "GitHub does not know the token");
    log.info(`not known before the release: ${error.message}`);
    return undefined;
  }
}

function refused(error: ServiceRefusal, message: string): BuildError {
  const hint =
    "Nothing was built yet. Give the job `permissions: { contents: write }`, or the input token one that may write this repository's contents.";
  return new BuildError([{ code: "not-permitted", message: `${message} (${error.message})`, hint }], { cause: error });
}

/** A question that only those are answered who may write, and that changes nothing. */
async function mayWrite(releases: Releases, { tag, commit }: Preflight): Promise<void> {
  try {
    await releases.generateNotes(tag, commit);
  } catch (error) {
    const isLimit = error instanceof ServiceRefusal && error.retryAfterMs !== undefined;
    if (error instanceof ServiceRefusal && !isLimit && [403, 404].includes(error.status ?? 0))
      throw refused(error, `a release of ${tag} needs a token that may write, and this one may only read`);
    throw error;
  }
}

function lacking({ tag, immutable, url }: HostedRelease, missing: readonly string[]): BuildError {
  const state = immutable ? "published and immutable" : "published";
  const names = missing.slice(0, 5).join(", ") + (missing.length > 5 ? ` and ${missing.length - 5} more` : "");
  const message = `the release of ${tag} is ${state} (${url}), and lacks ${names}`;
  const hint = immutable
    ? "Nothing was built: nothing of it can be changed, and its tag never used again. Release the next version."
    : "Nothing was built: a published release is never changed. Release the next version. (To make this one again, delete the release, not its tag, and run the job again.)";
  return new BuildError([{ code: "published-lacks", message, hint }]);
}

/**
 * Looks before any time is spent on a build: the release that is there already, immutable and with all of these names, so
 * that nothing is left to do; undefined where it has to be made, or compared file by file (one that can still be changed,
 * whose tag may have been moved). Throws BuildError for one that can never become what is wanted, and for a token that
 * may not write. ConfigError where nobody says which repository, or as whom.
 */
export async function preflight(ports: Ports, request: Preflight): Promise<HostedRelease | undefined> {
  const releases = request.writes ? neededReleases(ports) : ports.releases;
  if (releases === undefined) return undefined;
  const there = await asked(ports, releases.published(request.tag));
  const assets = there === undefined ? undefined : await asked(ports, releases.assets(there.id));
  if (there === undefined || assets === undefined) {
    if (request.writes) await asked(ports, mayWrite(releases, request));
    return undefined;
  }
  const whole = assets.filter(({ state }) => state === "uploaded").map(({ name }) => name);
  const missing = request.names.filter((name) => !whole.includes(name));
  if (missing.length > 0) throw lacking(there, missing);
  return there.immutable ? there : undefined;
}
