import type { Account } from "../model/account.ts";
import type { Catalog } from "../model/catalog.ts";
import { LIST_NAMES } from "../model/checksums.ts";
import { ConfigError } from "../model/errors.ts";
import { HANDOVER_NAME, handoverOf } from "../model/handover.ts";
import { MANIFEST_NAME } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import { tagOf } from "../model/release-tag.ts";
import { type Delivered, releasePlanned } from "./deliver.ts";
import type { WantedLegs } from "./merge.ts";
import { type Planned, planStage } from "./plan.ts";
import { checkCommit, preflight } from "./preflight.ts";
import { publishLegs, type Released } from "./release.ts";
import type { Already } from "./ship.ts";
import { checkSigning } from "./signing.ts";
import type { Wishes } from "./wishes.ts";

export interface HereOptions {
  /** Absolute: holds a folder per leg. Undefined: what was built here, and what is missing of it is built now. */
  readonly folder: string | undefined;
  /** Where `slipway build` left its results. */
  readonly from: string;
  /** The whole release is played through, and nothing is published. */
  readonly rehearse: boolean;
  readonly draft?: boolean;
}

/** The tag that a release of this version would have. */
export const usualTag = ({ plan, config }: Planned): string => tagOf(config.release.tag, plan.project);

/** What was delivered into one folder, as legs that hand it over. */
export async function handOver(
  catalog: Catalog,
  { plan, manifest, directory }: Delivered,
  folder: string,
): Promise<void> {
  for (const leg of manifest.legs) {
    const text = JSON.stringify(handoverOf(plan, leg, undefined));
    const said = await catalog.writeReleaseTexts(`${folder}-said/${leg.target}`, new Map([[HANDOVER_NAME, text]]));
    const files = leg.artifacts.map(({ name }) => ({ name, path: `${directory}/${name}` }));
    await catalog.layOut([...said, ...files], `${folder}/${leg.target}`);
  }
}

interface Legs {
  readonly folder: string;
  readonly wanted: WantedLegs;
  readonly account?: Account | undefined;
}

async function legsHere(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  at: { from: string; scratch: string },
): Promise<Legs> {
  const delivered = await releasePlanned(ports, catalog, planned, {
    from: at.from,
    to: `${at.scratch}/files`,
    sbom: false,
  });
  const folder = `${at.scratch}/legs`;
  await handOver(catalog, delivered, folder);
  // Which targets a release needs was asked when it was put together.
  const wanted = { kind: "matrix", jobs: delivered.manifest.legs.length, targets: [] } as const;
  return { folder, wanted, account: delivered.built?.account };
}

/** What is built already is compared file by file; before anything is built, there may be nothing left to do. */
async function releasedAlready(
  ports: Ports,
  { plan, config }: Planned,
  { folder, rehearse }: HereOptions,
): Promise<Already["already"] | undefined> {
  if (rehearse || folder !== undefined || plan.tag === null) return undefined;
  const names = [MANIFEST_NAME, ...config.release.checksums.map((algorithm) => LIST_NAMES[algorithm])];
  return preflight(ports, { tag: plan.tag, commit: plan.commit?.id, names, writes: true });
}

/** `slipway release`: publishes on GitHub from this machine, or plays that through. */
export async function releaseHereStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: HereOptions,
): Promise<Released | Already> {
  const planned = await planStage(ports, catalog, wishes);
  const { rehearse, from } = options;
  if (planned.plan.tag === null && !rehearse) {
    const hint = `Name it: --tag ${usualTag(planned)}. Without GitHub: --to DIR; to rehearse it: --rehearse.`;
    throw new ConfigError([{ code: "no-tag", message: "a release on GitHub has a tag, and none is named", hint }]);
  }
  // Before anything is built: what has no commit, or has to be signed and cannot be, is no release.
  if (!rehearse) {
    checkCommit(planned.plan);
    checkSigning(ports, planned.plan);
  }
  const already = await releasedAlready(ports, planned, options);
  if (already !== undefined) return { planned, already };
  const repository = ports.releases?.repository ?? "nobody/nothing";
  const stage = rehearse ? { ...ports, releases: await catalog.rehearsedReleases(repository) } : ports;
  const place = await ports.workplaces.open(`${planned.config.name}-release`, wishes.root);
  try {
    const scratch = place.directory;
    const legs: Legs =
      options.folder === undefined
        ? await legsHere(ports, catalog, planned, { from, scratch })
        : { folder: options.folder, wanted: { kind: "plan" } };
    const draft = options.draft === undefined ? {} : { draft: options.draft };
    const rehearsed = rehearse ? { rehearsedTag: usualTag(planned) } : {};
    const request = {
      planned,
      ...legs,
      run: undefined,
      directory: `${scratch}/release`,
      ...draft,
      ...rehearsed,
    };
    return await publishLegs(stage, catalog, request);
  } finally {
    await place.close(false);
  }
}
