import manifest from "../../package.json" with { type: "json" };
import { CONFIG_FLAGS } from "../config/layers.ts";
import { type CommandLine, helpText, parseCommandLine } from "../runtime/local/arguments.ts";
import { localLog, localPorts } from "../runtime/local/ports.ts";
import { untilAskedToStop } from "../runtime/node/lifetime.ts";

const print = (text: string): unknown => process.stdout.write(`${text}\n`);

async function run(line: CommandLine): Promise<number> {
  const log = localLog();
  const signal = untilAskedToStop();
  try {
    const ports = localPorts(log, signal);
    const [{ runCommand }, { catalog }] = await Promise.all([import("./commands.ts"), import("./catalog.ts")]);
    const answer = await runCommand(ports, catalog, line, process.cwd());
    print(line.json ? JSON.stringify(answer.json, undefined, 2) : answer.text);
    return 0;
  } catch (error) {
    const [{ tell }, { verdictOf }] = await Promise.all([import("./tell.ts"), import("../report/verdict.ts")]);
    const verdict = verdictOf(error, signal.aborted);
    tell(log, verdict);
    if (line.json) print(JSON.stringify({ problems: verdict.problems }, undefined, 2));
    return verdict.exitCode;
  }
}

/** The command line: one error boundary around one command. */
async function main(): Promise<number> {
  const request = parseCommandLine(process.argv.slice(2), CONFIG_FLAGS);
  if (request.ok && request.value.kind === "command") return run(request.value.line);
  if (request.ok) {
    print(request.value.kind === "help" ? helpText(CONFIG_FLAGS) : manifest.version);
    return 0;
  }
  const log = localLog();
  for (const problem of request.diagnostics) log.error(problem);
  return 2;
}

process.exitCode = await main();
