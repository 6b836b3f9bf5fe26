import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { failure, type Result, success } from "../model/diagnostic.ts";
import type { LockFile, LockKind } from "../model/project.ts";
import { isHashed, parseRequirements } from "./requirements-file.ts";
import { readText } from "./text.ts";

/** Best first: what the tools themselves prefer, then requirements files, the plain name before others. */
const KINDS: readonly (readonly [LockKind, RegExp])[] = [
  ["uv.lock", /^uv\.lock$/],
  ["pylock.toml", /^pylock\.toml$/],
  ["pylock.toml", /^pylock\.[^.]+\.toml$/],
  ["poetry.lock", /^poetry\.lock$/],
  ["requirements.txt", /^requirements\.txt$/],
  ["requirements.txt", /^requirements.*\.txt$/],
];

/** Lock files among the names in the project's root, best first; of requirements files those that are hashed throughout. */
export async function findLocks(root: string, names: readonly string[]): Promise<Result<readonly LockFile[]>> {
  const shared = names.includes("uv.lock") ? undefined : await workspaceLock(root);
  const own = [...names].sort(byPreference).flatMap((path) => {
    const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0];
    return kind === undefined ? [] : [{ kind, path }];
  });
  const found = shared === undefined ? own : [shared, ...own];
  const judged = await Promise.all(
    found.map((lock) => (lock.kind === "requirements.txt" ? judge(root, lock) : success(lock))),
  );
  const problems = judged.flatMap((result) => (result.ok ? [] : result.diagnostics));
  const locks = judged.flatMap((result) => (result.ok ? (result.value ?? []) : []));
  return problems.length > 0 ? failure(...problems) : success(locks);
}

/** The members of a workspace have one uv.lock together, in its root above them, which names their folders. */
async function workspaceLock(root: string): Promise<LockFile | undefined> {
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, "uv.lock"), "utf8").catch(() => undefined);
    if (text !== undefined) {
      const member = JSON.stringify(relative(folder, root).split(sep).join("/"));
      const named = [...text.matchAll(/^source = \{ (?:editable|virtual|directory) = ("[^"\n]*") \}$/gm)];
      const path = [...relative(root, folder).split(sep), "uv.lock"].join("/");
      return named.some(([, place]) => place === member) ? { kind: "uv.lock", path } : undefined;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** A requirements file, if it is a lock. */
async function judge(root: string, lock: LockFile): Promise<Result<LockFile | undefined>> {
  const text = await readText(root, lock.path);
  if (!text.ok) return text;
  const locks = text.value !== undefined && isHashed(parseRequirements(text.value, lock.path));
  return success(locks ? lock : undefined);
}

function byPreference(left: string, right: string): number {
  const rank = (name: string) => KINDS.findIndex(([, pattern]) => pattern.test(name));
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}
