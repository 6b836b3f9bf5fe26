import { mendedText } from "../config/mend.ts";
import type { Catalog } from "../model/catalog.ts";
import { type Diagnostic, type Mend, mendText } from "../model/diagnostic.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { type BuildOptions, buildStage, type Delivered } from "./deliver.ts";
import { survey } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

/** One thing that is missing often hides the next; whoever needs more rounds than this needs another bundler. */
const ROUNDS = 5;

function mendsOf(problems: readonly Diagnostic[]): readonly Mend[] {
  const all = problems.flatMap(({ mend }) => (mend === undefined ? [] : [mend]));
  return [...new Map(all.map((mend) => [mendText(mend), mend])).values()];
}

/** The configuration file as it is, or why nothing can be changed in it. */
async function written(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
): Promise<{ file: string; text: string } | undefined> {
  const { facts } = await survey(ports, catalog, wishes);
  if (facts.settings !== undefined) {
    ports.log.info(`The lines above belong in [tool.slipway] of ${facts.settings.file}, which --mend does not write.`);
    return undefined;
  }
  const text = await catalog.readConfigText(wishes.root, wishes.configFile);
  if (!text.ok) return undefined;
  return text.value ?? { file: "slipway.yml", text: "" };
}

async function attempt(build: () => Promise<Delivered>): Promise<Delivered | BuildError> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof BuildError) return error;
    throw error;
  }
}

/** Builds with lines that may help. Those that the configuration cannot have do not, and nobody knows a line against that. */
async function retry(build: () => Promise<Delivered>): Promise<Delivered | BuildError> {
  try {
    return await attempt(build);
  } catch (error) {
    if (error instanceof ConfigError) return new BuildError([]);
    throw error;
  }
}

/**
 * `slipway build --mend`: where the smoke run fails and a line of slipway.yml is known that may help, builds again with
 * it, and writes it down if the smoke run then passes. Otherwise nothing is changed, and the first failure is thrown.
 */
export async function mendStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: BuildOptions,
): Promise<Delivered> {
  const first = await attempt(() => buildStage(ports, catalog, wishes, options));
  if (!(first instanceof BuildError)) return first;
  let failed = first;
  const file = mendsOf(failed.diagnostics).length === 0 ? undefined : await written(ports, catalog, wishes);
  if (file === undefined) throw first;
  const tried = new Map<string, Mend>();
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = mendsOf(failed.diagnostics).filter((mend) => !tried.has(mendText(mend)));
    for (const mend of fresh) tried.set(mendText(mend), mend);
    const text = fresh.length === 0 ? undefined : await mendedText(file.text, [...tried.values()]);
    if (text === undefined) break;
    ports.log.info(`--mend tries: ${fresh.map(mendText).join(" · ")}`);
    const config = { file: file.file, text };
    const result = await retry(() => buildStage(ports, catalog, { ...wishes, config }, options));
    if (!(result instanceof BuildError)) {
      await catalog.writeConfigText(wishes.root, wishes.configFile, text);
      ports.log.info(`The smoke run passes; kept in ${file.file}: ${[...tried.keys()].join(" · ")}`);
      return result;
    }
    failed = result;
  }
  ports.log.info(`--mend found nothing that helps; ${file.file} is as it was.`);
  throw first;
}
