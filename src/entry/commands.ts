import { join, resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { type Answer, checkAnswer, deliveredAnswer, initAnswer, inspectAnswer, planAnswer } from "../report/answers.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { buildStage, releaseStage } from "../stages/deliver.ts";
import { initStage } from "../stages/init.ts";
import { mendStage } from "../stages/mend.ts";
import { planStage } from "../stages/plan.ts";
import { survey } from "../stages/survey.ts";
import { targetNamed } from "../stages/wishes.ts";

/** Runs one command of the terminal. */
export async function runCommand(ports: Ports, catalog: Catalog, line: CommandLine, cwd: string): Promise<Answer> {
  const { project = ".", config, tag, out, to, action } = line.places;
  const wishes = {
    root: resolve(cwd, project),
    flags: line.flags,
    inputs: {},
    ...(config === undefined ? {} : { configFile: resolve(cwd, config) }),
    ...(tag === undefined ? {} : { tag }),
  };
  const own = join(wishes.root, "release");
  switch (line.command) {
    case "init":
      return initAnswer(await initStage(ports, catalog, wishes, action));
    case "check":
      return checkAnswer((await survey(ports, catalog, wishes)).config);
    case "plan":
      return planAnswer((await planStage(ports, catalog, wishes)).plan);
    case "inspect":
      return inspectAnswer(await catalog.inspectPath(ports, resolve(cwd, line.positionals[0] ?? "")));
    case "build": {
      const directory = out === undefined ? own : resolve(cwd, out);
      const options = { target: targetNamed(line.positionals[0] ?? ""), directory, cross: line.cross };
      const build = line.mend ? mendStage : buildStage;
      return deliveredAnswer(await build(ports, catalog, wishes, options));
    }
    case "release": {
      if (to === undefined) throw new ConfigError([{ code: "usage", message: "release needs --to DIR" }]);
      return deliveredAnswer(await releaseStage(ports, catalog, wishes, { from: own, to: resolve(cwd, to) }));
    }
  }
}
