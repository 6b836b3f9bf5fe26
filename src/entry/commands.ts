import { join, resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Bundle } from "../model/bundle.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { isTargetId, TARGET_IDS, type TargetId } from "../model/target.ts";
import { deliveredText, planText } from "../report/text.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { buildStage, type Delivered, releaseStage } from "../stages/deliver.ts";
import { planStage } from "../stages/plan.ts";
import { survey, type Wishes } from "../stages/survey.ts";

/** A result in both of its forms. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
}

export const COMMANDS = ["check", "plan", "build", "release"] as const;

function wishesOf(line: CommandLine, cwd: string): Wishes {
  const { project, config, tag } = line.places;
  return {
    root: resolve(cwd, project ?? "."),
    flags: line.flags,
    inputs: {},
    ...(config === undefined ? {} : { configFile: resolve(cwd, config) }),
    ...(tag === undefined ? {} : { tag }),
  };
}

function targetOf(line: CommandLine): TargetId | undefined {
  const [target] = line.positionals;
  if (target === undefined || isTargetId(target)) return target;
  throw new ConfigError([{ code: "unknown-target", message: `there is no target ${target}`, hint: `There are: ${TARGET_IDS.join(", ")}.` }]);
}

function delivered(result: Delivered): Answer {
  const bundle: Bundle | undefined = result.built?.bundle;
  const archive = result.built?.fragment.artifacts[0]?.name;
  const folder = bundle?.root.split(/[\\/]/).at(-1) ?? "";
  const starts = archive === undefined ? [] : (bundle?.executables ?? []).map(({ path }) => ({ archive, executable: `${folder}/${path}` }));
  return {
    json: { directory: result.directory, manifest: result.manifest },
    text: deliveredText(result.manifest, result.directory, starts),
  };
}

/** Runs one command of the terminal. */
export async function runCommand(ports: Ports, catalog: Catalog, line: CommandLine, cwd: string): Promise<Answer> {
  const wishes = wishesOf(line, cwd);
  switch (line.command) {
    case "check": {
      const { config } = await survey(ports, catalog, wishes);
      return { json: config, text: `${config.name}: the configuration is right.` };
    }
    case "plan": {
      const { plan } = await planStage(ports, catalog, wishes);
      return { json: plan, text: planText(plan) };
    }
    case "release": {
      const to = line.places["to"];
      if (to === undefined) throw new ConfigError([{ code: "usage", message: "release needs --to DIR", hint: "Publishing on GitHub is not part of this version." }]);
      return delivered(await releaseStage(ports, catalog, wishes, { from: join(wishes.root, "release"), to: resolve(cwd, to) }));
    }
    default: {
      const directory = resolve(wishes.root, line.places["out"] === undefined ? "release" : resolve(cwd, line.places["out"]));
      return delivered(await buildStage(ports, catalog, wishes, { target: targetOf(line), directory }));
    }
  }
}
