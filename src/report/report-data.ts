import type { BundleContents } from "../model/contents.ts";
import { compareVersions, type Floor, type Inspection } from "../model/inspection.ts";
import type { Fragment } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";
import type { ReportBundle, ReportData } from "../model/report.ts";
import { floorText, sizeText } from "./text.ts";

/** Whoever lowers a floor looks at those on top; hundreds may ask for the same. */
const MOST_FLOORS = 40;

function mostDemanding(a: Floor, b: Floor): number {
  return compareVersions(b.version, a.version) || (a.file < b.file ? -1 : 1);
}

function floorsOf({ demands }: BundleContents): ReportBundle["floors"] {
  return demands
    .toSorted(mostDemanding)
    .slice(0, MOST_FLOORS)
    .map((floor) => ({ file: floor.file, needs: floorText(floor), owner: floor.owner }));
}

type Facts = ReportBundle["facts"];

function sizeFacts({ bytes, files, floors, form }: Inspection): Facts {
  const needs = floors.length === 0 ? "no particular version" : floors.map(floorText).join(", ");
  return [
    ["form", form],
    ["unpacked", `${sizeText(bytes)} in ${files} files`],
    ["needs", needs],
  ];
}

function builtFacts({ artifacts, startup, interpreter, bundler }: Fragment, inspection: Inspection): Facts {
  const [, unpacked, needs] = sizeFacts(inspection);
  const packed = artifacts.map(({ name, size }): Facts[number] => [name, sizeText(size)]);
  const { name, version } = bundler;
  return [
    ...[unpacked, needs].flatMap((fact) => (fact === undefined ? [] : [fact])),
    ...(startup === undefined ? [] : [["starts in", `${(startup.median / 1000).toFixed(2)} s`] as const]),
    ["Python", `${interpreter.version} (${interpreter.source})`],
    ["bundler", version === null ? name : `${name} ${version}`],
    ...packed,
  ];
}

function commitText({ commit, slipway }: Plan, dirty: boolean): string {
  const source = commit === null ? "not from git" : `commit ${commit.id.slice(0, 12)}`;
  return `${source}${commit !== null && dirty ? ", with changes that are not committed" : ""}; made by Slipway ${slipway}`;
}

/** The report of a leg that was just built. */
export function builtReport(
  plan: Plan,
  {
    fragment,
    inspection,
    name,
  }: {
    readonly fragment: Fragment;
    readonly inspection: Inspection;
    /** Of the bundle. */
    readonly name: string;
  },
): ReportData {
  const { contents } = inspection;
  const bundle: ReportBundle = {
    target: fragment.target,
    name,
    facts: builtFacts(fragment, inspection),
    owners: contents.owners,
    floors: floorsOf(contents),
    checks: fragment.smoke.map(({ what, result, detail }) => ({ what, result, detail })),
  };
  const title = `${plan.project.name} ${plan.project.version}, ${fragment.target}`;
  return { title, subtitle: commitText(plan, fragment.dirty), bundles: [bundle] };
}

/** The report of any bundle: what was not built just now was not run either. */
export function inspectedReport(inspection: Inspection, name: string): ReportData {
  const { contents, architecture, missing } = inspection;
  const needed = missing.map(({ library, file }) => ({
    what: `library ${library}`,
    result: "missing",
    detail: `needed by ${file}; neither inside nor part of the system`,
  }));
  const bundle: ReportBundle = {
    target: architecture ?? "no programs",
    name,
    facts: sizeFacts(inspection),
    owners: contents.owners,
    floors: floorsOf(contents),
    checks: needed,
  };
  return { title: name, subtitle: "Looked at, and not run.", bundles: [bundle] };
}
