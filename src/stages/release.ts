import type { Catalog, UnsignedRelease } from "../model/catalog.ts";
import { checksumText } from "../model/checksums.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import { CHECKSUMS_NAME, MANIFEST_NAME } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { Published, ReleaseFile, ReleaseSet } from "../model/release.ts";
import type { TargetId } from "../model/target.ts";
import { notesSection } from "../report/notes.ts";
import { planText } from "./leg.ts";
import type { WantedLegs } from "./merge.ts";
import { mergeLegs } from "./merge-check.ts";
import type { Planned } from "./plan.ts";

export interface LegsRequest {
  /** Its tag is what is released. */
  readonly planned: Planned;
  /** Absolute: holds a folder per leg, with its `fragment.json` and its files. */
  readonly folder: string;
  readonly wanted: WantedLegs;
  /** The workflow run that all legs have to be from; undefined where there is none. */
  readonly run: string | undefined;
  /** Absolute: ours, for files that are made on the way. */
  readonly directory: string;
  /** Stop before publishing; where absent the configuration says. */
  readonly draft?: boolean;
}

/** What came of a release. */
export interface Released extends UnsignedRelease {
  readonly published: Published;
}

/** Fragments are what strangers wrote: read, compared with the plan, and every file measured again. */
async function merged(ports: Ports, catalog: Catalog, request: LegsRequest): Promise<UnsignedRelease> {
  const { planned, directory } = request;
  const { plan } = planned;
  return ports.log.stage("Merge: every leg against the plan, every file by its digest", async () => {
    const received = await catalog.receiveLegs(request.folder);
    const digestOf = (target: TargetId): string | undefined => {
      const leg = plan.legs.find((candidate) => candidate.target === target);
      return leg === undefined ? undefined : catalog.digest(planText({ planned, leg }));
    };
    const template = planned.config.release.tag;
    const { wanted, run } = request;
    const result = mergeLegs({ plan, wanted, run, template, received, digestOf });
    if (!("manifest" in result)) throw new BuildError(result);
    return { plan, manifest: result.manifest, files: result.files, directory };
  });
}

/** Manifest and checksums, made once, from the files that are released. */
async function listed(catalog: Catalog, release: UnsignedRelease): Promise<UnsignedRelease> {
  const text = `${JSON.stringify(release.manifest, undefined, 2)}\n`;
  const sums = checksumText([...release.files, { name: MANIFEST_NAME, sha256: catalog.digest(text) }]);
  const texts = new Map([
    [MANIFEST_NAME, text],
    [CHECKSUMS_NAME, sums],
  ]);
  const made = await catalog.writeReleaseTexts(release.directory, texts);
  return { ...release, files: [...release.files, ...made] };
}

async function signed(ports: Ports, catalog: Catalog, release: UnsignedRelease): Promise<UnsignedRelease> {
  const signatures: readonly ReleaseFile[] = (await catalog.signRelease?.(ports, release)) ?? [];
  return { ...release, files: [...release.files, ...signatures] };
}

/** What the user wrote, without anything that we would take for our own part. */
function written(text: string | undefined): string {
  return text === undefined ? "" : `${text.replaceAll(/<!-- \/?slipway.*?-->/g, "").trim()}\n\n`;
}

function releaseSet({ planned, draft }: LegsRequest, notes: string | undefined, release: UnsignedRelease): ReleaseSet {
  const { plan, config } = planned;
  const { name, version } = plan.project;
  const tag = plan.tag ?? "";
  const several = release.manifest.legs.some(({ project }) => project !== undefined);
  return {
    tag,
    version,
    commit: plan.commit?.id,
    title: several ? tag : `${name} ${version}`,
    prerelease: plan.prerelease,
    draft: draft ?? config.release.draft,
    notes: `${written(notes)}${notesSection(release.manifest)}`,
    generateNotes: notes === undefined,
    files: release.files,
    series: { template: config.release.tag, name },
  };
}

function noTag(): BuildError {
  const hint = "Push a tag, or name it: the input tag, --tag on the command line.";
  return new BuildError([{ code: "no-tag", message: "a release on GitHub has a tag, and there is none", hint }]);
}

/**
 * A release from the legs that lie in a folder: merged and checked, listed, signed, published, whole or not at all.
 * Throws BuildError with everything that is wrong with the legs, before anything is written anywhere.
 */
export async function publishLegs(ports: Ports, catalog: Catalog, request: LegsRequest): Promise<Released> {
  const { planned } = request;
  const { plan, config, wishes } = planned;
  if (plan.tag === null) throw noTag();
  // Asked first: nothing is hashed and signed for a release that cannot say what it is.
  const notes = await catalog.readNotes(wishes.root, config.release.notes, plan.project.version);
  if (!notes.ok) throw new ConfigError(notes.diagnostics);
  const unlisted = await merged(ports, catalog, request);
  const release = await signed(ports, catalog, await listed(catalog, unlisted));
  const set = releaseSet(request, notes.value, release);
  const published = await ports.log.stage("Release", () => catalog.publishRelease(ports, set));
  return { ...release, published };
}
