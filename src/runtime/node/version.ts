import type { Diagnostic } from "../../model/diagnostic.ts";

/** The oldest Node whose library has all that we call; what `runs.using` of the actions names. */
const OLDEST = 24;

/**
 * What is wrong with the Node that runs us. Asked before anything else is loaded: an older one fails on some import, with
 * a SyntaxError that tells a user nothing.
 * @param version as `process.versions.node` has it
 */
export function nodeProblem(version: string): Diagnostic | undefined {
  const major = Number.parseInt(version.replace(/^v/, ""), 10);
  if (major >= OLDEST) return undefined;
  return {
    code: "old-node",
    message: `Slipway needs Node ${OLDEST} or newer; this is ${version}`,
    hint: "Install it from https://nodejs.org or with the version manager that you use.",
  };
}
