// `npm run bench [-- NAME …]`: measures what docs/performance.md claims, each figure against a peer in the same run.
// Writes to standard output and nowhere else.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareStand } from "../test/support/stand/stand.ts";
import { archiveSize } from "./archive.ts";
import { buildTime } from "./build.ts";
import { compiledTime } from "./compiled.ts";
import { environmentTime } from "./environment.ts";
import type { Figure, Row } from "./figure.ts";
import { hashing } from "./hash.ts";
import { inspectTime } from "./inspect.ts";
import { launchTime } from "./launch.ts";
import { archiveMemory } from "./memory.ts";
import { onefileStart } from "./onefile.ts";
import { ownTime } from "./own-time.ts";
import { planTime } from "./plan.ts";
import { releasing } from "./release.ts";
import { reportTime } from "./report.ts";
import { selfCheck } from "./self-check.ts";
import { signingMemory, signingTime } from "./signing.ts";
import { distSize } from "./size.ts";
import { smokeTime } from "./smoke.ts";
import { stepStart } from "./start.ts";
import { targetsTime } from "./targets.ts";
import { warmTime } from "./warm.ts";
import { workflowTime } from "./workflow.ts";

const FIGURES: readonly Figure[] = [
  stepStart,
  distSize,
  planTime,
  buildTime,
  archiveSize,
  launchTime,
  onefileStart,
  ownTime,
  archiveMemory,
  inspectTime,
  reportTime,
  environmentTime,
  compiledTime,
  warmTime,
  hashing,
  releasing,
  signingTime,
  signingMemory,
  selfCheck,
  smokeTime,
  workflowTime,
  targetsTime,
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function rowText({ what, value, unit, limit, from }: Row): string {
  const number = value.toFixed(unit === "×" ? 2 : 1);
  return `  ${value <= limit ? "ok  " : "OVER"} ${what}: ${number} ${unit} (at most ${limit} ${unit}; ${from})`;
}

/** Names that are asked for; all of them when none is. */
function chosen(names: readonly string[]): readonly Figure[] {
  const unknown = names.filter((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown.length > 0) {
    throw new Error(`no figure ${unknown.join(", ")}; there are ${FIGURES.map(({ name }) => name).join(", ")}`);
  }
  return names.length === 0 ? FIGURES : FIGURES.filter(({ name }) => names.includes(name));
}

/** What the stand is prepared with for these figures. */
const partsFor = (figures: readonly Figure[]) => ({
  quick: false,
  keep: false,
  workflows: figures.includes(workflowTime),
  windows: false,
  signing: false,
  browser: figures.includes(reportTime),
});

async function main(): Promise<void> {
  const figures = chosen(process.argv.slice(2));
  const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
  const { stand, parts, dispose } = await prepareStand(checkout, partsFor(figures));
  try {
    for (const part of parts) if (part.state === "skipped") say(`${part.name} is not there: ${part.reason}`);
    for (const figure of figures) {
      say(`${figure.name}: ${figure.what}`);
      if (figure.needsInterpreter && stand.python === undefined) say("  skipped: both sides need the same interpreter");
      else for (const row of await figure.measure(stand)) say(rowText(row));
    }
  } finally {
    await dispose();
  }
}

await main();
