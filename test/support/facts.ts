import type { ProjectFacts } from "../../src/model/project.ts";
import type { ConfigSource } from "../../src/model/source.ts";

/** An ordinary package with one console script, but for what `changes` says. */
export function packageFacts(changes: Partial<ProjectFacts> = {}): ProjectFacts {
  const at = (line: number, key: string) => ({ file: "pyproject.toml", line, column: 1, key });
  return {
    root: "/project",
    kind: "package",
    file: "pyproject.toml",
    name: { value: "app", at: at(2, "project.name") },
    version: { value: "1.4.0", at: at(3, "project.version") },
    dynamicVersion: false,
    requiresPython: { value: ">=3.10", at: at(4, "project.requires-python") },
    pythonVersionFile: undefined,
    scripts: [{ value: { name: "app", object: "app.cli:main", gui: false }, at: at(7, "project.scripts.app") }],
    dependencies: [],
    extras: {},
    groups: [],
    locks: [],
    scriptFiles: [],
    script: undefined,
    scriptParsesArguments: false,
    commit: undefined,
    settings: undefined,
    ...changes,
  };
}

/** A lone script `tool.py` that says nothing of itself. */
export function scriptFacts(changes: Partial<ProjectFacts> = {}): ProjectFacts {
  const nothing = { name: undefined, version: undefined, requiresPython: undefined, scripts: [] };
  const script = { kind: "script", file: "tool.py", scriptFiles: ["tool.py"], script: "tool.py" } as const;
  return packageFacts({ ...nothing, ...script, ...changes });
}

/** A configuration file that says `value`, without places. */
export function configSource(value: unknown, changes: Partial<ConfigSource> = {}): ConfigSource {
  return { file: "slipway.yml", prefix: [], value, positions: new Map(), ...changes };
}
