import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { catalog as real } from "../../../src/entry/catalog.ts";
import type { Bundler } from "../../../src/model/bundle.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { success } from "../../../src/model/diagnostic.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { Interpreter } from "../../../src/model/interpreter.ts";
import type { Ports, Workplaces } from "../../../src/model/ports.ts";
import { buildStage, releaseStage } from "../../../src/stages/deliver.ts";
import { mendStage } from "../../../src/stages/mend.ts";
import { realExec } from "../../support/exec.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
let root: string;
let builds: string[];

const interpreter: Interpreter = {
  source: "system",
  version: "3.13.9",
  executable: "/usr/bin/python3",
  prefix: "/usr",
  relocatable: false,
  sha256: undefined,
  url: undefined,
  reason: "for a test",
  fallback: false,
};

/** Bundles without a compiler: a file that says which bundler made it. */
function fakeBundler(name: string): Bundler {
  return {
    name,
    supports: () => true,
    configure: () =>
      success({
        name,
        environment: "tree",
        prepare: async () => undefined,
        async bundle({ destination, entries }) {
          builds.push(name);
          await mkdir(destination, { recursive: true });
          await writeFile(join(destination, "app"), `made by ${name}`);
          const executables = entries.map((entry) => ({ entry, path: "app" }));
          return { root: destination, executables, bundler: { name, version: null }, checker: undefined, notes: [] };
        },
      }),
  };
}

function fakeCatalog(changes: Partial<Catalog> = {}): Catalog {
  const environment = {
    kind: "tree",
    root: "",
    python: "",
    sitePackages: "",
    scripts: "",
    interpreter,
    distributions: [],
  } as const;
  return {
    ...real,
    bundlers: new Map(["portable", "pyinstaller"].map((name) => [name, fakeBundler(name)])),
    obtainInterpreter: async () => interpreter,
    obtainUv: async () => ({ executable: "uv", version: "0" }),
    makeTree: async (_ports, _interpreter, destination) => ({
      root: destination,
      python: "",
      version: "3.13.9",
      collected: {},
    }),
    buildWheel: async () => ({ file: "app.whl", version: "1.0" }),
    resolveRequirements: async () => ({ file: "requirements.txt", source: "resolved" }),
    installEnvironment: async () => environment,
    prepareSmoke: async () => ({
      lookInside: async () => undefined,
      judge: async () => ({
        checks: [{ what: "app --version", result: "passed", detail: "exit code 0", milliseconds: 1 }],
        startup: undefined,
        notes: [],
      }),
    }),
    ...changes,
  };
}

function ports(): Ports {
  const workplaces: Workplaces = {
    async open(name) {
      const directory = join(folder, "work", name);
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      return { directory, close: () => rm(directory, { recursive: true, force: true }) };
    },
  };
  return { ...pythonPorts(realExec), workplaces };
}

const wishes = (flags: Record<string, string> = {}) => ({ root, flags, inputs: {} });
const build = (flags?: Record<string, string>, catalog = fakeCatalog()) =>
  buildStage(ports(), catalog, wishes(flags), { target: undefined, directory: join(root, "release") });
const release = (to: string, flags?: Record<string, string>) =>
  releaseStage(ports(), fakeCatalog(), wishes(flags), { from: join(root, "release"), to: join(folder, to) });

async function git(...args: string[]): Promise<void> {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  await realExec.run(["git", ...who, ...args], { cwd: root });
}

beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, "project");
  builds = [];
  await mkdir(root);
  const toml =
    '[project]\nname = "app"\nversion = "1.0"\n[project.scripts]\napp = "app:main"\n[build-system]\nrequires = []\nbuild-backend = "x"\n';
  await writeFile(join(root, "pyproject.toml"), toml);
  await writeFile(join(root, "app.py"), "def main(): pass\n");
  await git("init", "-q");
  await git("add", ".");
  await git("commit", "-qm", "first");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const linux = process.platform === "linux" && process.arch === "x64";

describe.skipIf(!linux)("slipway build", () => {
  test("delivers the leg of this machine, its manifest and checksums, and keeps git out of the folder", async () => {
    const { manifest } = await build();
    expect((await readdir(join(root, "release"))).sort()).toEqual([
      ".gitignore",
      "SHA256SUMS",
      "app-1.0-linux-x64.tar.gz",
      "slipway-manifest.json",
    ]);
    expect(manifest.legs).toMatchObject([{ target: "linux-x64", dirty: false, bundler: { name: "portable" } }]);
    expect(await real.worktreeIsClean(realExec, root)).toBe(true);
  });

  test("another target than this machine's is refused before anything is done", async () => {
    const stage = buildStage(ports(), fakeCatalog(), wishes(), {
      target: "windows-x64",
      directory: join(root, "release"),
    });
    await expect(stage).rejects.toThrow("windows-x64 cannot be built here");
    expect(await readdir(root)).not.toContain("release");
  });

  test("a wheel of another version than the plan's", async () => {
    const catalog = fakeCatalog({ buildWheel: async () => ({ file: "app.whl", version: "2.0" }) });
    await expect(build({}, catalog)).rejects.toThrow("the built wheel is version 2.0, but the plan says 1.0");
  });

  test("one task that fails is waited for with the others, and nothing is delivered", async () => {
    let ended = false;
    const catalog = fakeCatalog({
      resolveRequirements: () => Promise.reject(new Error("no index")),
      buildWheel: async () => {
        await new Promise((done) => setTimeout(done, 50));
        ended = true;
        return { file: "app.whl", version: "1.0" };
      },
    });
    await expect(build({}, catalog)).rejects.toThrow("no index");
    expect(ended).toBe(true);
    expect(await readdir(join(root, "release"))).toEqual([".gitignore"]);
  });

  test("a smoke run that fails delivers nothing", async () => {
    const catalog = fakeCatalog({
      prepareSmoke: async () => ({
        lookInside: async () => undefined,
        judge: () => Promise.reject(new Error("it crashed")),
      }),
    });
    await expect(build({}, catalog)).rejects.toThrow("it crashed");
    expect(await readdir(join(root, "release"))).toEqual([".gitignore"]);
  });
});

describe.skipIf(!linux)("slipway build --mend", () => {
  const failing = (module: string): BuildError =>
    new BuildError([
      {
        code: "smoke-walk",
        message: `no ${module}`,
        mend: { bundler: "pyinstaller", option: "hidden-imports", add: module },
      },
    ]);
  /** A bundle that works when these modules are named. */
  const needs = (...modules: readonly string[]): Catalog =>
    fakeCatalog({
      prepareSmoke: async (_, { leg }) => ({
        lookInside: async () => undefined,
        judge: async () => {
          const named = leg.bundler.options["hidden-imports"] ?? [];
          const lost = modules.find((module) => !(Array.isArray(named) && named.includes(module)));
          if (lost !== undefined) throw failing(lost);
          return { checks: [], startup: undefined, notes: [] };
        },
      }),
    });
  const mend = (catalog: Catalog) =>
    mendStage(ports(), catalog, wishes({ bundler: "pyinstaller" }), {
      target: undefined,
      directory: join(root, "release"),
    });

  test("keeps the lines that make the smoke run pass, one after the other", async () => {
    await writeFile(join(root, "slipway.yml"), "# mine\nname: app\n");
    const { manifest } = await mend(needs("a.b", "c"));
    expect(builds).toHaveLength(3);
    expect(await readFile(join(root, "slipway.yml"), "utf8")).toBe(
      "# mine\nname: app\nbundler:\n  use: pyinstaller\n  hidden-imports: [a.b, c]\n",
    );
    // It was not built from what is committed.
    expect(manifest.legs[0]?.dirty).toBe(true);
  });

  test("changes nothing where that does not help, and fails with the first failure", async () => {
    const never = fakeCatalog({
      prepareSmoke: async () => ({
        lookInside: async () => undefined,
        judge: () => Promise.reject(failing(builds.length === 1 ? "first" : "other")),
      }),
    });
    await expect(mend(never)).rejects.toThrow("no first");
    expect(builds).toHaveLength(3);
    expect(await readdir(root)).not.toContain("slipway.yml");
  });

  test("does nothing where nothing fails, or where nobody knows a line", async () => {
    await mend(needs());
    expect(builds).toHaveLength(1);
    const crash = fakeCatalog({
      prepareSmoke: async () => ({
        lookInside: async () => undefined,
        judge: () => Promise.reject(new BuildError([{ code: "smoke-signal", message: "it crashed" }])),
      }),
    });
    await expect(mend(crash)).rejects.toThrow("it crashed");
    expect(builds).toHaveLength(2);
  });
});

describe.skipIf(!linux)("slipway release --to", () => {
  test("leaves exactly a release, twice the same", async () => {
    await release("out");
    const first = await readFile(join(folder, "out", "SHA256SUMS"), "utf8");
    expect((await readdir(join(folder, "out"))).sort()).toEqual([
      "SHA256SUMS",
      "app-1.0-linux-x64.tar.gz",
      "slipway-manifest.json",
    ]);
    await release("out");
    expect(await readFile(join(folder, "out", "SHA256SUMS"), "utf8")).toBe(first);
  });

  test("takes what was built from this commit by this plan", async () => {
    await build();
    await release("out");
    expect(builds).toEqual(["portable"]);
  });

  test.each([
    ["another bundler", async () => undefined, { bundler: "pyinstaller" }, "pyinstaller"],
    ["a work tree that was changed since", () => writeFile(join(root, "app.py"), "changed"), {}, "portable"],
    ["a later commit", () => git("commit", "-q", "--allow-empty", "-m", "second"), {}, "portable"],
  ])("builds again after %s", async (_, change, flags, bundler) => {
    await build();
    await change();
    await release("out", flags);
    expect(builds).toEqual(["portable", bundler]);
  });

  test("builds again what was built from a changed work tree, also when that is clean now", async () => {
    await writeFile(join(root, "app.py"), "changed");
    await build();
    await git("checkout", "-q", ".");
    await release("out");
    expect(builds).toHaveLength(2);
  });

  test("targets that nobody built are named, and nothing is left", async () => {
    await writeFile(join(root, "slipway.yml"), "targets: [linux-x64, windows-x64]\n");
    await expect(release("out")).rejects.toThrow("nothing was built for windows-x64");
    expect(await readdir(join(folder, "out"))).toEqual([]);
  });

  test("a folder with somebody else's files is refused", async () => {
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out", "thesis.pdf"), "");
    await expect(release("out")).rejects.toThrow("thesis.pdf");
    expect(await readdir(join(folder, "out"))).toEqual(["thesis.pdf"]);
  });
});
