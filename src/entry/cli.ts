import { HELP, parseCommandLine } from "../runtime/local/arguments.ts";
import { localPorts } from "../runtime/local/ports.ts";
import manifest from "../../package.json" with { type: "json" };

const print = (text: string): unknown => process.stdout.write(`${text}\n`);

/** The command line: one error boundary around one command. */
async function main(): Promise<number> {
  const line = parseCommandLine(process.argv.slice(2), ["check", "plan", "build", "release"]);
  if (line.ok && line.value.version) print(manifest.version);
  else if (line.ok && line.value.help) print(HELP.trimEnd());
  else {
    const ports = localPorts();
    const { tell, verdictOf } = await import("./boundary.ts");
    try {
      const { ConfigError } = await import("../model/errors.ts");
      if (!line.ok) throw new ConfigError(line.diagnostics);
      const [{ runCommand }, { catalog }] = await Promise.all([import("./commands.ts"), import("./catalog.ts")]);
      const answer = await runCommand(ports, catalog, line.value, process.cwd());
      print(line.value.json ? JSON.stringify(answer.json, undefined, 2) : answer.text);
    } catch (error) {
      const verdict = verdictOf(error);
      tell(ports.log, verdict);
      if (line.ok && line.value.json) print(JSON.stringify({ problems: verdict.problems }, undefined, 2));
      return verdict.exitCode;
    }
  }
  return 0;
}

process.exitCode = await main();
