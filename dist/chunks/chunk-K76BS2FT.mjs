import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError,
  Cancelled,
  ConfigError,
  NetworkError,
  ToolError
} from "./chunk-4R4DXNF4.mjs";

// src/report/verdict.ts
var firstLine = (text2) => text2.split("\n", 1)[0] ?? "";
var DEEPEST = 10;
function chain(error) {
  const found = [];
  let next = error;
  while (next !== void 0 && found.length < DEEPEST) {
    found.push(next);
    next = next instanceof Error ? next.cause : void 0;
  }
  return found;
}
function causes(error) {
  return chain(error).slice(1).map((cause) => `caused by: ${firstLine(cause instanceof Error ? cause.message : String(cause))}`);
}
var ELSEWHERE = "or name another folder: XDG_CACHE_HOME (LOCALAPPDATA on Windows, RUNNER_TEMP on a runner) holds ours, --out and --to name yours";
var MAKE_ROOM = `Make room there, ${ELSEWHERE}.`;
var GIVE_RIGHTS = `Give rights there, ${ELSEWHERE}.`;
var REFUSALS = {
  ENOSPC: ["no space is left on the disk", MAKE_ROOM],
  EDQUOT: ["the disk quota is used up", MAKE_ROOM],
  EROFS: ["the file system is read-only", GIVE_RIGHTS],
  EACCES: ["permission denied", GIVE_RIGHTS],
  EPERM: ["the operation is not permitted", GIVE_RIGHTS],
  EMFILE: ["too many files are open", "Raise the limit of open files (ulimit -n) and try again."]
};
var NETWORK_CALLS = /^(connect|bind|listen|accept|getaddrinfo|send|recv)/;
var text = (value) => typeof value === "string" ? value : "";
function refusal(error) {
  for (const cause of chain(error)) {
    if (!(cause instanceof Error && "code" in cause)) continue;
    const { code, path, dest, syscall } = { ...cause };
    const known = Object.hasOwn(REFUSALS, text(code)) ? REFUSALS[text(code)] : void 0;
    if (known === void 0 || NETWORK_CALLS.test(text(syscall))) continue;
    const [reason, hint] = known;
    const where = [text(path), text(dest)].filter((part) => part !== "").join(" -> ");
    const how = [text(code), text(syscall)].filter((part) => part !== "").join(", ");
    const message = `${where === "" ? "" : `${where}: `}${reason} (${how})`;
    return { code: "machine-refused", message, hint };
  }
  return void 0;
}
function ofRefusal(error, problem) {
  const said = error instanceof Error ? [firstLine(error.message)] : [];
  return { exitCode: 1, problems: [problem], details: [...said, ...causes(error)] };
}
function ofTool({ message, failure }) {
  const hint = failure.log === void 0 ? {} : { hint: `All of its output: ${failure.log}` };
  return { exitCode: 1, problems: [{ code: "command-failed", message, ...hint }], details: failure.tail };
}
var CANCELLED = {
  exitCode: 130,
  problems: [{ code: "cancelled", message: "stopped, as asked" }],
  details: []
};
function ofService(error) {
  const problems = [{ code: "service-failed", message: error.message, hint: "Try again." }];
  return { exitCode: 3, problems, details: causes(error) };
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
  const refused = refusal(error);
  if (refused !== void 0) return ofRefusal(error, refused);
  return error instanceof NetworkError ? ofService(error) : ofBug(error);
}

export {
  verdictOf
};
