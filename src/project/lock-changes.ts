import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LockChange, LockChanges } from "../model/lock-change.ts";
import type { Exec } from "../model/ports.ts";
import { normalName, type ProjectFacts } from "../model/project.ts";
import { gitIn } from "./git.ts";
import { readPyproject } from "./pyproject.ts";
import { parseToml } from "./toml.ts";

/** `name = "x"` and `version = "1"` that follow `[[package]]` (uv, Poetry) or `[[packages]]` (PEP 751). */
function lockedInToml(text: string): [string, string][] {
  return text
    .split(/^\[\[packages?\]\][ \t]*\r?$/m)
    .slice(1)
    .flatMap((block): [string, string][] => {
      const own = block.split(/^\[/m)[0] ?? "";
      const name = /^name = "([^"]+)"/m.exec(own)?.[1];
      const version = /^version = "([^"]+)"/m.exec(own)?.[1];
      return name === undefined ? [] : [[normalName(name), version ?? ""]];
    });
}

/** `name==1.0 ; marker \`, as a requirements file has it. */
function lockedInRequirements(text: string): [string, string][] {
  return [...text.matchAll(/^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*==\s*([^\s;\\]+)/gm)].map(
    ([, name = "", version = ""]) => [normalName(name), version],
  );
}

/** Requirements as a project writes them; each counts as its own version. */
function written(requirements: readonly string[]): [string, string][] {
  return requirements.flatMap((text): [string, string][] => {
    const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(text)?.[1];
    return name === undefined ? [] : [[normalName(name), text.trim().slice(name.length).trim()]];
  });
}

/** The requirements of a pyproject.toml; none of one that cannot be read. */
function requirementsIn(text: string, file: string): readonly string[] {
  const document = parseToml(text, file);
  return document.ok ? readPyproject(document.value).declared.dependencies.map(({ value }) => value) : [];
}

/** Sorted by name; versions of what is locked more than once are told together. */
export function changesBetween(before: readonly [string, string][], now: readonly [string, string][]): LockChange[] {
  const versions = (all: readonly [string, string][], name: string): string | undefined => {
    const own = all.filter(([other]) => other === name).map(([, version]) => version);
    return own.length === 0 ? undefined : [...new Set(own)].sort().join(" and ");
  };
  return [...new Set([...before, ...now].map(([name]) => name))]
    .sort()
    .map((name) => ({ name, before: versions(before, name), now: versions(now, name) }))
    .filter((change) => change.before !== change.now);
}

/** What of the project's lock (or, without one, of its requirements) is another than at a commit. */
export async function lockChanges(
  exec: Exec,
  { root, locks, file, dependencies }: Pick<ProjectFacts, "root" | "locks" | "file" | "dependencies">,
  base: string,
): Promise<LockChanges> {
  const git = gitIn(root, exec);
  const path = locks[0]?.path ?? file;
  const unknown = (why: string): LockChanges => ({ base, changes: [], unknown: why });
  // A name that begins with a dash would be an option.
  if (!/^[\w][\w./-]*$/.test(base)) return unknown(`${base} is not the name of a commit`);
  const known = await git("rev-parse", "--verify", "--quiet", `${base}^{commit}`);
  if (known.kind !== "said") return unknown(`commit ${base} is not here; check out with fetch-depth: 0`);
  const then = await git("show", `${base}:./${path}`);
  // A lock that is new is all new.
  const before = then.kind === "said" ? then.text : "";
  if (locks.length === 0)
    return {
      base,
      changes: changesBetween(written(requirementsIn(before, file)), written(dependencies.map(({ value }) => value))),
    };
  const now = await readFile(join(root, path), "utf8");
  const read = path.endsWith(".txt") ? lockedInRequirements : lockedInToml;
  return { base, changes: changesBetween(read(before), read(now)) };
}
