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
  const git = async (...args: readonly string[]): Promise<string | undefined> => {
    // In a container the checkout often belongs to another user than ours. Only plumbing runs here, which executes
    // nothing that a repository's own configuration names, so that the refusal would protect from nothing.
    const argv = ["git", "-c", "safe.directory=*", "--no-replace-objects", "-C", root, ...args];
    const what = "reading the commit";
    const result = await exec.run(argv, { env: ENVIRONMENT, accept: "any", timeoutMs: 20_000, what });
    return result.exitCode === 0 ? result.stdout : undefined;
  };
  try {
    if ((await git("cat-file", "-e", `HEAD:./${file}`)) === undefined) return undefined;
    const head = /^(\d+) ([0-9a-f]{40,64})$/m.exec(
      (await git("rev-list", "--max-count=1", "--timestamp", "HEAD")) ?? "",
    );
    if (head === null) return undefined;
    const tags = (await git("for-each-ref", "--points-at=HEAD", "--format=%(refname:strip=2)", "refs/tags")) ?? "";
    const names = tags.split("\n").filter((tag) => tag !== "");
    return { id: head[2] ?? "", time: Number(head[1]), tags: names.sort() };
  } catch (error) {
    if (error instanceof ToolError) return undefined;
    throw error;
  }
}

/** Is everything committed? False outside git, and where git does not answer. */
export async function worktreeIsClean(exec: Exec, root: string): Promise<boolean> {
  const argv = ["git", "-c", "safe.directory=*", "-C", root, "status", "--porcelain", "--", "."];
  const result = await exec.run(argv, { accept: "any", timeoutMs: 60_000, what: "asking git for changes" }).catch(() => undefined);
  return result?.exitCode === 0 && result.stdout.trim() === "";
}
