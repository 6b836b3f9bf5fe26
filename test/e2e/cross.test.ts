import { execFileSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import realTable from "../../src/python/standalone.json" with { type: "json" };
import {
  makeSdist,
  makeWheel,
  type PackageIndex,
  startIndex,
  TINY_BACKEND,
  TINY_BUILD_SYSTEM,
} from "../support/package-index.ts";
import { archivesIn, slipway, theStand } from "../support/stand/cli.ts";
import type { ReadyStand } from "../support/stand/environment.ts";
import { type CarriedTarget, installInterpreter, type StandIn, tableFor } from "../support/stand/interpreter.ts";
import { type Mirror, startMirror } from "../support/stand/mirror.ts";
import { copyProduct } from "../support/stand/product.ts";
import { makeProject } from "../support/stand/projects.ts";
import { describeUnless, noProgram } from "../support/unless.ts";

const stand = theStand();
const checkout = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const home = join(stand.work, "cross");
const TARGETS: readonly CarriedTarget[] = ["linux-x64", "windows-x64", "macos-arm64"];
/** Where a bundle of each system has its program, its Python and what is installed in that. */
const PLACES = {
  "windows-x64": { program: "hello.exe", python: "python/python.exe", packages: "python/Lib/site-packages" },
  "macos-arm64": { program: "hello", python: "python/bin/python3.14", packages: "python/lib/python3.14/site-packages" },
} as const;
type Foreign = keyof typeof PLACES;

/** A package with a wheel for each of these systems, in which the system's name stands. */
function compiled(project: string, tags: readonly string[]) {
  return Promise.all(tags.map((tag) => makeWheel(project, { tag, code: `SYSTEM = "${tag}"\n` })));
}

describeUnless(noProgram("go"))("put together on Linux, from the real trees of other systems", () => {
  let mirror: Mirror;
  let index: PackageIndex;
  let own: ReadyStand;

  beforeAll(async () => {
    const interpreters: StandIn[] = [];
    // One after the other: all fetch the same module of Go's.
    for (const target of TARGETS) interpreters.push(await installInterpreter(target));
    mirror = await startMirror(interpreters);
    const table = tableFor(interpreters, realTable, new Date());
    own = { ...stand, product: await copyProduct(checkout, join(home, "product"), table), mirror: mirror.url };
    index = await startIndex([
      ...(await compiled("native", [
        "cp314-cp314-manylinux_2_17_x86_64",
        "cp314-cp314-win_amd64",
        "cp314-cp314-macosx_11_0_arm64",
        "cp313-cp313-win_amd64",
      ])),
      await makeWheel("winonly"),
      await makeSdist("sourced"),
      await makeWheel("tinybackend", { code: TINY_BACKEND }),
    ]);
  });
  afterAll(async () => {
    mirror?.close();
    await index?.close();
  });

  function project(name: string, dependencies: readonly string[]): Promise<string> {
    const list = dependencies.map((text) => JSON.stringify(text)).join(", ");
    return makeProject(join(home, name), {
      "pyproject.toml": `[project]\nname = "hello"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = [${list}]\n[project.scripts]\nhello = "hello:main"\n${TINY_BUILD_SYSTEM}`,
      "tiny.txt": "name = hello\nversion = 1.0\nscript = hello:main\n",
      "hello.py": 'def main():\n    print("Hello, world!")\n',
      "slipway.yml": "targets: [linux-x64, windows-x64, macos-arm64]\n",
      ".gitignore": "release/\n",
    });
  }

  const run = (root: string, args: readonly string[], from = mirror.url) =>
    slipway(own, [...args, "--python-mirror", from], {
      cwd: root,
      seconds: 300,
      // Launchers of Windows come from the public index.
      env: { UV_INDEX: index.url, XDG_CACHE_HOME: join(home, "cache") },
    });

  /** Path below the bundle's folder → text of that file in the archive. */
  async function opened(root: string, target: Foreign) {
    const archive = (await archivesIn(join(root, "release"))).find((path) => path.includes(target)) ?? "none";
    const into = `${root}-${target}-unpacked`;
    await mkdir(into, { recursive: true });
    if (archive.endsWith(".zip")) execFileSync("python3", ["-m", "zipfile", "-e", archive, into]);
    else execFileSync("tar", ["-xzf", archive, "-C", into]);
    return (path: string): Promise<string> => readFile(join(into, `hello-1.0-${target}`, path), "latin1");
  }

  test.each<[Foreign, string, string, RegExp]>([
    ["windows-x64", "cp314-cp314-win_amd64", "MZ", /winonly/],
    ["macos-arm64", "cp314-cp314-macosx_11_0_arm64", "\xcf\xfa\xed\xfe", /^(?!.*winonly)/s],
  ])(
    "%s: its own interpreter and wheels, each checked; marked not run, and no release takes it",
    async (target, tag, magic, lists) => {
      const root = await project(`hello-${target}`, ["native", "winonly; sys_platform == 'win32'"]);
      const outcome = await run(root, ["build", target, "--cross"]);
      expect(outcome.code, outcome.output).toBe(0);
      expect(outcome.output).toContain(`${target} was not run`);

      const text = await opened(root, target);
      const { program, python, packages } = PLACES[target];
      expect(await text(`${packages}/native.py`)).toBe(`SYSTEM = "${tag}"\n`);
      expect((await text(python)).slice(0, magic.length)).toBe(magic);
      expect((await text(program)).length).toBeGreaterThan(0);
      expect(await text(`${packages}/hello.py`)).toContain("Hello, world!");

      const manifest = JSON.parse(await readFile(join(root, "release", "slipway-manifest.json"), "utf8"));
      const [leg] = manifest.legs;
      expect(leg.cross).toEqual({ on: "linux-x64", smoke: "not run", bytecode: true });
      expect(JSON.stringify(leg.requirements.packages)).toMatch(lists);
      // What was resolved is the same for all systems, whoever asks.
      expect(leg.requirements.resolved.packages.map(({ name }: { name: string }) => name)).toEqual([
        "native",
        "winonly",
      ]);

      const release = await run(root, ["release", "--to", "out"]);
      expect(release.code).toBe(1);
      expect(release.stderr).toContain("the release is not complete");
    },
  );

  test.each<Foreign>(["windows-x64", "macos-arm64"])(
    "%s: an interpreter with one changed byte is refused",
    async (target) => {
      const root = await project(`altered-${target}`, []);
      const options = { cwd: root, env: { XDG_CACHE_HOME: join(home, `altered-cache-${target}`) } };
      const args = ["build", target, "--cross", "--python-mirror", `${mirror.url}/broken`];
      const outcome = await slipway(own, args, options);
      expect(outcome.code).toBe(1);
      expect(outcome.stderr).toMatch(/SHA-256 [0-9a-f]{64}, but [0-9a-f]{64} is pinned/);
      expect(await archivesIn(join(root, "release"))).toEqual([]);
    },
  );

  test("a requirement that has no wheel for the target is named", async () => {
    const root = await project("sourced", ["sourced"]);
    const outcome = await run(root, ["build", "windows-x64", "--cross"]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain("sourced 1.0 has no wheel for windows-x64");
  });
});
