import { valid } from "@renovatebot/pep440";
import type { Config } from "../model/config.ts";
import { suggestion } from "../model/nearest.ts";
import { normalName, scriptPath } from "../model/project.ts";
import { templateProblem, versionInTag } from "../model/release-tag.ts";
import type { Choices } from "./choices.ts";
import { checkFileName } from "./names.ts";

/** The application's name: written, else the project's, else the script's. */
export function resolveName(choices: Choices): string {
  const written = choices.pick("name");
  const { facts } = choices;
  if (written !== undefined) {
    checkFileName(choices, written.value, "the name", written.at);
    return written.value;
  }
  if (facts.name !== undefined) {
    choices.origin("name", "project", facts.name.at);
    checkFileName(choices, facts.name.value, "the name", facts.name.at);
    return facts.name.value;
  }
  const script = namingScript(choices);
  if (script !== undefined) {
    const at = { file: script };
    const name = script.replace(/^.*\//, "").replace(/\.py$/, "");
    choices.origin("name", "project", at);
    checkFileName(choices, name, "the name", at);
    return name;
  }
  // A choice between scripts is asked for elsewhere, and answers this too.
  if (!choices.broken("name") && facts.kind === "package") {
    const message = "the project's name is not written where it can be read without running its code";
    const hint = "write name: … into slipway.yml, or into [project] of pyproject.toml";
    choices.report({ code: "no-name", message, hint, at: { file: facts.file } });
  }
  return "";
}

function namingScript(choices: Choices): string | undefined {
  const { facts } = choices;
  return facts.kind === "script" ? facts.script : undefined;
}

/** How tags say a version, and which of them is being released. */
interface Tagged {
  readonly template: string;
  readonly name: string;
  readonly released: string | undefined;
}

/** Undefined where only the build backend can tell, or where what is written is no version (which is reported). */
export function resolveVersion(choices: Choices, tagged: Tagged): string | undefined {
  const { facts } = choices;
  const written = choices.pick("version");
  if (written !== undefined) return checkedVersion(choices, written.value, written.at);
  if (choices.broken("version")) return undefined;
  if (facts.version !== undefined) {
    choices.origin("version", "project", facts.version.at);
    return checkedVersion(choices, facts.version.value, facts.version.at);
  }
  if (facts.dynamicVersion) {
    choices.origin("version", "project", { file: facts.file });
    return undefined;
  }
  if (facts.kind === "script") return scriptVersion(choices, tagged);
  choices.report({
    code: "no-version",
    message: "the project has no version, and does not say that it is dynamic",
    hint: 'write version = "…" into the project, or version: … into slipway.yml',
    at: { file: facts.file },
  });
  return undefined;
}

function checkedVersion(choices: Choices, written: string, at: { readonly file: string }): string | undefined {
  const version = written.trim();
  if (valid(version) !== null) return version;
  choices.report({
    code: "bad-version",
    message: `${JSON.stringify(written)} is not a version that Python packages can have (PEP 440)`,
    hint: "write it as 1.4.0, 1.4.0rc1 or 1.4.0.post1",
    at,
  });
  return undefined;
}

/** A script need not have a version: the tag that is being released gives one, and an untagged try is 0.0.0. */
function scriptVersion(choices: Choices, { template, name, released }: Tagged): string {
  const tags = released === undefined ? (choices.facts.commit?.tags ?? []) : [released];
  const versions = tags.flatMap((text) => {
    const version = versionInTag(text, template, name);
    return version !== undefined && valid(version) !== null ? version : [];
  });
  const [version] = versions;
  if (version === undefined || versions.length > 1) return "0.0.0";
  choices.origin("version", "project", { file: "git tag" });
  return version;
}

function resolveTag(choices: Choices): string {
  const release = choices.pick("release");
  const tag = release?.value.tag;
  if (tag === undefined) return "v?{version}";
  const problem = templateProblem(tag);
  if (problem === undefined) return tag;
  choices.report({
    code: "bad-tag",
    message: `${JSON.stringify(tag)} ${problem}`,
    hint: 'write it as "v?{version}", or "{name}-v{version}" where several projects share a repository',
    at: release?.inside("tag") ?? { file: choices.facts.file },
  });
  return tag;
}

/** How a release is made. */
export function resolveRelease(choices: Choices): Config["release"] {
  const { draft = false, notes = "auto", checksums = ["sha256"] } = choices.pick("release")?.value ?? {};
  return { tag: resolveTag(choices), draft, notes, checksums };
}

/** Extras or groups, in the project's own spelling. */
export function resolveParts(choices: Choices, key: "extras" | "groups"): readonly string[] {
  const known = key === "extras" ? Object.keys(choices.facts.extras) : choices.facts.groups;
  const chosen = choices.pick(key);
  if (chosen === undefined) return [];
  const found = chosen.value.flatMap((name, index) => {
    const same = known.find((item) => normalName(item) === normalName(name));
    if (same !== undefined) return same;
    const message = `the project has no ${key === "extras" ? "extra" : "dependency group"} ${JSON.stringify(name)}`;
    const hint = suggestion(name, known, `its ${key}`);
    choices.report({ code: `unknown-${key.slice(0, -1)}`, message, hint, at: chosen.inside(index) });
    return [];
  });
  return [...new Set(found)];
}

/** `auto`, `pyproject`, or the path of a lock of the project; nothing else can be installed from. */
export function resolveRequirements(choices: Choices): Config["requirements"] {
  const chosen = choices.pick("requirements");
  if (chosen === undefined) return "auto";
  const { value, at } = chosen;
  if (value === "auto" || value === "pyproject") return value;
  const path = scriptPath(value);
  const locks = choices.facts.locks.map((lock) => lock.path);
  if (path === undefined) {
    const hint = "name a lock file inside the project, by its path from there";
    choices.report({ code: "bad-requirements", message: `${JSON.stringify(value)} leaves the project`, hint, at });
  } else if (!locks.includes(path)) {
    const hint = suggestion(path, ["auto", "pyproject", ...locks], "the choices");
    const message = `there is no lock ${JSON.stringify(path)} (a requirements file is one if every line has a hash)`;
    choices.report({ code: "bad-requirements", message, hint, at });
  }
  return path ?? value;
}

/** Path of the icon inside the project. What it is, whoever reads files will say. */
export function resolveIcon(choices: Choices): string | undefined {
  const chosen = choices.pick("icon");
  const path = chosen === undefined ? undefined : scriptPath(chosen.value);
  if (chosen === undefined || path !== undefined) return path;
  const hint = "name a PNG inside the project, by its path from there";
  const message = `${JSON.stringify(chosen.value)} leaves the project`;
  choices.report({ code: "bad-icon", message, hint, at: chosen.at });
  return undefined;
}

/** Commands that run before the project's wheel is made; a lone script has none, and nobody would run them. */
export function resolveCommands(choices: Choices): Config["beforeBuild"] {
  const chosen = choices.pick("before-build");
  if (chosen === undefined || chosen.value.length === 0) return [];
  if (choices.facts.kind === "package") return chosen.value;
  const message = "before-build runs before a wheel is made, and a lone script has none";
  choices.report({ code: "no-wheel", message, hint: "run it in a step before, or take it out", at: chosen.at });
  return [];
}
