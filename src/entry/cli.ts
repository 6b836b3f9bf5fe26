import manifest from "../../package.json" with { type: "json" };
import { CONFIG_FLAGS } from "../config/layers.ts";
import { type CommandLine, helpText, parseCommandLine, wantsJson } from "../runtime/local/arguments.ts";
import { localLog, localPorts, wantsColour } from "../runtime/local/ports.ts";
import { outliveReaders } from "../runtime/local/readers.ts";
import { workingFolder } from "../runtime/node/home.ts";
import { untilAskedToStop } from "../runtime/node/lifetime.ts";
import { nodeProblem } from "../runtime/node/version.ts";
import { refuse } from "./refuse.ts";

const print = (text: string): unknown => process.stdout.write(`${text}\n`);

async function run(line: CommandLine): Promise<number> {
  const log = localLog();
  const signal = untilAskedToStop();
  try {
    const ports = localPorts(log, signal);
    const [{ runCommand }, { catalog }] = await Promise.all([import("./commands.ts"), import("./catalog.ts")]);
    const answer = await runCommand(ports, catalog, line, workingFolder());
    const text = wantsColour(process.stdout) ? (answer.painted ?? answer.text) : answer.text;
    print(line.json ? JSON.stringify(answer.json, undefined, 2) : text);
    for (const failure of answer.failures ?? []) log.error(failure);
    return (answer.failures ?? []).length === 0 ? 0 : 1;
  } catch (error) {
    const [{ tell }, { verdictOf }] = await Promise.all([import("./tell.ts"), import("../report/verdict.ts")]);
    const verdict = verdictOf(error, signal.aborted);
    tell(log, verdict);
    if (line.json) print(JSON.stringify({ problems: verdict.problems }, undefined, 2));
    return verdict.exitCode;
  }
}

/** The command line: one error boundary around one command. */
async function main(argv: readonly string[]): Promise<number> {
  const old = nodeProblem(process.versions.node);
  if (old !== undefined) return refuse([old], wantsJson(argv));
  const request = parseCommandLine(argv, CONFIG_FLAGS);
  if (!request.ok) return refuse(request.diagnostics, wantsJson(argv));
  if (request.value.kind === "command") return run(request.value.line);
  print(request.value.kind === "help" ? helpText(CONFIG_FLAGS) : manifest.version);
  return 0;
}

outliveReaders(process);
process.exitCode = await main(process.argv.slice(2));
