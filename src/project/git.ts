import { type Result, success } from "../model/diagnostic.ts";
import { ToolError } from "../model/errors.ts";
import type { Exec } from "../model/ports.ts";
import type { Commit } from "../model/project.ts";

/** Without a lock and an index refresh reading changes nothing; a partial clone must not go to the network for it. */
const ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  LC_ALL: "C",
};

/**
 * The commit that the project is at; undefined without git, outside a repository, before the first commit, and where
 * the commit does not hold `file` (a project that lies, untracked, below somebody else's repository). Where git is there
 * and does not answer, that is a warning: without the commit's time what is built has other bytes.
 */
export async function readCommit(root: string, file: string, exec: Exec): Promise<Result<Commit | undefined>> {
  const git = gitIn(root, exec);
  const [held, written, tags] = await Promise.all([
    git("cat-file", "-e", `HEAD:./${file}`),
    git("rev-list", "--max-count=1", "--timestamp", "HEAD"),
    git("for-each-ref", "--points-at=HEAD", "--format=%(refname:strip=2)", "refs/tags"),
  ]);
  if (held.kind === "silent") return unknownCommit(held.why);
  if (held.kind !== "said") return success(undefined);
  if (written.kind !== "said") return unknownCommit(written.why);
  if (tags.kind !== "said") return unknownCommit(tags.why);
  const [, time, id] = /^(\d+) ([0-9a-f]{40,64})$/m.exec(written.text) ?? [];
  if (time === undefined || id === undefined) return unknownCommit("what it says of the commit cannot be read");
  const names = tags.text.split("\n").filter((tag) => tag !== "");
  return success({ id, time: Number(time), tags: names.sort() });
}

function unknownCommit(why: string): Result<undefined> {
  return success(undefined, [
    {
      code: "git-does-not-answer",
      severity: "warning",
      message: `git does not tell the commit (${why}); files get the date 1980-01-01 instead of the commit's`,
      hint: "the same build with git has other bytes: try `git log -1` there, and build again",
    },
  ]);
}

/** Is everything of the project committed, and nothing there that git does not know? False outside git. */
export async function worktreeIsClean(exec: Exec, root: string): Promise<boolean> {
  const status = await gitIn(root, exec)("status", "--porcelain", "--", ".");
  return status.kind === "said" && status.text.trim() === "";
}

/** The whole name of a commit that is named somehow; undefined where there is none, or no git. */
export async function commitNamed(exec: Exec, root: string, name: string): Promise<string | undefined> {
  const said = await gitIn(root, exec)("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  return said.kind === "said" ? /^[0-9a-f]{40,64}$/m.exec(said.text)?.[0] : undefined;
}

/** `absent`: there is no git. `refused`: it says no. `silent`: it was ended before it said anything. */
type Answer =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "absent" | "refused" | "silent"; readonly why: string };

type Git = (...args: readonly string[]) => Promise<Answer>;

export function gitIn(root: string, exec: Exec): Git {
  return async (...args) => {
    // In a container the checkout often belongs to another user than ours, and git would refuse it. What the refusal
    // protects from is a repository whose own configuration names programs. Reading a commit starts none of them, and
    // fsmonitor is switched off; but `status` compares file contents, and for that runs the clean and process filters
    // (git-lfs is one) that the repository's configuration names, under names that no option can foresee. They see the
    // poor environment of every child, as before-build and the project's build backend do.
    const options = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", "--no-replace-objects", "-C", root];
    const what = "asking git about the project";
    try {
      const result = await exec.run(["git", ...options, ...args], {
        env: ENVIRONMENT,
        accept: "any",
        timeoutMs: 60_000,
        what,
      });
      if (result.exitCode === 0) return { kind: "said", text: result.stdout };
      return { kind: "refused", why: result.stderr.trim().split("\n")[0] || `exit code ${result.exitCode}` };
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      return { kind: neverStarted(error) ? "absent" : "silent", why: error.message };
    }
  };
}

/** With every exit code accepted a command fails in two ways: it could not be started, or its time was over. */
function neverStarted({ failure, cause }: ToolError): boolean {
  const signal = cause instanceof Error && "signal" in cause ? cause.signal : undefined;
  return failure.exitCode === undefined && typeof signal !== "string";
}
