import type { Fact, ScriptEntry } from "../model/project.ts";

/** What one file, or one table of a file, says about the project. */
export interface Declared {
  readonly name: Fact<string> | undefined;
  readonly version: Fact<string> | undefined;
  readonly dynamicVersion: boolean;
  readonly requiresPython: Fact<string> | undefined;
  readonly scripts: readonly Fact<ScriptEntry>[];
  readonly dependencies: readonly Fact<string>[];
  readonly extras: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly string[];
  readonly groupRequirements: Readonly<Record<string, readonly Fact<string>[]>>;
}

export const NOTHING_DECLARED: Declared = {
  name: undefined,
  version: undefined,
  dynamicVersion: false,
  requiresPython: undefined,
  scripts: [],
  dependencies: [],
  extras: {},
  groups: [],
  groupRequirements: {},
};

/** Both together: what the first says wins, and the second fills what it leaves open. */
export function mergeDeclared(first: Declared, second: Declared): Declared {
  const names = new Set(first.scripts.map((script) => script.value.name));
  const version = first.version ?? second.version;
  return {
    name: first.name ?? second.name,
    version,
    dynamicVersion: version === undefined && (first.dynamicVersion || second.dynamicVersion),
    requiresPython: first.requiresPython ?? second.requiresPython,
    scripts: [...first.scripts, ...second.scripts.filter((script) => !names.has(script.value.name))],
    dependencies: first.dependencies.length > 0 ? first.dependencies : second.dependencies,
    extras: { ...second.extras, ...first.extras },
    groups: [...new Set([...first.groups, ...second.groups])].sort(),
    groupRequirements: { ...second.groupRequirements, ...first.groupRequirements },
  };
}
