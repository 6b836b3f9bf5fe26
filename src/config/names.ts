import type { Place } from "../model/diagnostic.ts";
import { FILE_NAME } from "../model/plan.ts";
import type { Choices } from "./choices.ts";

/** Devices of Windows: no file there can have such a name, whatever follows its first dot. */
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** Leaves room for version, target and endings within the 255 bytes of a file's name, and for Windows' 260 of a path. */
const LONGEST = 100;

/** What lies beside the launchers in a bundle. */
const TAKEN = ["python", "LICENSES", "_internal"];

/**
 * Reports a name that cannot be a file's name on every system. `what` begins the message: “the name”. True where it
 * can.
 */
export function checkFileName(choices: Choices, name: string, what: string, at: Place): boolean {
  const problem = problemOf(name);
  if (problem === undefined) return true;
  const hint = "use letters, digits, dots, hyphens and underscores, and begin with a letter or digit";
  choices.report({
    code: "unsafe-name",
    message: `${what} ${JSON.stringify(name.slice(0, LONGEST))} ${problem}`,
    hint,
    at,
  });
  return false;
}

function problemOf(name: string): string | undefined {
  if (!FILE_NAME.test(name)) return "becomes a file's name and cannot be one everywhere";
  if (name.length > LONGEST) return `has ${name.length} characters; ${LONGEST} are the most`;
  if (name.endsWith(".")) return "ends in a dot, which Windows drops";
  return DEVICES.test(name) ? "is the name of a device on Windows" : undefined;
}

/** Reports executables that would meet each other, or what else lies in a bundle; case does not count on most systems. */
export function checkCollisions(
  choices: Choices,
  entries: readonly { readonly name: string; readonly at: Place }[],
): void {
  const seen = new Map<string, string>();
  for (const { name, at } of entries) {
    const key = name.toLowerCase();
    const other = seen.get(key);
    seen.set(key, name);
    const taken = TAKEN.find((item) => item.toLowerCase() === key);
    if (taken !== undefined) {
      const message = `an executable cannot be named ${JSON.stringify(name)}: every bundle holds ${taken}`;
      choices.report({ code: "reserved-name", message, hint: "give it another name", at });
    } else if (other !== undefined) {
      const message = `the executables ${JSON.stringify(other)} and ${JSON.stringify(name)} would be one file`;
      choices.report({ code: "name-collision", message, hint: "rename one of them", at });
    }
  }
}
