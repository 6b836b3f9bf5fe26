import type { Account } from "../model/account.ts";
import type { Catalog } from "../model/catalog.ts";
import { checksumLists } from "../model/checksums.ts";
import type { Config } from "../model/config.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import { MANIFEST_NAME } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { Published, ReleaseSet } from "../model/release.ts";
import { neededReleases } from "../model/releases.ts";
import type { SignatureFile, SignRequest } from "../model/signing.ts";
import type { TargetId } from "../model/target.ts";
import { unsignedInside } from "../plan/signing-inside.ts";
import { notesSection } from "../report/notes.ts";
import { planText } from "./leg.ts";
import type { WantedLegs } from "./merge.ts";
import { mergeLegs } from "./merge-check.ts";
import type { Planned } from "./plan.ts";
import { sbomStage } from "./sbom.ts";
import { checkSigning } from "./signing.ts";

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
  /** Under which tag, where the plan has none: that of a rehearsal. */
  readonly rehearsedTag?: string;
  /** Stop before publishing; where absent the configuration says. */
  readonly draft?: boolean;
  /** What is inside of the leg that was built here. */
  readonly account?: Account | undefined;
}

/** What came of a release. */
export interface Released extends SignRequest {
  readonly published: Published;
}

/** Fragments are what strangers wrote: read, compared with the plan, and every file measured again. */
async function merged(ports: Ports, catalog: Catalog, request: LegsRequest): Promise<SignRequest> {
  const { planned, directory } = request;
  const { plan } = planned;
  return ports.log.stage("Merge: every leg against the plan, every file by its digest", async () => {
    const { checksums } = planned.config.release;
    const received = await catalog.receiveLegs(request.folder, checksums);
    const digestOf = (target: TargetId): string | undefined => {
      const leg = plan.legs.find((candidate) => candidate.target === target);
      return leg === undefined ? undefined : catalog.digest(planText({ planned, leg }));
    };
    const template = planned.config.release.tag;
    const { wanted, run } = request;
    const rehearsal = request.rehearsedTag !== undefined;
    const result = mergeLegs({ plan, wanted, run, template, received, digestOf, rehearsal });
    if (!("manifest" in result)) throw new BuildError(result);
    const unsigned = unsignedInside(plan.signing, result.manifest.legs);
    if (unsigned.length > 0 && !rehearsal) throw new BuildError([...unsigned]);
    for (const problem of unsigned) ports.log.warn(problem);
    for (const warning of result.warnings) ports.log.warn(warning);
    return { plan, manifest: result.manifest, files: result.files, directory };
  });
}

/** Manifest, account of the contents and checksums, made once, from the files that are released. */
async function listed(
  ports: Ports,
  catalog: Catalog,
  { checksums, account, ...release }: SignRequest & Pick<Config["release"], "checksums"> & Pick<LegsRequest, "account">,
): Promise<SignRequest> {
  const { plan, manifest, files, directory } = release;
  const paths = new Map(files.map(({ name, path }) => [name, path]));
  const pathOf = (name: string): string => paths.get(name) ?? name;
  const sboms = await sbomStage(ports, catalog, { plan, manifest, pathOf, account });
  const texts = new Map([
    ...sboms.map(({ name, text }) => [name, text] as const),
    [MANIFEST_NAME, `${JSON.stringify(manifest, undefined, 2)}\n`],
  ]);
  const digests = [...texts].map(([name, text]) => ({
    name,
    sha256: catalog.digest(text),
    sha512: catalog.digest(text, "sha512"),
  }));
  const lists = checksumLists([...files, ...digests], checksums, catalog.digest);
  const made = await catalog.writeReleaseTexts(directory, new Map([...texts, ...lists]));
  return { ...release, files: [...release.files, ...made] };
}

interface Signed extends SignRequest {
  readonly signatures: readonly SignatureFile[];
}

/** A rehearsal leaves nothing in anybody's log: it says what could not be signed, and signs nothing. */
async function signed(
  ports: Ports,
  catalog: Catalog,
  { planned, rehearsedTag }: LegsRequest,
  release: SignRequest,
): Promise<Signed> {
  if (rehearsedTag !== undefined) {
    for (const problem of checkSigning(ports, release.plan).problems) ports.log.warn(problem);
    return { ...release, signatures: [] };
  }
  const request = { ...release, project: planned.wishes.root };
  const signatures = (await catalog.signRelease?.(ports, request)) ?? [];
  return { ...release, files: [...release.files, ...signatures], signatures };
}

/** What the user wrote, without anything that we would take for our own part. */
function written(text: string | undefined): string {
  return text === undefined ? "" : `${text.replaceAll(/<!-- \/?slipway.*?-->/g, "").trim()}\n\n`;
}

interface Named {
  readonly tag: string;
  readonly notes: string | undefined;
}

function releaseSet({ planned, draft }: LegsRequest, { tag, notes }: Named, release: Signed): ReleaseSet {
  const { plan, config } = planned;
  const { name, version } = plan.project;
  const several = release.manifest.legs.some(({ project }) => project !== undefined);
  return {
    tag,
    version,
    commit: plan.commit?.id,
    title: several ? tag : `${name} ${version}`,
    prerelease: plan.prerelease,
    draft: draft ?? config.release.draft,
    notes: `${written(notes)}${notesSection(release.manifest, release.signatures)}`,
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
  const tag = plan.tag ?? request.rehearsedTag;
  if (tag === undefined) throw noTag();
  // Asked first: nothing is hashed and signed for a release that has no place to go, or cannot say what it is.
  if (request.rehearsedTag === undefined) neededReleases(ports);
  const notes = await catalog.readNotes(wishes.root, config.release.notes, plan.project.version);
  if (!notes.ok) throw new ConfigError(notes.diagnostics);
  const unlisted = await merged(ports, catalog, request);
  const { checksums } = config.release;
  const { account } = request;
  const all = await listed(ports, catalog, { ...unlisted, checksums, account });
  const release = await signed(ports, catalog, request, all);
  const set = releaseSet(request, { tag, notes: notes.value }, release);
  const published = await ports.log.stage("Release", () => catalog.publishRelease(ports, set));
  return { ...release, published };
}
