import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { Fact } from "../model/project.ts";
import { type Declared, NOTHING_DECLARED } from "./declared.ts";
import { tomlReader } from "./reader.ts";
import { parseToml } from "./toml.ts";

/** What a script says of itself. */
export interface ScriptFacts {
  /** Of its metadata block, and the version from `__version__ = "…"`. */
  readonly declared: Declared;
  readonly parsesArguments: boolean;
  /** It has a metadata block, so that its requirements are known. */
  readonly hasMetadata: boolean;
}

/** Files that are for a tool, wherever they lie. */
const FOR_TOOLS = /^(setup|conftest|noxfile|fabfile|__init__|test_.*|.*_test)\.py$/;

/** Names in the root that may be a program of their own. */
export function scriptCandidates(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.endsWith(".py") && !name.startsWith(".") && !FOR_TOOLS.test(name)).sort();
}

/** Reads a script's text; its metadata block is PEP 723's, with places counted in the script. */
export function readScript(text: string, file: string): Result<ScriptFacts> {
  const plain = text.replace(/\r\n?/g, "\n");
  const parsesArguments = PARSERS.test(plain);
  const version = pythonString(plain, ["__version__"], file);
  const blocks = [...plain.matchAll(BLOCK)].filter((block) => block.groups?.["type"] === "script");
  const [block, second] = blocks;
  const declared = { ...NOTHING_DECLARED, version };
  if (block === undefined) return success({ declared, parsesArguments, hasMetadata: false });
  const line = lineOf(plain, block.index);
  if (second !== undefined) {
    const at = { file, line: lineOf(plain, second.index) };
    return failure({ code: "script-metadata", message: "a second `# /// script` block", hint: "keep one of them", at });
  }
  const content = (block.groups?.["content"] ?? "").replace(/^# ?/gm, "");
  const document = parseToml(content, file);
  if (!document.ok) return failure(...document.diagnostics.map((problem) => shifted(problem, line)));
  const reader = tomlReader(document.value);
  const move = (fact: Fact<string>): Fact<string> => ({ value: fact.value, at: shiftedPlace(fact.at, line) });
  const requires = reader.text(["requires-python"]);
  const dependencies = reader.texts(["dependencies"]).map(move);
  if (reader.problems.length > 0) return failure(...reader.problems.map((problem) => shifted(problem, line)));
  const requiresPython = requires && move(requires);
  return success({ declared: { ...declared, requiresPython, dependencies }, parsesArguments, hasMetadata: true });
}

/** The reference expression of PEP 723. */
const BLOCK = /^# \/\/\/ (?<type>[a-zA-Z0-9-]+)$\s(?<content>(?:^#(?:| .*)$\s)+)^# \/\/\/$/gm;

/** An import of a library that makes `--help` mean something. */
const PARSERS =
  /^[^\S\n]*(?:import|from)[^\S\n]+(?:[\w.]+[^\S\n]*,[^\S\n]*)*(?:argparse|optparse|click|typer|docopt|fire)\b/m;

/**
 * The text assigned to one of `names` at the start of a line, found without running anything. Undefined where it is
 * computed, or not there.
 */
export function pythonString(text: string, names: readonly string[], file: string): Fact<string> | undefined {
  const pattern = new RegExp(
    `^(?:${names.join("|")})[^\\S\\n]*(?::[^=\\n]+)?=[^\\S\\n]*(["'])([^"'\\\\\\n]+)\\1[^\\S\\n]*(?:#.*)?$`,
    "m",
  );
  const match = pattern.exec(text.replace(/\r\n?/g, "\n"));
  if (match === null) return undefined;
  return { value: match[2] ?? "", at: { file, line: lineOf(text, match.index) } };
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

/** From a line of the block to the line of the script; each line lost `# ` on the way. */
function shiftedPlace(at: Fact<string>["at"], line: number): Fact<string>["at"] {
  if (at.line === undefined) return { ...at, line };
  return { ...at, line: at.line + line, ...(at.column === undefined ? {} : { column: at.column + 2 }) };
}

function shifted(problem: Diagnostic, line: number): Diagnostic {
  return problem.at === undefined ? problem : { ...problem, at: shiftedPlace(problem.at, line) };
}
