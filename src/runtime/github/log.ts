import { posix } from "node:path";
import * as core from "@actions/core";
import { type Diagnostic, type Place, placeText } from "../../model/diagnostic.ts";
import type { Log } from "../../model/ports.ts";

/**
 * What a project's commands printed must not be read as commands to the runner. It looks for `::` where a line starts
 * (behind white space, U+0085 included) and for `##[` anywhere in a line.
 */
function harmless(text: string): string {
  return text.replaceAll("##[", "##\u200b[").replaceAll(/^(?=[\s\u0085]*::)/gm, "| ");
}

/** The place as a path within the repository; undefined for what is no file there (“command line”, “git”, an absolute path). */
function fileInRepository(at: Place, project: string): string | undefined {
  const { file } = at;
  const isFile = file !== "" && file !== "git" && !/\s/.test(file) && !/^(?:[\\/]|[A-Za-z]:)/.test(file);
  if (!isFile) return undefined;
  // GitHub knows no back slashes, and the input may be written as `./sub/`.
  const path = posix.join(project.replaceAll("\\", "/"), file.replaceAll("\\", "/")).replace(/^\/+/, "");
  return path.startsWith("../") ? undefined : path;
}

/** GitHub shows an annotation on the line it names; the remedy belongs to the same message. */
function annotation(diagnostic: Diagnostic, project: string): [string, core.AnnotationProperties] {
  const { at, message, hint, code: title } = diagnostic;
  const text = [at?.key === undefined ? message : `${at.key}: ${message}`, hint]
    .filter((part) => part !== undefined)
    .join("\n");
  if (at === undefined) return [harmless(text), { title }];
  const file = fileInRepository(at, project);
  const shown = file !== undefined && at.line !== undefined;
  const properties = {
    title,
    ...(file === undefined ? {} : { file }),
    ...(shown ? { startLine: at.line } : {}),
    ...(shown && at.column !== undefined ? { startColumn: at.column } : {}),
  };
  return [harmless(shown ? text : `${placeText(at)}: ${text}`), properties];
}

/**
 * Log groups and annotations of a runner.
 * @param project where the project lies in the repository (the input `project`): places are told relative to it
 */
export function createLog(project = ""): Log {
  let open = 0;
  return {
    info: (message) => core.info(harmless(message)),
    warn: (diagnostic) => core.warning(...annotation(diagnostic, project)),
    error: (diagnostic) => core.error(...annotation(diagnostic, project)),
    async stage(title, run) {
      const since = performance.now();
      // A runner knows no group within a group: the end of the inner one would be the end of both.
      if (open === 0) core.startGroup(harmless(title));
      open += 1;
      let mark = "✗";
      try {
        const value = await run(() => undefined);
        mark = "✓";
        return value;
      } finally {
        open -= 1;
        if (open === 0) core.endGroup();
        core.info(harmless(`${mark} ${title} ${((performance.now() - since) / 1000).toFixed(1)} s`));
      }
    },
  };
}
