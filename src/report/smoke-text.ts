import type { SmokeResult } from "../model/smoke-result.ts";
import { sizeText, table } from "./text.ts";

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 100 ? 3 : 2)} s`;

/** What a smoke build found out, for a terminal. */
export function smokeText({ hello, dependencies, application }: SmokeResult, _colour: boolean): string {
  const greetings = hello.map(({ target, result, finding, reused }) => [
    "hello world",
    target,
    result,
    finding === undefined ? "" : sizeText(finding.bytes),
    finding?.startup === undefined ? "" : seconds(finding.startup),
    reused ? "reused" : "",
  ]);
  const trials = (dependencies?.trials ?? []).map(({ name, version, result, bytes, milliseconds, message }) => [
    `+ ${name}`,
    version,
    result,
    sizeText(bytes),
    milliseconds === undefined ? "" : `+${seconds(milliseconds)}`,
    message ?? "",
  ]);
  const own = ["application", "", application.result, "", "", ""];
  return table([...greetings, ...trials, own]);
}
