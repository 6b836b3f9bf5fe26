import type { FreshInspection } from "../model/account.ts";
import type { Bundle } from "../model/bundle.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import { compareVersions, type Inspection } from "../model/inspection.ts";
import type { Leg } from "../model/plan.ts";
import { targetFacts } from "../model/target.ts";
import { floorText, sizeText } from "../report/text.ts";
import type { Bench } from "./leg.ts";

const FORMATS = { linux: "elf", macos: "macho", windows: "pe" } as const;

/** Names in a message before it says how many more there are. */
const MOST_NAMED = 5;

function named(items: readonly string[]): string {
  const more = items.length - MOST_NAMED;
  return `${items.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function checkFloor({ maxFloor, target }: Leg, { floors, problems }: Inspection): Diagnostic[] {
  if (maxFloor === undefined) return [];
  const system = targetFacts(target).os === "macos" ? "macos" : "glibc";
  const unknown = problems
    .filter(({ binary }) => binary)
    .map(({ problem }) => ({
      code: "floor-unknown",
      message: `whether the bundle needs a newer ${system} than ${maxFloor} cannot be told: ${problem}`,
      hint: "Leave that file out, or floor: unsaid.",
    }));
  const floor = floors.find((candidate) => candidate.system === system);
  if (floor === undefined || compareVersions(floor.version, maxFloor) <= 0) return unknown;
  const message = `the bundle needs ${floorText(floor)}, and floor.${system} allows ${maxFloor}: ${floor.file} of ${floor.owner} asks for it`;
  const hint =
    floor.owner === "interpreter"
      ? "Use python-source: standalone, build on an older system, or raise the limit."
      : `Take a version of it whose wheel is made for older systems, or raise the limit: floor: { ${system}: "${floor.version}" }.`;
  return [{ code: "floor-exceeded", message, hint }, ...unknown];
}

function checkSize({ maxSize }: Leg, { bytes, sizes }: Inspection): Diagnostic[] {
  if (maxSize === undefined || bytes <= maxSize) return [];
  const largest = named(sizes.map(({ owner, bytes: own }) => `${owner} (${sizeText(own)})`));
  const message = `the bundle takes ${sizeText(bytes)}, and size.max allows ${sizeText(maxSize)}. The largest parts: ${largest}`;
  return [{ code: "size-exceeded", message, hint: "Do without one of them, or raise the limit." }];
}

/** What is no error, and should be known before a user finds out. */
function doubts({ missing, foreign, problems }: Inspection, launchers: readonly string[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  // A launcher is named where nothing else needs the library. What a freezer's boot loader alone needs is nothing that the project can
  // change, and the smoke run showed that it is there.
  const lacking = missing.filter(({ file }) => !launchers.includes(file));
  if (lacking.length > 0) {
    const libraries = named(lacking.map(({ library, file }) => `${library} (needed by ${file})`));
    const message = `libraries that are neither in the bundle nor part of the system: ${libraries}`;
    found.push({
      code: "missing-libraries",
      message,
      hint: "Where that part of the program is used, the user has to have them.",
    });
  }
  const libraries = foreign.filter(({ library }) => library).map(({ file, what }) => `${file} (${what})`);
  if (libraries.length > 0) {
    found.push({
      code: "foreign-libraries",
      message: `libraries for another processor or system: ${named(libraries)}`,
    });
  }
  const unread = problems.map(({ file, problem }) => `${file}: ${problem}`);
  if (unread.length > 0) found.push({ code: "inspection-problems", message: named(unread) });
  return found;
}

/**
 * What the bundle needs of a system and who brought its bytes. Throws BuildError where that is more than the configuration allows, with
 * the file or the distributions that are to blame.
 */
export async function inspect(bench: Bench, bundle: Bundle, environment: Environment): Promise<FreshInspection> {
  const { ports, catalog, leg, planned } = bench;
  const { os, arch } = targetFacts(leg.target);
  const launchers = bundle.executables.map(({ path }) => path);
  const inspection = await catalog.inspectBundle(ports, {
    root: bundle.root,
    launchers,
    home: { format: FORMATS[os], architecture: arch },
    application: planned.plan.project.name,
    sitePackages: environment.sitePackages,
    accounted: bench.accounted === true,
  });
  const { floors, bytes, sizes, suggestions } = inspection;
  for (const floor of floors) ports.log.info(`needs ${floorText(floor)}: ${floor.file} (${floor.owner})`);
  ports.log.info(`${sizeText(bytes)}: ${named(sizes.map(({ owner, bytes: own }) => `${owner} ${sizeText(own)}`))}`);
  for (const { what, bytes: saved } of suggestions) ports.log.info(`${sizeText(saved)} less: ${what}`);
  for (const doubt of doubts(inspection, launchers)) ports.log.warn(doubt);
  const broken = [...checkFloor(leg, inspection), ...checkSize(leg, inspection)];
  if (broken.length > 0) throw new BuildError(broken);
  return inspection;
}
