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
 * the commit does not hold `file` (a project that lies, untracked, below somebody else's repository).
 */
export async function readCommit(root: string, file: string, exec: Exec): Promise<Commit | undefined> {
  const git = gitIn(root, exec);
  if ((await git("cat-file", "-e", `HEAD:./${file}`)) === undefined) return undefined;
  const written = await git("rev-list", "--max-count=1", "--timestamp", "HEAD");
  const [, time, id] = /^(\d+) ([0-9a-f]{40,64})$/m.exec(written ?? "") ?? [];
  if (time === undefined || id === undefined) return undefined;
  const tags = await git("for-each-ref", "--points-at=HEAD", "--format=%(refname:strip=2)", "refs/tags");
  return {
    id,
    time: Number(time),
    tags: (tags ?? "")
      .split("\n")
      .filter((tag) => tag !== "")
      .sort(),
  };
}

/** Is everything of the project committed, and nothing there that git does not know? False outside git. */
export async function worktreeIsClean(exec: Exec, root: string): Promise<boolean> {
  const status = await gitIn(root, exec)("status", "--porcelain", "--", ".");
  return status?.trim() === "";
}

type Git = (...args: readonly string[]) => Promise<string | undefined>;

/** What git prints; undefined where it fails, or is not there. */
function gitIn(root: string, exec: Exec): Git {
  return async (...args) => {
    // In a container the checkout often belongs to another user than ours, and git would refuse it. What the refusal
    // protects from is a repository whose own configuration names programs: these commands start none of them.
    const options = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", "--no-replace-objects", "-C", root];
    const what = "asking git about the project";
    try {
      const result = await exec.run(["git", ...options, ...args], {
        env: ENVIRONMENT,
        accept: "any",
        timeoutMs: 60_000,
        what,
      });
      return result.exitCode === 0 ? result.stdout : undefined;
    } catch (error) {
      if (error instanceof ToolError) return undefined;
      throw error;
    }
  };
}
