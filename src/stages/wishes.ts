import { ConfigError } from "../model/errors.ts";
import { isTargetId, TARGET_IDS, type TargetId } from "../model/target.ts";

/** What the user asked for, on top of the project's own files. */
export interface Wishes {
  /** Absolute root of the project. */
  readonly root: string;
  /** Path of a configuration file other than slipway.yml. */
  readonly configFile?: string;
  /** A configuration that is tried instead of the file's text. */
  readonly config?: { readonly file: string; readonly text: string };
  readonly flags: Readonly<Record<string, string | readonly string[]>>;
  readonly inputs: Readonly<Record<string, string>>;
  /** The tag being released. */
  readonly tag?: string;
}

/** The target that a flag or an input names; undefined for none (empty text), which means this machine's own. */
export function targetNamed(text: string): TargetId | undefined {
  if (text === "") return undefined;
  if (isTargetId(text)) return text;
  const hint = `There are: ${TARGET_IDS.join(", ")}.`;
  throw new ConfigError([{ code: "unknown-target", message: `there is no target ${text}`, hint }]);
}

/** The input `draft`; empty where nobody gave one, and the configuration says. */
export function draftNamed(text: string): { readonly draft?: boolean } {
  if (text === "") return {};
  if (text === "true" || text === "false") return { draft: text === "true" };
  const message = `input draft: ${JSON.stringify(text)} is neither true nor false`;
  throw new ConfigError([{ code: "bad-draft", message, hint: "Write true or false, without quotes." }]);
}
