import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { shipStep } from "../../../src/entry/ship.ts";
import { groupOf } from "../../../src/exchange/identity.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import type { Ports } from "../../../src/model/ports.ts";
import type { ReleaseSet } from "../../../src/model/release.ts";
import { createStage, rehearsedReleases } from "../../../src/publishers/github/rehearsal.ts";
import type { Step } from "../../../src/runtime/github/step.ts";
import { type Shipped, shipStage } from "../../../src/stages/ship.ts";
import {
  builds,
  failingBundler,
  fakeCatalog,
  folder,
  freshProject,
  git,
  ports,
  portsWithReleases,
  root,
} from "../../support/delivery.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";
import { NOTHING_SEEN } from "../../support/smoking.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

const PROJECTS = ["first", "second", "third"];
const TAG = "v1.0";

freshProject();
let store: FolderStore;
let published: { readonly set: ReleaseSet; readonly manifest: string }[];
beforeEach(async () => {
  store = folderStore(join(folder, "store"));
  published = [];
  await mkdir(join(folder, "store"));
});

/** Three projects in one repository, each with a configuration of its own. */
async function threeProjects(yaml: Partial<Record<string, string>> = {}): Promise<void> {
  for (const name of PROJECTS) {
    const toml = (await readFile(join(root, "pyproject.toml"), "utf8")).replaceAll('name = "app"', `name = "${name}"`);
    await mkdir(join(root, name));
    await writeFile(join(root, name, "pyproject.toml"), toml.replace('app = "app:main"', `${name} = "app:main"`));
    await writeFile(join(root, name, "app.py"), "def main(): pass\n");
    const config = yaml[name];
    if (config !== undefined) await writeFile(join(root, name, "slipway.yml"), config);
  }
  await writeFile(join(root, ".gitignore"), "release/\n");
  await git("add", ".");
  await git("commit", "-qm", "three projects");
}

function catalog(changes: Partial<Catalog> = {}): Catalog {
  return fakeCatalog({
    publishRelease: async (_ports, set) => {
      const path = set.files.find(({ name }) => name === "slipway-manifest.json")?.path ?? "";
      published.push({ set, manifest: await readFile(path, "utf8") });
      return {
        id: 1,
        url: "https://github.com/acme/widget/releases/1",
        draft: false,
        uploaded: set.files.length,
        skipped: 0,
      };
    },
    ...changes,
  });
}

const failing = (): Partial<Catalog> => ({ bundlers: new Map([["portable", failingBundler()]]) });

interface LegOptions {
  readonly total?: number;
  readonly index?: number;
  readonly project?: string;
  readonly ports?: Ports;
  readonly catalog?: Catalog;
}

async function ship(project: string, options: LegOptions = {}): Promise<Shipped> {
  const shipped = await asked(project, options);
  return "already" in shipped ? expect.fail("it was released already") : shipped;
}

function asked(project: string, options: LegOptions = {}): ReturnType<typeof shipStage> {
  const { total = 3, index = PROJECTS.indexOf(project) } = options;
  const at = join(root, options.project ?? project);
  const leg = { key: `${index}`.repeat(12), title: project, index, total };
  const place = { leg, scope: { group: "ship", attempt: 1 }, run: "77" };
  const given: Ports = options.ports ?? { ...portsWithReleases(), exchange: store };
  const wishes = { root: at, flags: {}, inputs: {}, tag: TAG };
  return shipStage(given, options.catalog ?? catalog(), wishes, {
    target: undefined,
    directory: join(at, "release"),
    place,
  });
}

const namesOf = ({ set }: { readonly set: ReleaseSet }): string[] => set.files.map(({ name }) => name).sort();
const WHOLE = [
  "SHA256SUMS",
  "first-1.0-linux-x64.tar.gz",
  "first-1.0.sbom.cdx.json",
  "second-1.0-linux-x64.tar.gz",
  "second-1.0.sbom.cdx.json",
  "slipway-manifest.json",
  "third-1.0-linux-x64.tar.gz",
  "third-1.0.sbom.cdx.json",
];

describeUnless(notLinuxX64)("one leg of a release", () => {
  test("the last of three publishes everything, once", async () => {
    await threeProjects();
    expect((await ship("third")).turn).toMatchObject({ kind: "not-last", missing: [0, 1] });
    expect((await ship("first")).released).toBeUndefined();
    const { released, turn } = await ship("second");
    expect(turn.kind).toBe("publish");
    expect(released?.published.id).toBe(1);
    expect(published.map(namesOf)).toEqual([WHOLE]);
    expect(published[0]?.set).toMatchObject({ tag: TAG, version: "1.0" });
  });

  test("without a matrix it publishes by itself, and needs no store", async () => {
    await threeProjects();
    const { released } = await ship("first", { total: 1, index: 0, ports: portsWithReleases() });
    expect(released?.published.id).toBe(1);
    expect(published.map(namesOf)).toEqual([WHOLE.filter((name) => !/^(?:second|third)/.test(name))]);
  });

  test("of several, without a store: refused before anything is built", async () => {
    await threeProjects();
    const refused = ship("first", { ports: ports() });
    await expect(refused).rejects.toThrow(/one of 3 legs, and the artifact store/);
    // Such as an Enterprise server, where the reusable workflow finds none either.
    const hint = expect.stringContaining("a job without a matrix");
    await expect(refused).rejects.toMatchObject({ diagnostics: [{ code: "no-exchange", hint }] });
    expect(builds).toEqual([]);
  });

  test("bad input: no token: refused before anything is built", async () => {
    await threeProjects();
    await expect(ship("first", { ports: { ...ports(), exchange: store } })).rejects.toThrow(
      /needs a repository and a token/,
    );
    expect(builds).toEqual([]);
    expect(store.artifacts).toEqual([]);
  });

  test("C6: of a release that is there, whole and immutable: nothing is built, handed over or published", async () => {
    await threeProjects();
    const stage = createStage();
    const releases = rehearsedReleases("acme/widget", stage);
    const { id } = await releases.create({ tag: TAG, title: "", body: "", prerelease: false });
    const names = ["first-1.0-linux-x64.tar.gz", "slipway-manifest.json", "SHA256SUMS"];
    const assets = names.map((name, nth) => ({ id: 90 + nth, name, size: 1, state: "uploaded", sha256: undefined }));
    const [made] = stage.releases.values();
    if (made === undefined) return expect.fail("no release");
    stage.releases.set(id, { ...made, draft: false, immutable: true, assets });
    const given = { ...ports(), exchange: store, releases };
    expect(await asked("first", { ports: given })).toMatchObject({ already: { id } });
    await expect(asked("second", { ports: given })).rejects.toThrow(/lacks second-1\.0-linux-x64\.tar\.gz/);
    expect(builds).toEqual([]);
    expect(store.artifacts).toEqual([]);
  });

  test("that fails: nothing is handed over, and nothing published", async () => {
    await threeProjects();
    await ship("first");
    await expect(ship("second", { catalog: catalog(failing()) })).rejects.toThrow("it does not bundle");
    expect((await ship("third")).turn).toMatchObject({ kind: "not-last", missing: [1] });
    expect(published).toEqual([]);
  });

  test("that fails says in its summary which legs are missing, and how to finish", async () => {
    await threeProjects();
    await ship("first");
    let summary = "";
    const run = { id: "77", attempt: 1, job: "ship", step: "__slipway" };
    const scope = groupOf(run.job, run.step);
    for (const artifact of store.artifacts.splice(0))
      store.artifacts.push({ ...artifact, name: artifact.name.replace("slipway-ship-", `slipway-${scope}-`) });
    const step: Step = {
      ...{ project: join(root, "second"), tag: TAG, event: "push", run, output: () => undefined },
      pullRequest: undefined,
      given: [],
      inputs: { matrix: '{"project":"second"}', strategy: '{"job-index":1,"job-total":3}', project: "second" },
      summary: async (text) => {
        summary += text;
      },
    };
    const wishes = { root: step.project, flags: {}, inputs: {}, tag: TAG };
    const options = { target: undefined, directory: join(step.project, "release") };
    const shipped = shipStep({ ...portsWithReleases(), exchange: store }, catalog(failing()), {
      step,
      wishes,
      options,
    });
    await expect(shipped).rejects.toThrow("it does not bundle");
    expect(summary).toContain("second, number 2 of 3\\) failed");
    expect(summary).toContain("Delivered so far: first. Missing: number 2 and 3 of the matrix.");
    expect(summary).toContain("Re-run failed jobs");
  });

  test("that fails, and is optional: the last one publishes without it; it ends red all the same", async () => {
    await threeProjects({ second: "targets: [{ target: linux-x64, optional: true }]\n" });
    await ship("first");
    await expect(ship("second", { catalog: catalog(failing()) })).rejects.toThrow("it does not bundle");
    await ship("third");
    expect(published.map(namesOf)).toEqual([WHOLE.filter((name) => !name.startsWith("second"))]);
  });

  test("an optional target that failed is missing in the manifest, and the leg is named", async () => {
    await threeProjects({ first: "targets: [linux-x64, { target: windows-x64, optional: true }]\n" });
    const warnings: Diagnostic[] = [];
    const plain = portsWithReleases();
    const log = { ...plain.log, warn: (diagnostic: Diagnostic) => void warnings.push(diagnostic) };
    const given = { ...plain, log, exchange: store };
    const leg = { key: "1".repeat(12), title: "windows-2025", index: 1, total: 2 };
    const scope = { group: "ship", attempt: 1 };
    await catalog().takeTurn(given, store, { scope, leg, files: undefined, scratch: join(folder, "absent") });
    await ship("first", { total: 2, ports: given });
    expect(JSON.parse(published[0]?.manifest ?? "")).toMatchObject({ missing: ["windows-x64"] });
    expect(warnings).toContainEqual(expect.objectContaining({ message: expect.stringContaining("windows-2025") }));
  });

  test("that fails as the last one, and is optional: it publishes the others, and ends red", async () => {
    await threeProjects({ second: "targets: [{ target: linux-x64, optional: true }]\n" });
    await ship("first");
    await ship("third");
    await expect(ship("second", { catalog: catalog(failing()) })).rejects.toThrow("it does not bundle");
    expect(published.map(namesOf)).toEqual([WHOLE.filter((name) => !name.startsWith("second"))]);
  });

  test("what this leg made is known by its inspection; what others made is looked into when it is published", async () => {
    await threeProjects();
    const looked: string[] = [];
    const counting = catalog({
      bundleAccount: async (given, request) => {
        looked.push(request.application);
        return fakeCatalog().bundleAccount(given, request);
      },
    });
    await ship("first", { total: 2, index: 0, catalog: counting });
    await ship("second", { total: 2, index: 1, catalog: counting });
    expect(looked).toEqual(["first"]);
    expect(published.map(namesOf)[0]?.filter((name) => name.includes("sbom"))).toEqual([
      "first-1.0.sbom.cdx.json",
      "second-1.0.sbom.cdx.json",
    ]);
  });

  test("bad input: an artifact of 2,147,483,648 bytes is refused in the leg that made it, one byte less is not", async () => {
    await threeProjects();
    const archive = fakeCatalog().packagers.get("archive");
    if (archive === undefined) return expect.fail("there is no packager for archives");
    const sized = (size: number): Catalog =>
      catalog({
        packagers: new Map([["archive", { ...archive, package: async () => ({ size, sha256: "0".repeat(64) }) }]]),
        directory: {
          ...fakeCatalog().directory,
          publish: async (directory) => mkdir(directory, { recursive: true }).then(() => undefined),
        },
        // Nothing of it was packed that could be compared.
        inspectBundle: async () => NOTHING_SEEN,
      });
    await expect(ship("first", { catalog: sized(2_147_483_648) })).rejects.toThrow(
      /GitHub takes files below 2147483648/,
    );
    expect(store.artifacts).toEqual([]);
    await expect(ship("first", { catalog: sized(2_147_483_647) })).rejects.toThrow(/ENOENT.*first-1\.0-linux-x64/);
  });

  test("bad input: two legs that make a file of one name, both named", async () => {
    await threeProjects();
    await ship("first", { total: 2, index: 0 });
    const twice = ship("python-3.13", { total: 2, index: 1, project: "first" });
    await expect(twice).rejects.toThrow(
      /first-1\.0-linux-x64\.tar\.gz was made by "first-0+" and by "python-3\.13-1+"/,
    );
    expect(published).toEqual([]);
  });

  test("bad input: targets that are written down, and a matrix that lacks one", async () => {
    await threeProjects({ first: "targets: [linux-x64, windows-x64]\n" });
    const alone = ship("first", { total: 1, index: 0 });
    await expect(alone).rejects.toThrow(/nothing was built for windows-x64/);
    expect(published).toEqual([]);
  });
});
