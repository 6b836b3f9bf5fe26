import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeApplicationProject } from "../test/support/stand/application-project.ts";
import { type Application, CORPUS, readApplications } from "../test/support/stand/applications.ts";
import { type ByHand, shipByHand } from "../test/support/stand/by-hand.ts";
import { build, unpack } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";

/** What both sides ship. */
async function httpie(): Promise<Application> {
  const found = (await readApplications(CORPUS)).find(({ name }) => name === "httpie");
  if (found === undefined) throw new Error("httpie is not among the applications");
  return found;
}

/** A project that ships it. */
export async function makeHttpie(project: string): Promise<void> {
  await makeApplicationProject(project, await httpie());
}

/** An archive, and a program unpacked from it. */
export interface Shipped {
  readonly archive: string;
  readonly program: string;
}

type Files = Readonly<Record<string, string>>;

/** A fresh project that ships it, so that nothing of an earlier build is at hand but downloads. */
export async function freshHttpie(stand: ReadyStand, name: string, more: Files = {}): Promise<string> {
  const project = join(stand.work, "bench", name);
  await rm(project, { recursive: true, force: true });
  await makeHttpie(project);
  for (const [path, text] of Object.entries(more)) await writeFile(join(project, path), text);
  return project;
}

/** A build by us, and what a user has of it. */
export async function shipByUs(stand: ReadyStand, name: string, bundler: string, more: Files = {}): Promise<Shipped> {
  const { script } = await httpie();
  const project = await freshHttpie(stand, name, more);
  const folder = join(stand.work, "bench", `${name}-unpacked`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = await build(stand, project, ["--bundler", bundler]);
  return { archive, program: join(await unpack(archive, folder), script) };
}

/** What earlier builds froze and compiled: gone, as it is after a change of everything. */
export async function forgetKept({ cache }: ReadyStand): Promise<void> {
  await rm(join(cache, "slipway", "tools", "slipway-kept"), { recursive: true, force: true });
}

/** The same by hand. */
export async function shipHttpieByHand(stand: ReadyStand, python: string): Promise<ByHand> {
  const { requirements, script } = await httpie();
  return shipByHand(stand, join(stand.work, "bench", "by-hand"), { python, requirements, script });
}
