import type { Entry } from "../model/config.ts";
import type { Place } from "../model/diagnostic.ts";
import { nearest, suggestion } from "../model/nearest.ts";
import { entryObject, scriptPath } from "../model/project.ts";
import type { Choices, Chosen } from "./choices.ts";
import { checkCollisions, checkFileName } from "./names.ts";

type Placed = Entry & { readonly at: Place };

/** The executables: what `entry` says, else every script of the project, else the one file that can only be meant. */
export function resolveEntries(choices: Choices, appName: string): readonly Entry[] {
  const written = choices.pick("entry");
  if (written === undefined && choices.broken("entry")) return [];
  const placed = written === undefined ? ofProject(choices, appName) : ofEntry(choices, written, appName);
  for (const entry of placed) {
    if (entry.name !== appName) checkFileName(choices, entry.name, "the executable", entry.at);
  }
  checkCollisions(choices, placed);
  const gui = choices.pick("gui")?.value;
  return placed.map(({ at: _, ...entry }) => (gui === undefined ? entry : { ...entry, gui }));
}

function ofEntry(choices: Choices, entry: Chosen<string>, appName: string): readonly Placed[] {
  const { value, at } = entry;
  if (value.trim().endsWith(".py")) return scriptEntry(choices, entry, appName);
  const object = entryObject(value);
  const { facts } = choices;
  if (object === undefined) {
    const same = facts.scripts.find((script) => script.value.name === value.trim());
    const hint = same === undefined ? 'write "package.module:function" or "script.py"' : `write "${same.value.object}"`;
    choices.report({ code: "bad-entry", message: `${JSON.stringify(value)} is not an entry point`, hint, at });
    return [];
  }
  if (facts.kind === "script") {
    const message = `${object} would have to be in a package, and this project builds none`;
    const hint = "name a script.py, or give the project a pyproject.toml with a [build-system]";
    choices.report({ code: "bad-entry", message, hint, at });
    return [];
  }
  const known = facts.scripts.find((script) => script.value.object === object)?.value;
  return [{ kind: "object", name: known?.name ?? appName, object, gui: known?.gui ?? false, at }];
}

function scriptEntry(choices: Choices, entry: Chosen<string>, appName: string): readonly Placed[] {
  const script = scriptPath(entry.value.trim());
  const { at } = entry;
  if (script === undefined) {
    const hint = "name a script inside the project, by its path from there";
    choices.report({ code: "bad-entry", message: `${JSON.stringify(entry.value)} leaves the project`, hint, at });
    return [];
  }
  if (!choices.facts.scriptFiles.includes(script)) {
    const hint = suggestion(script, choices.facts.scriptFiles, "the scripts in the project's folder");
    choices.report({ code: "missing-script", message: `there is no script ${JSON.stringify(script)}`, hint, at });
    return [];
  }
  return [{ kind: "script", name: appName, script, gui: false, at }];
}

function ofProject(choices: Choices, appName: string): readonly Placed[] {
  const { facts } = choices;
  const at = { file: facts.file };
  if (facts.scripts.length > 0) {
    choices.origin("entry", "project", facts.scripts[0]?.at ?? at);
    return facts.scripts.map((script) => ({ kind: "object", ...script.value, at: script.at }));
  }
  if (facts.script !== undefined) {
    const place = { file: facts.script };
    choices.origin("entry", "project", place);
    return [{ kind: "script", name: appName, script: facts.script, gui: false, at: place }];
  }
  reportNone(choices, at);
  return [];
}

function reportNone(choices: Choices, at: Place): void {
  const { kind, scriptFiles, file } = choices.facts;
  const [first, ...others] = scriptFiles;
  if (kind === "script" && first !== undefined && others.length > 0) {
    const message = `there are ${scriptFiles.length} scripts, and nothing says which is the program: ${scriptFiles.join(", ")}`;
    const likely = nearest("main.py", scriptFiles) ?? first;
    const hint = `write entry: ${likely} into slipway.yml, or give --entry ${likely}`;
    choices.report({ code: "several-scripts", message, hint });
    return;
  }
  const where =
    file === "pyproject.toml" ? 'write [project.scripts] with name = "package.module:function", or' : "write";
  choices.report({
    code: "no-entry",
    message: "there is no entry point: the project has no console or gui script",
    hint: `${where} entry: package.module:function into slipway.yml`,
    at,
  });
}
