import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { catalog } from "../../src/entry/catalog.ts";
import type { Entry } from "../../src/model/config.ts";
import { BuildError } from "../../src/model/errors.ts";
import { TARGET_IDS } from "../../src/model/target.ts";
import { bundle, entries, makeContext, makePlace, type Place, type Subject, subjects } from "../support/bundling.ts";
import { realExec } from "../support/exec.ts";

let place: Place;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => rm(place.folder, { recursive: true, force: true }));

test("the catalog holds each of them, and each is tried here", () => {
  expect([...catalog.bundlers.keys()].sort()).toEqual(Object.keys(subjects).sort());
});

describe.each(Object.entries(subjects))("the bundler %s", (name, subject) => {
  test("bears its name and says for every target whether it can", () => {
    expect(subject.bundler.name).toBe(name);
    for (const target of TARGET_IDS) expect(typeof subject.bundler.supports(target)).toBe("boolean");
  });

  test.each([{ mode: "spaceship" }, { "no-such-option": true }, { mode: 3 }])(
    "refuses the options %j by name",
    (options) => {
      const result = subject.bundler.configure(options);
      expect(result.ok).toBe(false);
      const [key = ""] = Object.keys(options);
      expect(result.ok ? "" : result.diagnostics.map(({ message }) => message).join()).toContain(key);
    },
  );

  test("leaves a directory named like the bundle with every executable where it says", async () => {
    const context = await makeContext(place, subject);
    const made = await bundle(subject, context);
    expect(made.root).toBe(context.destination);
    expect(made.executables.map(({ entry }) => entry.name)).toEqual(["app", "app-admin"]);
    const names = await readdir(made.root);
    for (const { path } of made.executables) expect(names).toContain(path);
  });

  test("puts included files beside the program, and refuses one whose place is taken", async () => {
    const context = await makeContext(place, subject);
    const { root } = await bundle(subject, context);
    expect(await readFile(join(root, "data", "a.txt"), "utf8")).toBe("included");
    await writeFile(join(place.folder, "project", "app"), "in the way");
    const again = bundle(subject, await makeContext(place, subject, { include: ["app"] }));
    await expect(again).rejects.toBeInstanceOf(BuildError);
    await rm(join(place.folder, "project", "app"));
    await mkdir(join(place.folder, "project", "app"));
    await writeFile(join(place.folder, "project", "app", "notes.txt"), "below a place.folder named like the program");
    const below = bundle(subject, await makeContext(place, subject, { include: ["app/notes.txt"] }));
    await expect(below).rejects.toThrow("app/notes.txt cannot be put beside the program");
  });

  test("runs argument arrays with the environment's Python only, and writes nothing into the project", async () => {
    const context = await makeContext(place, subject);
    await bundle(subject, context);
    expect(place.calls.length > 0).toBe(subject.simulate !== undefined);
    for (const argv of place.calls) expect(argv[0]).toBe(context.environment.python);
    expect((await readdir(join(place.folder, "project"), { recursive: true })).sort()).toEqual([
      "data",
      "data/a.txt",
      "tool.py",
    ]);
    expect(await readdir(place.folder)).toEqual(expect.arrayContaining(["project", "work"]));
    expect(await readdir(place.folder)).toHaveLength(2);
  });

  if (subject.simulate !== undefined)
    test("a tool that fails fails the bundle", async () => {
      const broken: Subject = { ...subject, simulate: () => Promise.reject(new Error("exit 1")) };
      await expect(bundle(broken, await makeContext(place, broken))).rejects.toThrow("exit 1");
    });

  test("takes a lone script, whose files lie beside it", async () => {
    const script: Entry = { kind: "script", name: "tool", script: "tool.py", gui: false };
    const made = await bundle(subject, await makeContext(place, subject, { entries: [script] }));
    expect(made.executables).toEqual([{ entry: script, path: "tool" }]);
    const [data] = (await readdir(made.root, { recursive: true })).filter((path) => basename(path) === "a.txt");
    expect(["data", "_internal/data"]).toContain(dirname(data ?? ""));
  });
});

test("portable makes an application of a windowed program for macOS, which starts where it lies", async () => {
  const subject = subjects["portable"] as Subject;
  const target = "macos-arm64" as const;
  const product = { name: "My & App", version: "1.4.0rc1", icon: undefined };
  const gui = entries.map((entry) => ({ ...entry, gui: entry.name === "app-admin" }));
  const context = await makeContext(place, subject, { target, product, entries: gui });
  await writeFile(context.environment.python, '#!/bin/sh\necho "$0" "$@"\n');
  const made = await bundle(subject, context);
  const contents = join(made.root, "My & App.app", "Contents");
  expect(await readdir(made.root)).toEqual(["My & App.app"]);
  expect((await readdir(contents)).sort()).toEqual(["Info.plist", "MacOS", "Resources"]);
  const plist = await readFile(join(contents, "Info.plist"), "utf8");
  expect(plist).toContain("<key>CFBundleExecutable</key>\n\t<string>app-admin</string>");
  expect(plist).toContain("<string>My &amp; App</string>");
  expect(plist).toMatch(/LSRequiresNativeExecution<\/key>\s*<true\/>[\s\S]*<string>arm64<\/string>/);
  expect(made.checker).toMatchObject({
    kind: "shipped",
    argv: ["My & App.app/Contents/Resources/python/bin/python3.13", "-I", "-B"],
  });
  await symlink(join(made.root, made.executables[1]?.path ?? ""), join(place.folder, "link"));
  const { stdout } = await realExec.run([join(place.folder, "link"), "a b"], { bare: true });
  const resources = join(contents, "Resources");
  expect(stdout.trim()).toBe(`${resources}/python/bin/python3.13 -I ${resources}/python/entry/app-admin.py a b`);
});

test("portable refuses a wheel that installs over the standard library", async () => {
  const subject = subjects["portable"] as Subject;
  const context = await makeContext(place, subject);
  const metadata = join(context.environment.sitePackages, "bad-1.0.dist-info");
  await mkdir(metadata);
  await writeFile(join(metadata, "RECORD"), "../os.py,sha256=x,1\n");
  await expect(bundle(subject, context)).rejects.toThrow("bad-1.0 installs over the interpreter's own files");
});
