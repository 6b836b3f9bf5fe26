import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as v from "valibot";
import type { BundleContext, Checker } from "../../model/bundle.ts";
import { targetFacts } from "../../model/target.ts";
import { CHECKER, type FreezerTools, freezerVariables } from "./freeze.ts";
import table from "./table.py";

/** The program that was made from the same analysis, put beside the others until it is removed. */
export async function besideChecker(context: BundleContext, made: string, programs: string): Promise<Checker> {
  const suffix = targetFacts(context.target).os === "windows" ? ".exe" : "";
  const taken = new Set(context.entries.map(({ name }) => name));
  const name = taken.has(CHECKER) ? `${CHECKER}-0` : CHECKER;
  const file = join(programs, `${name}${suffix}`);
  await rename(join(made, `${CHECKER}${suffix}`), file);
  return { kind: "beside", argv: [file], remove: () => rm(file, { force: true }) };
}

/** The modules that finished executables can import, where no program of ours can be put beside them. */
export async function tableChecker(
  context: BundleContext,
  tools: FreezerTools,
  executables: readonly string[],
): Promise<Checker> {
  const script = join(context.work, "freeze", "table.py");
  await mkdir(dirname(script), { recursive: true });
  await writeFile(script, table);
  const { stdout } = await context.ports.exec.run([context.environment.python, script, ...executables], {
    cwd: context.work,
    env: freezerVariables(tools),
    what: "reading what is in the executables",
  });
  return { kind: "table", modules: new Set(v.parse(v.array(v.string()), JSON.parse(stdout))) };
}
