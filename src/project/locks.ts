import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
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
  const problems: Diagnostic[] = [];
  const locks: LockFile[] = [];
  for (const path of [...names].sort(byPreference)) {
    const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0];
    if (kind === undefined) continue;
    if (kind === "requirements.txt") {
      const text = await readText(root, path);
      if (!text.ok) problems.push(...text.diagnostics);
      if (!text.ok || text.value === undefined || !isHashed(parseRequirements(text.value, path))) continue;
    }
    locks.push({ kind, path });
  }
  return problems.length > 0 ? failure(...problems) : success(locks);
}

function byPreference(left: string, right: string): number {
  const rank = (name: string) => KINDS.findIndex(([, pattern]) => pattern.test(name));
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}
