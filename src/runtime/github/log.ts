import * as core from "@actions/core";
import { type Diagnostic, placeText } from "../../model/diagnostic.ts";
import type { Log } from "../../model/ports.ts";

/** GitHub shows an annotation on the line it names; the remedy belongs to the same message. */
function annotation(diagnostic: Diagnostic): [string, core.AnnotationProperties] {
  const { at, message, hint } = diagnostic;
  const text = [at?.key === undefined ? message : `${at.key}: ${message}`, hint]
    .filter((part) => part !== undefined)
    .join("\n");
  if (at === undefined) return [text, { title: diagnostic.code }];
  return [
    at.line === undefined ? `${placeText(at)}: ${text}` : text,
    {
      title: diagnostic.code,
      file: at.file,
      ...(at.line === undefined ? {} : { startLine: at.line }),
      ...(at.column === undefined ? {} : { startColumn: at.column }),
    },
  ];
}

/** What a project's commands printed must not be read as commands to the runner. */
function harmless(text: string): string {
  return text.replaceAll(/^(?=\s*(::|##\[))/gm, "| ");
}

/** Log groups and annotations of a runner. */
export function createLog(): Log {
  return {
    info: (message) => core.info(harmless(message)),
    warn: (diagnostic) => core.warning(...annotation(diagnostic)),
    error: (diagnostic) => core.error(...annotation(diagnostic)),
    detail: () => undefined,
    async stage(title, run) {
      const since = performance.now();
      core.startGroup(title);
      let mark = "✗";
      try {
        const value = await run();
        mark = "✓";
        return value;
      } finally {
        core.endGroup();
        core.info(`${mark} ${title} ${((performance.now() - since) / 1000).toFixed(1)} s`);
      }
    },
  };
}
