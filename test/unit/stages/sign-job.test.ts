import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Catalog } from "../../../src/model/catalog.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { InsideSigner } from "../../../src/model/inside-signer.ts";
import type { Manifest } from "../../../src/model/manifest.ts";
import type { PlanReference } from "../../../src/model/plan-reference.ts";
import type { Ports } from "../../../src/model/ports.ts";
import { unpackBundle } from "../../../src/packagers/unpack.ts";
import { buildJob, planJob, releaseJob } from "../../../src/stages/jobs.ts";
import { signJob } from "../../../src/stages/sign-job.ts";
import { trySignedJob } from "../../../src/stages/try-signed-job.ts";
import { fakeCatalog, folder, freshProject, git, portsWithReleases, root } from "../../support/delivery.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

const ZIP = "app-1.0-windows-x64.zip";
const SECRETS: Readonly<Record<string, string>> = { CERTIFICATE: "a key", PASSWORD: "a password" };
const authenticode = "authenticode: { key: CERTIFICATE, password: PASSWORD, timestamp: 'http://127.0.0.1:9/' }";

freshProject();
let store: FolderStore;
/** Manifests of what was released. */
let published: Manifest[];
/** What the archive of the release holds. */
let shipped: string;
/** What the smoke runs unpacked, in their order. */
let tried: string[];
beforeEach(async () => {
  store = folderStore(join(folder, "store"));
  published = [];
  tried = [];
  await mkdir(join(folder, "store"));
  await writeFile(join(root, ".gitignore"), "release/\n");
});

async function configured(targets: string, sign = "auto"): Promise<void> {
  const text = `targets: ${targets}\nsign: ${sign}\nsigning: { ${authenticode}, minisign: { key: CERTIFICATE } }\n`;
  await writeFile(join(root, "slipway.yml"), text);
  await git("add", ".");
  await git("commit", "-qm", "configured");
}

async function programIn(archive: string): Promise<string> {
  const place = join(folder, `looked-${tried.length}`);
  await rm(place, { recursive: true, force: true });
  await mkdir(place);
  return readFile(join(await unpackBundle(archive, place), "app"), "utf8");
}

/** Signs what our fake bundler makes, and whatever else it is told to do. */
function signer(extra: (bundle: string) => Promise<void> = async () => undefined): InsideSigner {
  const common = { signer: "Us", timestamp: "2026-11-21T18:39:41.000Z", expires: "2027-11-21T00:00:00.000Z" };
  return {
    method: "authenticode",
    supports: () => true,
    async sign(_, request) {
      await writeFile(join(request.root, "app"), `${await readFile(join(request.root, "app"), "utf8")}, signed`);
      await extra(request.root);
      return [{ file: "app", by: "us", ...common }];
    },
  };
}

const catalog = (changes: Partial<Catalog> = {}): Catalog =>
  fakeCatalog({
    publishRelease: async (_ports, set) => {
      const path = (wanted: string): string => set.files.find(({ name }) => name === wanted)?.path ?? "";
      published.push(JSON.parse(await readFile(path("slipway-manifest.json"), "utf8")));
      if (path(ZIP) !== "") shipped = await programIn(path(ZIP));
      return { id: 1, url: "https://github.com/acme/widget/releases/1", draft: false, uploaded: 1, skipped: 0 };
    },
    insideSigners: async (decision) => (decision.authenticode === undefined ? [] : [signer()]),
    signRelease: async () => [],
    prepareSmoke: async () => ({
      lookInside: async () => undefined,
      judge: async ({ executables }, artifact) => {
        tried.push(await programIn(artifact));
        const what = `${executables[0]?.path}: ${tried.at(-1)}`;
        return {
          checks: [{ what, result: "passed", detail: "", milliseconds: 1 }],
          startup: undefined,
          notes: [],
        };
      },
    }),
    ...changes,
  });

function on(os: "windows" | "linux", secrets: Readonly<Record<string, string>> = {}): Ports {
  const here = portsWithReleases();
  const machine = { ...here.machine, os };
  return { ...here, machine, exchange: store, secrets: { read: (name) => secrets[name] } };
}

const own = () => ({ root, flags: {}, inputs: {} });
const place = (attempt = 1) => ({ run: "77", attempt });

async function plan(): Promise<PlanReference> {
  return (await planJob(on("linux"), catalog(), { ...own(), tag: "v1.0" }, place())).reference;
}

const leg = (reference: PlanReference, attempt = 1) =>
  buildJob(on("windows"), catalog(), own(), {
    ...{ reference, place: place(attempt), target: "windows-x64" as const, directory: join(root, "release") },
  });
const sign = (reference: PlanReference, changes: Partial<Catalog> = {}, secrets = SECRETS) =>
  signJob(on("linux", secrets), catalog(changes), own(), { reference, place: place() });
const tryIt = (reference: PlanReference, changes: Partial<Catalog> = {}) =>
  trySignedJob(on("windows"), catalog(changes), own(), { reference, place: place(), target: "windows-x64" });
const release = (reference: PlanReference, attempt = 1) =>
  releaseJob(on("linux"), catalog(), own(), { reference, place: place(attempt) });

const failing: Partial<Catalog> = {
  prepareSmoke: async () => ({
    lookInside: async () => undefined,
    judge: async () => {
      throw new BuildError([{ code: "smoke-start", message: "it does not start any more" }]);
    },
  }),
};

describeUnless(notLinuxX64)("programs that are signed in a job of its own", () => {
  test("bundle, sign, pack again, run again, release: what is released is what was run last", async () => {
    await configured("[windows-x64]", "required");
    const reference = await plan();
    await leg(reference);
    expect(await sign(reference)).toEqual([{ target: "windows-x64", runner: "windows-2025", optional: false }]);
    await tryIt(reference);
    await release(reference);
    expect(tried).toEqual(["made by portable", "made by portable, signed"]);
    expect(shipped).toBe("made by portable, signed");
    const [first] = published[0]?.legs ?? [];
    expect(first?.signatures).toMatchObject([{ file: "app", by: "us" }]);
    expect(first?.smoke).toMatchObject([{ what: "app: made by portable, signed" }]);
    expect(first?.bundleSize).toBe("made by portable, signed".length);
  });

  test("done twice with one leg, the archive has the same bytes, so that the second hand-over finds them there", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    await sign(reference);
    await sign(reference);
    const signed = store.artifacts.filter(({ name }) => name.includes("-signed-"));
    expect(signed).toHaveLength(1);
  });

  test("without the secret, auto says so, hands nothing over, and what was built is released", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    expect(await sign(reference, {}, {})).toEqual([]);
    await release(reference);
    expect(published[0]?.legs[0]).not.toHaveProperty("signatures");
    expect(shipped).toBe("made by portable");
  });

  test("without the secret, required fails, and nothing is released unsigned either", async () => {
    await configured("[windows-x64]", "required");
    const reference = await plan();
    await leg(reference);
    await expect(sign(reference, {}, {})).rejects.toThrow(/CERTIFICATE, which is not set/);
    await expect(release(reference)).rejects.toThrow(/windows-x64 are not signed/);
  });

  test("required, and the plan job hears that there is no such secret: before any leg is built", async () => {
    await configured("[windows-x64]", "required");
    const planning = (secrets: readonly string[]) =>
      planJob(on("linux"), catalog(), { ...own(), tag: "v1.0" }, { ...place(), secrets });
    await expect(planning(["none", "MINISIGN_KEY"])).rejects.toThrow(/CERTIFICATE, which is not set/);
    expect(store.artifacts).toEqual([]);
    await expect(planning(["none", "CERTIFICATE", "PASSWORD"])).resolves.toBeDefined();
  });

  test("signed, and not run since: not released", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    await sign(reference);
    await expect(tryIt(reference, failing)).rejects.toThrow("it does not start any more");
    await expect(release(reference)).rejects.toThrow(/signed programs of windows-x64 were not run since/);
    expect(published).toEqual([]);
  });

  test("signed again with other bytes than those that were run: not released", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    await sign(reference);
    await tryIt(reference);
    const other = signer((bundle) => appendFile(join(bundle, "app"), " again"));
    const again = catalog({ insideSigners: async () => [other] });
    await signJob(on("linux", SECRETS), again, own(), { reference, place: place(2) });
    await expect(release(reference, 2)).rejects.toThrow(/signed programs of windows-x64 were not run since/);
    expect(published).toEqual([]);
  });

  test("an optional leg whose signed programs do not run is missing from the release", async () => {
    await configured("[linux-x64, { target: windows-x64, optional: true }]");
    const reference = await plan();
    await leg(reference);
    const at = { reference, place: place(), target: "linux-x64" as const, directory: join(root, "release") };
    const plain = { prepareSmoke: fakeCatalog().prepareSmoke };
    await buildJob(on("linux"), catalog(plain), own(), at);
    await sign(reference);
    await release(reference);
    expect(published[0]).toMatchObject({ legs: [{ target: "linux-x64" }], missing: ["windows-x64"] });
  });

  test("a leg that was built again after it was signed: what was signed of the former one is not released", async () => {
    await configured("[windows-x64]", "required");
    const reference = await plan();
    await leg(reference);
    await sign(reference);
    await tryIt(reference);
    await leg(reference, 2);
    await expect(release(reference, 2)).rejects.toThrow(/windows-x64 are not signed/);
  });

  test("a signer that changes another file than it signs: refused, and nothing is handed over", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    const meddling = signer((bundle) => writeFile(join(bundle, "other.txt"), "not there before"));
    await expect(sign(reference, { insideSigners: async () => [meddling] })).rejects.toThrow(
      /signing changed what it should not: other\.txt/,
    );
    expect(store.artifacts.filter(({ name }) => name.includes("-signed-"))).toEqual([]);
  });

  test("files of a leg that are not those which it lists are not signed", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    const receiveLegs: Catalog["receiveLegs"] = async (from) =>
      (await catalog().receiveLegs(from)).map((each) => ({
        ...each,
        files: each.files.map((file) => ({ ...file, sha256: "0".repeat(64) })),
      }));
    await expect(sign(reference, { receiveLegs })).rejects.toThrow(/its leg made/);
  });

  test("a leg that was not signed has nothing that could be run again", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    await expect(tryIt(reference)).rejects.toThrow(/there is no leg at all/);
  });

  test("a hand-over that says of its programs that they lie elsewhere is refused", async () => {
    await configured("[windows-x64]");
    const reference = await plan();
    await leg(reference);
    const receiveLegs: Catalog["receiveLegs"] = async (from) =>
      (await catalog().receiveLegs(from)).map((each) => {
        const said = JSON.parse(each.text ?? "");
        return { ...each, text: JSON.stringify({ ...said, bundle: { programs: [{ entry: "app", path: "../app" }] } }) };
      });
    await expect(sign(reference, { receiveLegs })).rejects.toThrow(/leads elsewhere/);
  });
});
