import { join, resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { type Answer, initAnswer, planAnswer } from "../report/answers.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { initStage } from "../stages/init.ts";
import { planStage } from "../stages/plan.ts";
import { buildCommand } from "./build-command.ts";
import { checkCommand, doctorCommand } from "./check-commands.ts";
import { inspectCommand } from "./inspect-command.ts";
import { releaseCommand } from "./release-command.ts";
import { smokeCommand } from "./smoke-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** Runs one command of the terminal. */
export async function runCommand(ports: Ports, catalog: Catalog, line: CommandLine, cwd: string): Promise<Answer> {
  const { project = ".", config, tag, to, action } = line.places;
  const wishes = {
    root: resolve(cwd, project),
    flags: line.flags,
    inputs: {},
    ...(config === undefined ? {} : { configFile: resolve(cwd, config) }),
    ...(tag === undefined ? {} : { tag }),
  };
  const at = { line, cwd, own: join(wishes.root, "release"), to };
  switch (line.command) {
    case "init":
      return initAnswer(await initStage(ports, catalog, wishes, action));
    case "check":
    case "doctor":
      return (line.command === "check" ? checkCommand : doctorCommand)(ports, catalog, wishes);
    case "plan":
      return planAnswer((await planStage(ports, catalog, wishes)).plan);
    case "inspect":
      return inspectCommand(ports, catalog, line, cwd);
    case "build":
      return buildCommand(ports, catalog, wishes, at);
    case "release":
      return releaseCommand(ports, catalog, wishes, at);
    case "verify":
      return verifyCommand(ports, catalog, line, cwd);
    case "smoke":
      return smokeCommand(ports, catalog, wishes, at);
  }
}
