import { appendFile, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { warningsFile } from "../../../src/bundlers/pyinstaller/freeze.ts";
import { openKeptFreeze } from "../../../src/bundlers/pyinstaller/keep.ts";
import { lacksLibraries } from "../../../src/bundlers/pyinstaller/warnings.ts";
import type { BundleContext, Checker } from "../../../src/model/bundle.ts";
import { makeContext, makePlace, type Place, subjects } from "../../support/bundling.ts";
import { pythonPorts, type Said } from "../../support/python-ports.ts";

const TOOLS = { directory: "/tools/pyinstaller-aa", version: "6.22.3", modules: [], distributions: [] };

let place: Place;
let library: string;
let said: Said;
beforeEach(async () => {
  place = await makePlace();
  library = join(place.folder, "libsystem.so");
  await writeFile(library, "system");
});
afterEach(() => rm(place.folder, { recursive: true, force: true }));

/** A build that has written its spec, and has no bundle yet. */
async function begun(changes: Partial<BundleContext> = {}): Promise<BundleContext> {
  await rm(join(place.folder, "work"), { recursive: true, force: true });
  const subject = subjects["pyinstaller"];
  if (subject === undefined) throw new Error("no such bundler");
  const reuse = { directory: join(place.folder, "kept"), inputs: "aa" };
  const ports = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  said = ports.said;
  const context = await makeContext(place, subject, { reuse, ports, ...changes });
  await rm(context.destination, { recursive: true });
  await mkdir(join(context.work, "freeze"), { recursive: true });
  await writeFile(join(context.work, "freeze", "settings.json"), "{}");
  return context;
}

const openIn = (context: BundleContext) => {
  const kept = openKeptFreeze(context, TOOLS);
  if (kept === undefined) throw new Error("nothing is kept");
  return kept;
};

/** What PyInstaller leaves. */
async function freezeIn(context: BundleContext): Promise<Checker> {
  const { destination, work } = context;
  await mkdir(join(destination, "_internal"), { recursive: true });
  await writeFile(join(destination, "app"), "program", { mode: 0o755 });
  await writeFile(join(destination, "slipway-checker"), "checker", { mode: 0o755 });
  await symlink("../app", join(destination, "_internal", "link"));
  await mkdir(dirname(warningsFile(context)), { recursive: true });
  await writeFile(warningsFile(context), "missing module named x - imported by y (top-level)\n");
  await writeFile(join(work, "freeze", "collected.json"), JSON.stringify({ dropped: ["d"], outside: [library] }));
  const file = join(destination, "slipway-checker");
  return { kind: "beside", argv: [file], remove: () => rm(file) };
}

async function earlierBuild(changes: Partial<BundleContext> = {}): Promise<void> {
  const context = await begun(changes);
  const kept = openIn(context);
  expect(await kept.take()).toBeUndefined();
  await kept.keep(await freezeIn(context));
}

test("what an earlier build froze is there again, with its checker and what was said of it", async () => {
  await earlierBuild();
  const context = await begun();
  const checker = await openIn(context).take();
  const { destination, work } = context;
  expect((await readdir(destination, { recursive: true })).sort()).toEqual(
    ["_internal", "_internal/link", "app", "slipway-checker"].sort(),
  );
  expect(await readFile(warningsFile(context), "utf8")).toContain("missing module named x");
  expect(JSON.parse(await readFile(join(work, "freeze", "collected.json"), "utf8"))).toMatchObject({ dropped: ["d"] });
  if (checker?.kind !== "beside") throw new Error("no program beside it");
  expect(checker.argv).toEqual([join(destination, "slipway-checker")]);
  await checker.remove();
  expect(await readdir(destination)).not.toContain("slipway-checker");
});

test("a table of modules is there again, too", async () => {
  const first = await begun();
  const kept = openIn(first);
  await freezeIn(first);
  await kept.keep({ kind: "table", modules: new Set(["b", "a"]) });
  expect(await openIn(await begun()).take()).toEqual({ kind: "table", modules: new Set(["a", "b"]) });
});

test("nothing is kept where nothing may be", async () => {
  expect(openKeptFreeze(await begun({ reuse: undefined }), TOOLS)).toBeUndefined();
});

describe("it is frozen anew with", () => {
  test.each<[string, Partial<BundleContext>]>([
    ["another environment", { reuse: { directory: "", inputs: "bb" } }],
    ["another commit's time", { epoch: 5 }],
    ["another lone script", { entries: [{ kind: "script", name: "tool", script: "tool.py", gui: false }] }],
  ])("%s", async (_, changes) => {
    await earlierBuild();
    const { reuse, ...others } = changes;
    const own = reuse === undefined ? {} : { reuse: { ...reuse, directory: join(place.folder, "kept") } };
    expect(await openIn(await begun({ ...others, ...own })).take()).toBeUndefined();
  });

  test("another text of what is written for the freezer", async () => {
    await earlierBuild();
    const context = await begun();
    await writeFile(join(context.work, "freeze", "settings.json"), '{"excludes":["csv"]}');
    expect(await openIn(context).take()).toBeUndefined();
  });

  test("a library of this machine that is another one by now, or gone", async () => {
    await earlierBuild();
    await writeFile(library, "updated");
    expect(await openIn(await begun()).take()).toBeUndefined();
    await rm(library);
    expect(await openIn(await begun()).take()).toBeUndefined();
  });
});

describe("damage is told, and it is frozen anew, when", () => {
  const made = (): string => join(place.folder, "kept", "frozen", "made");
  test.each<[string, () => Promise<unknown>]>([
    ["a program was altered", () => appendFile(join(made(), "bundle", "app"), "x")],
    ["a program was cut off", () => truncate(join(made(), "bundle", "app"), 2)],
    ["a file is gone", () => rm(join(made(), "bundle", "app"))],
    ["a file came", () => writeFile(join(made(), "bundle", "evil.so"), "x")],
    ["a link leads elsewhere", () => replaceLink(join(made(), "bundle", "_internal", "link"))],
    ["all of it is gone", () => rm(made(), { recursive: true })],
  ])("%s", async (_, damage) => {
    await earlierBuild();
    await damage();
    const context = await begun();
    expect(await openIn(context).take()).toBeUndefined();
    expect(said.warnings).toMatchObject([{ code: "cache-differs" }]);
    expect(await readdir(dirname(context.destination))).toEqual([]);
  });

  async function replaceLink(link: string): Promise<void> {
    await rm(link);
    await symlink("/etc/passwd", link);
  }
});

test.each(["", "{", "[]", '{"key":1}', "null"])("a record that says %j is none", async (text) => {
  await earlierBuild();
  await writeFile(join(place.folder, "kept", "frozen", "frozen.json"), text);
  expect(await openIn(await begun()).take()).toBeUndefined();
});

test("a place that cannot be written to does not fail the build", async () => {
  await writeFile(join(place.folder, "kept"), "a file in its place");
  await earlierBuild();
});

test("a library that this machine lacks may be there tomorrow", () => {
  expect(lacksLibraries("123 WARNING: Library not found: could not resolve 'libx.so', dependency of '/a'.\n")).toBe(
    true,
  );
  expect(lacksLibraries("123 INFO: Looking for dynamic libraries\n")).toBe(false);
});
