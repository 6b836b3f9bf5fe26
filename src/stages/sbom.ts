import type { Account, AccountFacts } from "../model/account.ts";
import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { Artifact, Fragment, Manifest } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { targetFacts } from "../model/target.ts";
import { sbomName } from "../plan/release-names.ts";
import { epochOf } from "./plan.ts";

/** Whose contents are told. */
export interface SbomRequest {
  readonly plan: Plan;
  /** Where an artifact of that name lies, absolute. */
  readonly pathOf: (name: string) => string;
  /** What was really built, and is released. */
  readonly manifest: Manifest;
  /** What is known already, of a leg that was built here. */
  readonly account?: Account | undefined;
}

type Project = NonNullable<Fragment["project"]>;

/** A file of the release, before it is written. */
export interface Sbom {
  readonly name: string;
  readonly text: string;
}

function launchersOf({ project }: Plan, target: Fragment["target"]): readonly string[] {
  const { os } = targetFacts(target);
  if (os === "windows") return project.entries.map(({ name }) => `${name}.exe`);
  return project.entries.map(({ name }) => name);
}

/** Name of the folder that an artifact holds: its own, as far as the target. */
function bundleName(artifact: string, target: Fragment["target"]): string {
  const end = artifact.lastIndexOf(`-${target}`);
  return end === -1 ? artifact : artifact.slice(0, end + 1 + target.length);
}

/** What is known of a leg's artifact besides its bytes. */
export function accountFacts(
  plan: Plan,
  { interpreter, target, project }: Pick<Fragment, "target" | "interpreter" | "project">,
  artifact: Artifact,
): AccountFacts {
  return {
    target,
    bundle: bundleName(artifact.name, target),
    launchers: launchersOf(plan, target),
    application: project?.name ?? plan.project.name,
    sha256: artifact.sha256,
    interpreter,
    libraries: interpreter.libraries,
  };
}

/** What is inside of a leg's first artifact. Throws BuildError where there is none, or where it cannot be read. */
async function accountOf(
  ports: Ports,
  catalog: Catalog,
  { plan, pathOf }: SbomRequest,
  fragment: Fragment,
): Promise<Account> {
  const [artifact] = fragment.artifacts;
  if (artifact === undefined) {
    const message = `nothing was made for ${fragment.target} that could be looked into`;
    throw new BuildError([{ code: "no-artifact", message }]);
  }
  const facts = accountFacts(plan, fragment, artifact);
  return catalog.bundleAccount(ports, { ...facts, path: pathOf(artifact.name) });
}

/** Its bytes decide: what was signed or changed since then is looked into again. */
function isOf(account: Account | undefined, { target, artifacts }: Fragment): boolean {
  return account !== undefined && account.target === target && account.sha256 === artifacts[0]?.sha256;
}

/** Legs by whose they are: a release may hold several projects. */
function byProject({ plan, manifest }: SbomRequest): ReadonlyMap<string, [Project, Fragment[]]> {
  const groups = new Map<string, [Project, Fragment[]]>();
  for (const leg of manifest.legs) {
    const project = leg.project ?? plan.project;
    const group = groups.get(project.name) ?? [project, []];
    group[1].push(leg);
    groups.set(project.name, group);
  }
  return groups;
}

/**
 * The SBOM of each project of a release, of the very files that it ships: whatever was signed or changed inside before that is in it as it is now, and what is known of
 * a leg is of these bytes or not used. Throws BuildError where one of them cannot be read.
 */
export async function sbomStage(ports: Ports, catalog: Catalog, request: SbomRequest): Promise<readonly Sbom[]> {
  const { plan } = request;
  return ports.log.stage("Contents of the bundles", async () => {
    const { sbomOf } = await import("../report/sbom.ts");
    const time = new Date(epochOf(plan.commit) * 1000);
    const sboms: Sbom[] = [];
    for (const [project, legs] of byProject(request).values()) {
      const accounts: Account[] = [];
      // One after the other: each is unpacked through the disk of one machine.
      for (const fragment of legs) {
        const known = isOf(request.account, fragment) ? request.account : undefined;
        accounts.push(known ?? (await accountOf(ports, catalog, request, fragment)));
      }
      const text = sbomOf(accounts, { slipway: plan.slipway, project, time, digest: catalog.digest });
      sboms.push({ name: sbomName(project), text });
    }
    return sboms;
  });
}
