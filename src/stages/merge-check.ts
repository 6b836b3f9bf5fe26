import { LIST_NAMES } from "../model/checksums.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { MANIFEST_NAME } from "../model/manifest.ts";
import { ASSET_LIMIT, ASSETS_LIMIT } from "../model/release.ts";
import type { TargetId } from "../model/target.ts";
import { compareResolutions } from "../plan/resolutions.ts";
import { fileVersion, versionOfTag } from "../plan/version.ts";
import {
  type Merged,
  type MergedLeg,
  type MergeRequest,
  mergedFiles,
  mergedManifest,
  quoted,
  readHandovers,
} from "./merge.ts";

const AGAIN = "Build that leg again, in the same run as the others.";

/** What has to be the same of all that goes into one release. */
function checkOrigin(request: MergeRequest, { folder, handover }: MergedLeg): Diagnostic[] {
  const { plan, run, template } = request;
  const problems: Diagnostic[] = [];
  const differs = (code: string, what: string, theirs: string, ours: string): void => {
    if (theirs !== ours)
      problems.push({
        code,
        message: `${quoted(folder)} is of ${what} ${quoted(theirs)}, the release of ${quoted(ours)}`,
        hint: AGAIN,
      });
  };
  if (run !== undefined) differs("foreign-run", "the run", handover.run ?? "none", run);
  differs("other-commit", "commit", handover.commit?.id ?? "none", plan.commit?.id ?? "none");
  differs("other-tag", "tag", handover.tag ?? "none", plan.tag ?? "none");
  differs("other-slipway", "Slipway", handover.slipway, plan.slipway);
  const { name, version } = handover.project;
  if (plan.tag !== null && versionOfTag(plan.tag, template, name) !== version)
    problems.push({
      code: "tag-mismatch",
      message: `${quoted(folder)} is ${quoted(name)} ${quoted(version)}, which the tag ${plan.tag} does not stand for`,
      hint: "Projects that are released under one tag have one version; others have a tag each (release.tag).",
    });
  return problems;
}

/** What no release takes, wherever it came from. */
function checkKind({ folder, handover }: MergedLeg): Diagnostic[] {
  const { leg } = handover;
  const problem = (code: string, message: string, hint: string): Diagnostic => ({
    code,
    message: `${quoted(folder)} ${message}`,
    hint,
  });
  return [
    leg.cross === undefined
      ? undefined
      : problem("cross-leg", "was put together on another system and never run", "Build it on a runner of its own."),
    leg.dirty
      ? problem(
          "dirty-leg",
          "was built from a work tree that was changed since the commit",
          "Commit what has to be in it, and build again.",
        )
      : undefined,
    leg.interpreter.fallback
      ? problem(
          "python-fallback",
          `was built with a substitute Python (${leg.interpreter.reason})`,
          "Try again, or say with python-source that this one is meant.",
        )
      : undefined,
    leg.requirements.compiled?.some(({ reused }) => reused) === true
      ? problem(
          "reused-wheel",
          "holds a wheel that an earlier build compiled",
          "Build that leg again, for a release: it is then compiled anew.",
        )
      : undefined,
  ].flatMap((found) => found ?? []);
}

/** Every artifact is there, byte for byte, and nothing else. */
function checkFiles({ folder, handover, files }: MergedLeg): Diagnostic[] {
  const listed = handover.leg.artifacts;
  const missing = listed.flatMap(({ name, size, sha256 }): Diagnostic[] => {
    const found = files.find((file) => file.name === name);
    if (found === undefined)
      return [{ code: "file-missing", message: `${quoted(folder)} lists ${name}, which is not there`, hint: AGAIN }];
    if (found.size === size && found.sha256 === sha256) return [];
    const message = `${name} of ${quoted(folder)} has ${found.size} bytes and SHA-256 ${found.sha256}, but its leg made ${size} bytes with ${sha256}`;
    return [{ code: "changed-file", message, hint: AGAIN }];
  });
  const unlisted = files
    .filter(({ name }) => !listed.some((artifact) => artifact.name === name))
    .map(({ name }) => ({
      code: "unlisted-file",
      message: `${quoted(folder)} holds ${quoted(name)}, which its leg does not list`,
      hint: AGAIN,
    }));
  const empty =
    listed.length === 0 ? [{ code: "empty-leg", message: `${quoted(folder)} lists no file`, hint: AGAIN }] : [];
  return [...missing, ...unlisted, ...empty];
}

/** Names and sizes that a release can hold. */
export function checkName(
  folder: string,
  { name, size }: { readonly name: string; readonly size: number },
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (
    name.endsWith(".") ||
    [MANIFEST_NAME, ...Object.values(LIST_NAMES)].some((own) => own.toLowerCase() === name.toLowerCase())
  )
    problems.push({
      code: "bad-asset-name",
      message: `${quoted(folder)} has a file of the name ${name}, which a release cannot have`,
      hint: "Name the project otherwise.",
    });
  if (size >= ASSET_LIMIT)
    problems.push({
      code: "too-large",
      message: `${name} has ${size} bytes; GitHub takes files below ${ASSET_LIMIT}`,
      hint: "Leave something out, or choose a format that packs better (packages: [tar.zst]).",
    });
  return problems;
}

/** Two legs must never make one file; services and file systems that ignore case count as one. */
function checkCollisions(legs: readonly MergedLeg[]): Diagnostic[] {
  const seen = new Map<string, string>();
  return legs.flatMap(({ folder, handover }) =>
    handover.leg.artifacts.flatMap(({ name }): Diagnostic[] => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), folder);
      if (other === undefined) return [];
      const message = `${name} was made by ${quoted(other)} and by ${quoted(folder)}`;
      return [
        {
          code: "name-collision",
          message,
          hint: "Legs of one release differ in their target or in their project's name; an axis of Python versions builds, but does not release.",
        },
      ];
    }),
  );
}

function legsMissing(what: string): Diagnostic {
  const hint = "Nothing is published before all of them are there: mend what failed, and run the failed jobs again.";
  return { code: "legs-missing", message: `the release is not complete: ${what}`, hint };
}

function checkPlanned(request: MergeRequest, legs: readonly MergedLeg[]): Diagnostic[] {
  const { plan, digestOf } = request;
  const missing = plan.legs.filter(
    ({ target, optional }) => !optional && !legs.some(({ handover }) => handover.leg.target === target),
  );
  const wrong = legs.flatMap(({ folder, handover }): Diagnostic[] => {
    const { target, plan: digest } = handover.leg;
    const planned = digestOf(target);
    if (planned === undefined || handover.project.name !== plan.project.name)
      return [
        {
          code: "unplanned-leg",
          message: `${quoted(folder)} (${target} of ${quoted(handover.project.name)}) is not in the plan`,
          hint: AGAIN,
        },
      ];
    if (planned === digest) return [];
    return [{ code: "other-plan", message: `${quoted(folder)} was built by another plan of ${target}`, hint: AGAIN }];
  });
  return missing.length === 0
    ? wrong
    : [...wrong, legsMissing(`nothing was built for ${missing.map(({ target }) => target).join(", ")}`)];
}

function checkMatrix(
  wanted: { readonly jobs: number; readonly targets: readonly TargetId[] },
  legs: readonly MergedLeg[],
): Diagnostic[] {
  const there = new Set(legs.map(({ handover }) => handover.leg.target));
  const missing = wanted.targets.filter((target) => !there.has(target));
  const few =
    legs.length === wanted.jobs ? [] : [legsMissing(`${wanted.jobs} jobs of the matrix, but ${legs.length} legs`)];
  const names = legs.flatMap(({ folder, handover }): Diagnostic[] => {
    const { name, version } = handover.project;
    const stem = `${name}-${fileVersion(version)}-${handover.leg.target}`;
    return handover.leg.artifacts
      .filter((artifact) => !artifact.name.startsWith(stem))
      .map((artifact) => ({
        code: "unplanned-file",
        message: `${quoted(folder)} made ${artifact.name}, but its files begin with ${stem}`,
        hint: AGAIN,
      }));
  });
  return [
    ...names,
    ...few,
    ...(missing.length === 0 ? [] : [legsMissing(`nothing was built for ${missing.join(", ")}`)]),
  ];
}

/** Optional targets of the plan that nobody built. */
function missingOptional({ plan }: MergeRequest, legs: readonly MergedLeg[]): readonly TargetId[] {
  return plan.legs
    .filter(({ target, optional }) => optional && !legs.some(({ handover }) => handover.leg.target === target))
    .map(({ target }) => target);
}

/** Legs of one project that were built with different versions of what it needs. */
function checkResolutions(legs: readonly MergedLeg[]): readonly Diagnostic[] {
  const projects = Map.groupBy(legs, ({ handover }) => handover.project.name);
  return [...projects.values()].flatMap((own) => compareResolutions(own.map(({ handover }) => handover.leg)));
}

/** Files that the release gets besides artifacts: manifest and checksums, and a signature and more for each. */
const WITH_SIGNATURES = 4;

function checkTotal(files: number): Diagnostic[] {
  if (files * WITH_SIGNATURES < ASSETS_LIMIT) return [];
  return [
    {
      code: "too-many-files",
      message: `${files} artifacts; a release on GitHub holds fewer than ${ASSETS_LIMIT} files, signatures included`,
      hint: "Release fewer formats or targets.",
    },
  ];
}

/** What a rehearsal only tells: everything else is wrong there, too. */
const FORGIVEN = ["dirty-leg", "python-fallback"];

/** Legs as they arrived in, a whole release out: or every reason why it is none. */
export function mergeLegs(request: MergeRequest): Merged | readonly Diagnostic[] {
  const { legs, problems } = readHandovers(request.received);
  const { wanted } = request;
  if (request.received.length === 0) return [legsMissing("there is no leg at all")];
  const kinds = legs.flatMap(checkKind);
  const forgiven = request.rehearsal ? kinds.filter(({ code }) => FORGIVEN.includes(code)) : [];
  const found = [
    ...problems,
    ...kinds.filter((problem) => !forgiven.includes(problem)),
    ...legs.flatMap((leg) => [
      ...checkOrigin(request, leg),
      ...checkFiles(leg),
      ...leg.handover.leg.artifacts.flatMap((artifact) => checkName(leg.folder, artifact)),
    ]),
    ...checkCollisions(legs),
    ...checkResolutions(legs),
    ...(wanted.kind === "plan" ? checkPlanned(request, legs) : checkMatrix(wanted, legs)),
    ...checkTotal(legs.reduce((sum, { handover }) => sum + handover.leg.artifacts.length, 0)),
  ];
  if (found.length > 0) return found;
  return {
    manifest: mergedManifest(request.plan, legs, missingOptional(request, legs)),
    files: mergedFiles(legs),
    warnings: forgiven.map((problem) => ({ ...problem, severity: "warning" })),
  };
}
