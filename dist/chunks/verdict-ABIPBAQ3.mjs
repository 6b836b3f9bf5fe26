import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError,
  Cancelled,
  ConfigError,
  NetworkError,
  ToolError
} from "./chunk-HS33HFTN.mjs";
import "./chunk-YUU6ZS73.mjs";

// src/report/verdict.ts
function causes(error) {
  if (!(error instanceof Error) || error.cause === void 0) return [];
  const { cause } = error;
  return [`caused by: ${cause instanceof Error ? cause.message.split("\n", 1)[0] : String(cause)}`, ...causes(cause)];
}
function ofTool({ message, failure }) {
  const hint = failure.log === void 0 ? {} : { hint: `All of its output: ${failure.log}` };
  return { exitCode: 1, problems: [{ code: "command-failed", message, ...hint }], details: failure.tail };
}
var CANCELLED = {
  exitCode: 130,
  problems: [{ code: "cancelled", message: "stopped, as asked; nothing was left half-written" }],
  details: []
};
function ofService(error) {
  const hint = "Try again; nothing was left half-written.";
  return { exitCode: 3, problems: [{ code: "service-failed", message: error.message, hint }], details: causes(error) };
}
function ofBug(error) {
  const said = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack ?? said : said;
  const hint = "Please report it with the lines above.";
  const problems = [{ code: "bug", message: `a bug of Slipway: ${said}`, hint }];
  return { exitCode: 70, problems, details: [...stack.split("\n"), ...causes(error)] };
}
function verdictOf(error, cancelled) {
  if (cancelled || error instanceof Cancelled) return CANCELLED;
  if (error instanceof ConfigError) return { exitCode: 2, problems: error.diagnostics, details: causes(error) };
  if (error instanceof BuildError) return { exitCode: 1, problems: error.diagnostics, details: causes(error) };
  if (error instanceof ToolError) return ofTool(error);
  return error instanceof NetworkError ? ofService(error) : ofBug(error);
}
export {
  verdictOf
};
