import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../src/entry/catalog.ts";
import type { Manifest } from "../../src/model/manifest.ts";
import type { Plan } from "../../src/model/plan.ts";
import { sbomStage } from "../../src/stages/sbom.ts";
import { realExec } from "../support/exec.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { build, pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { copyProject, writeFiles } from "../support/stand/projects.ts";
import { tool } from "../support/stand/store.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");

const LINKED = "slipway:linked-into";

interface Shown {
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly hashes?: readonly { readonly content: string }[];
  readonly components?: readonly Shown[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

interface Told {
  readonly text: string;
  /** Everything in the one bundle, flat. */
  readonly all: readonly Shown[];
}

const flat = (components: readonly Shown[] = []): Shown[] =>
  components.flatMap((component) => [component, ...flat(component.components)]);

/** What is said of the bundle at a path, as if that were what the leg had made. */
async function told(project: string, path: string, release = join(project, "release")): Promise<Told> {
  const planned = await slipway(stand, ["plan", "--json", ...pythonOptions(stand)], { cwd: project });
  const plan: Plan = JSON.parse(planned.stdout).plan ?? JSON.parse(planned.stdout);
  const manifest: Manifest = JSON.parse(await readFile(join(release, "slipway-manifest.json"), "utf8"));
  const ports = pythonPorts(realExec, { workRoot: stand.work });
  const [{ text, name } = { text: "", name: "" }] = await sbomStage(ports, catalog, {
    plan,
    manifest,
    pathOf: () => path,
  });
  expect(name).toMatch(/^[\w.-]+-1\.0\.0\.sbom\.cdx\.json$/);
  return { text, all: flat((JSON.parse(text).components as Shown[])[0]?.components) };
}

/** Names of files and links in an archive, without the folder that holds all. */
async function listed(archive: string): Promise<string[]> {
  const names = (await tool(["tar", "-tzf", archive])).split("\n").filter((name) => name !== "" && !name.endsWith("/"));
  return names.map((name) => name.slice(name.indexOf("/") + 1)).sort();
}

/** Components that are files of the bundle: who brought them has a version, and what is linked into one of them says so. */
const filesOf = ({ all }: Told): string[] =>
  all
    .filter(({ version, properties }) => version === undefined && !properties?.some(({ name }) => name === LINKED))
    .map(({ name }) => name)
    .sort();

describe.each(["portable", "pyinstaller"])("what a release says of a bundle by %s", (bundler) => {
  let project: string;
  let archive: string;
  let whole: Told;
  beforeAll(async () => {
    project = await copyProject(example, join(stand.work, `contents-${bundler}`));
    await writeFiles(project, { "slipway.yml": `bundler: ${bundler}\ntargets: [linux-x64]\n` });
    archive = await build(stand, project);
    whole = await told(project, archive);
  });

  test("is valid CycloneDX 1.6", async () => {
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(whole.text)).toBeNull();
  });

  test("names every file of the bundle exactly once", async () => {
    const inArchive = new Set(await listed(archive));
    // Of a frozen program, what lies inside of it comes besides.
    expect(filesOf(whole).filter((name) => !name.includes("!/") && !/\.pyz\//.test(name))).toEqual([...inArchive]);
  });

  test("has the hash that the file has", async () => {
    const root = await unpack(archive, stand.work);
    const [first] = whole.all.filter(({ name }) => name === "LICENSES/THIRD-PARTY-NOTICES");
    const [hash] = (await tool(["sha256sum", join(root, first?.name ?? "")])).split(" ");
    expect(first?.hashes?.[0]?.content).toBe(hash);
    await rm(root, { recursive: true });
  });

  test("names the interpreter and what that says is linked into it", async () => {
    expect(whole.all.find(({ name }) => name === "CPython")?.version).toBe(stand.pythonVersion);
    const openssl = whole.all.find(({ name }) => name === "OpenSSL");
    const root = await unpack(archive, stand.work);
    const notices = await readFile(join(root, "LICENSES", "THIRD-PARTY-NOTICES"), "utf8");
    await rm(root, { recursive: true });
    expect(openssl?.version).toMatch(/^3\.\d+\.\d+/);
    expect(notices).toContain(`OpenSSL ${openssl?.version}, linked into`);
  });

  test("is the same when it is told again", async () => {
    expect((await told(project, archive)).text).toBe(whole.text);
  });
});

test.each([
  ["portable", "directory"],
  ["portable", "onefile"],
  ["pyinstaller", "directory"],
])("a release by %s, mode %s, holds it as its archive does, and its verification covers it", async (use, mode) => {
  const project = await copyProject(example, join(stand.work, `contents-release-${use}-${mode}`));
  await writeFiles(project, { "slipway.yml": `bundler: { use: ${use}, mode: ${mode} }\ntargets: [linux-x64]\n` });
  const made = await slipway(stand, ["release", "--to", "out", ...pythonOptions(stand)], { cwd: project });
  expect(made.code, made.output).toBe(0);
  const sbom = "hello-world-1.0.0.sbom.cdx.json";
  const out = join(project, "out");
  const text = await readFile(join(out, sbom), "utf8");
  const archive = join(out, "hello-world-1.0.0-linux-x64.tar.gz");
  expect(text).toBe((await told(project, archive, out)).text);
  // The bundle itself is the first.
  const all = flat(JSON.parse(text).components);
  const [hash] = (await tool(["sha256sum", archive])).split(" ");
  expect(all[0]?.hashes?.[0]?.content).toBe(hash);
  const verified = await slipway(stand, ["verify", out], { cwd: project });
  expect(verified.code, verified.output).toBe(0);
  expect(verified.stdout).toMatch(new RegExp(`${sbom}.*SHA-256`));
  await writeFile(join(out, sbom), "{}");
  expect((await slipway(stand, ["verify", out], { cwd: project })).code).toBe(1);
});

test("a library that was removed from the bundle is not told any more", async () => {
  const project = await copyProject(example, join(stand.work, "contents-less"));
  await writeFiles(project, { "slipway.yml": "targets: [linux-x64]\n" });
  const archive = await build(stand, project);
  const root = await unpack(archive, stand.work);
  const before = await told(project, root);
  const [library] = before.all.filter(({ type, name }) => type === "library" && /_(?:tkinter|dbm)\./.test(name));
  if (library === undefined) return expect.unreachable("the interpreter has neither Tk nor dbm in a file of its own");
  const linked = before.all.filter(({ properties }) =>
    properties?.some(({ name, value }) => name === LINKED && library.name.endsWith(`/${value}`)),
  );
  expect(linked.length).toBeGreaterThan(0);
  await rm(join(root, library.name));
  const after = await told(project, root);
  const gone = [library, ...linked].map(({ name }) => name);
  expect(after.all.filter(({ name }) => gone.includes(name))).toEqual([]);
  expect(after.all).toHaveLength(before.all.length - gone.length);
});
