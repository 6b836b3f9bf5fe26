import type { Document, LineCounter, Node, YAMLError } from "yaml";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { ConfigSource } from "../model/source.ts";

/** A configuration is a page or two. */
const MAX_CHARACTERS = 256 * 1024;
/** The first error of a document explains it; what follows is mostly its echo. */
const MAX_ERRORS = 5;

/**
 * Parses the text of slipway.yml; an empty one is an empty configuration. `file` is its name in messages. Nothing of
 * the value is checked here: see `resolveConfig`. Fails with line and column for what is no YAML.
 */
export async function parseConfigFile(text: string, file: string): Promise<Result<ConfigSource>> {
  if (text.length > MAX_CHARACTERS) {
    return failure({
      code: "too-large",
      message: "this is too large to be a configuration (over 256 KiB)",
      at: { file },
    });
  }
  const { convertYaml, LineCounter: Counter, parseDocument } = await import("./yaml-value.ts");
  const lines = new Counter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = [...document.errors, ...document.warnings];
  const exhausted = errors.find((error) => error.code === "RESOURCE_EXHAUSTION");
  if (exhausted !== undefined) return failure(syntaxProblem(exhausted, lines, file));
  if (errors.length > 0)
    return failure(...errors.slice(0, MAX_ERRORS).map((error) => syntaxProblem(error, lines, file)));
  const { value, positions, trouble } = convertYaml(document as Document<Node>, lines);
  if (trouble === undefined) return success({ file, prefix: [], value: value ?? {}, positions });
  return failure({ code: "yaml-value", message: trouble.message, hint: trouble.hint, at: { file, ...trouble.at } });
}

function syntaxProblem(error: YAMLError, lines: LineCounter, file: string): Diagnostic {
  const { line, col } = lines.linePos(error.pos[0]);
  const at = { file, line, column: col };
  if (error.code === "DUPLICATE_KEY") {
    return { code: "duplicate-key", message: "this key is there already", hint: "keep one of them", at };
  }
  if (error.code === "MULTIPLE_DOCS") {
    const hint = "keep one document, without a line of --- inside";
    return { code: "yaml-syntax", message: "a second document begins here", hint, at };
  }
  if (error.code === "RESOURCE_EXHAUSTION") {
    return { code: "yaml-syntax", message: "the values are nested too deeply to be read", at };
  }
  const hint = HINTS[error.code] ?? "mend the line";
  return { code: "yaml-syntax", message: `this is not valid YAML: ${error.message}`, hint, at };
}

const HINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces",
  BAD_SCALAR_START: "put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY: "put the value in quotes, if it has a colon",
};
