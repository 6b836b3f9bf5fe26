import { execFile, execFileSync } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { chooseFiles, selectFiles } from "../../../src/environment/select.ts";
import type { Exec, Machine } from "../../../src/model/ports.ts";
import type { TargetId } from "../../../src/model/target.ts";
import { diagnosed, memoryToolCache, portsWith } from "./support.ts";

/** Really runs the Python of this machine. */
const exec: Exec = {
  async run(argv, { input = "" } = {}) {
    const [program = "", ...args] = argv;
    const running = promisify(execFile)(program, args);
    running.child.stdin?.end(input);
    return { exitCode: 0, ...(await running) };
  },
};
const file = (name: string) => ({ name, url: `https://example.org/${name}`, sha256: name });
const entry = (wheels: readonly string[], marker?: string, sdist?: string) => ({
  name: "p",
  version: "1",
  marker,
  wheels: wheels.map(file),
  sdist: sdist === undefined ? undefined : file(sdist),
});
const select = async (packages: Parameters<typeof selectFiles>[2], target?: TargetId) => {
  const foreign = target === undefined ? undefined : { target, version: "3.13.9" };
  const chosen = await selectFiles(portsWith(exec), "python3", packages, foreign);
  return chosen.map(({ file: { name }, kind }) => `${kind} ${name}`);
};

const WHEELS = [
  "p-1-py3-none-any.whl",
  "p-1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
  "p-1-cp313-cp313-manylinux_2_28_x86_64.whl",
  "p-1-cp313-cp313-manylinux_2_34_x86_64.whl",
  "p-1-cp313-cp313-manylinux_2_17_aarch64.whl",
  "p-1-cp313-cp313-musllinux_1_2_x86_64.whl",
  "p-1-cp313-cp313-macosx_10_13_universal2.whl",
  "p-1-cp313-cp313-macosx_11_0_arm64.whl",
  "p-1-cp313-cp313-win_amd64.whl",
  "p-1-cp313-cp313t-win_arm64.whl",
  "p-1-cp312-cp312-win_arm64.whl",
  "p-1-cp38-abi3-win_arm64.whl",
];

describe("for another system, the wheel with its best tag", () => {
  test.each<[TargetId, string]>([
    ["linux-x64", "p-1-cp313-cp313-manylinux_2_28_x86_64.whl"],
    ["linux-arm64", "p-1-cp313-cp313-manylinux_2_17_aarch64.whl"],
    ["linux-musl-x64", "p-1-cp313-cp313-musllinux_1_2_x86_64.whl"],
    ["linux-musl-arm64", "p-1-py3-none-any.whl"],
    ["macos-x64", "p-1-cp313-cp313-macosx_10_13_universal2.whl"],
    ["macos-arm64", "p-1-cp313-cp313-macosx_11_0_arm64.whl"],
    ["windows-x64", "p-1-cp313-cp313-win_amd64.whl"],
    ["windows-arm64", "p-1-cp38-abi3-win_arm64.whl"],
  ])("%s", async (target, name) => {
    expect(await select([entry(WHEELS)], target)).toEqual([`wheel ${name}`]);
  });
});

test("of two that fit alike, the one with the higher build number", async () => {
  const wheels = ["p-1-py3-none-any.whl", "p-1-2-py3-none-any.whl", "p-1-10a-py3-none-any.whl"];
  expect(await select([entry(wheels)])).toEqual(["wheel p-1-10a-py3-none-any.whl"]);
});

test("markers are asked of the other system, too", async () => {
  const any = (marker: string) => entry(["p-1-py3-none-any.whl"], marker);
  const markers = [
    "sys_platform == 'win32'",
    "platform_machine == 'ARM64'",
    "python_version < '3.13'",
    "os_name == 'posix'",
  ];
  const packages = markers.map(any);
  expect(await select(packages, "windows-arm64")).toHaveLength(2);
  expect(await select(packages, "macos-x64")).toHaveLength(1);
  expect(await select(packages)).toHaveLength(process.platform === "win32" ? 1 : 1 + Number(await isOld()));
});

async function isOld(): Promise<boolean> {
  const { stdout } = await exec.run(["python3", "-c", "import sys; print(sys.version_info < (3, 13))"]);
  return stdout.trim() === "True";
}

test("without a wheel that fits, the sdist; for another system that is an error", async () => {
  const packages = [entry(["p-1-cp27-cp27m-win32.whl"], undefined, "p-1.tar.gz")];
  expect(await select(packages)).toEqual(["sdist p-1.tar.gz"]);
  expect(await diagnosed(select(packages, "windows-x64"))).toMatchObject([{ code: "cross-needs-wheel" }]);
});

test("nothing that fits: says what there is", async () => {
  const [problem] = await diagnosed(select([entry(["p-1-cp27-cp27m-win32.whl"])]));
  expect(problem).toMatchObject({ code: "no-wheel-fits", hint: expect.stringContaining("p-1-cp27-cp27m-win32.whl") });
});

test("no packages: no Python is started", async () => {
  expect(
    await selectFiles(portsWith({ run: () => Promise.reject(new Error("started")) }), "python3", [], undefined),
  ).toEqual([]);
});

test("a wheel whose name has no tags fits nowhere", async () => {
  expect(await diagnosed(select([entry(["p.whl", "p-1.whl"])]))).toMatchObject([{ code: "no-wheel-fits" }]);
});

describe("of one Python the same is asked once", () => {
  const counted = (on: Partial<Machine> = {}) => {
    let starts = 0;
    const counting: Exec = {
      run: (argv, options) => {
        starts += 1;
        return exec.run(argv, options);
      },
    };
    const ports = portsWith(counting, { toolCache });
    const here = { ...ports, machine: { ...ports.machine, ...on } };
    return async (marker: string, python = PYTHON) => {
      await selectFiles(here, python, [entry(["p-1-py3-none-any.whl"], marker)], undefined);
      return starts;
    };
  };
  const toolCache = memoryToolCache();
  const PYTHON = execFileSync("python3", ["-c", "import sys; print(sys.executable)"]).toString().trim();

  test("but something else, or on another system, anew; and what was kept damaged, too", async () => {
    const ask = counted();
    expect([await ask("os_name == 'nt'"), await ask("os_name == 'nt'"), await ask("os_name == 'x'")]).toEqual([
      1, 1, 2,
    ]);
    expect(await counted()("os_name == 'nt'")).toBe(0);
    expect(await counted({ system: "6.1 glibc2.41" })("os_name == 'nt'")).toBe(1);
    for (const folder of toolCache.kept.values()) {
      for (const name of await readdir(folder)) await writeFile(join(folder, name), "[1, 2]");
    }
    expect(await counted()("os_name == 'nt'")).toBe(1);
  });
});

test("a wheel for every Python 3 is chosen without asking, and can be fetched while others are asked about", async () => {
  const never: Exec = { run: () => Promise.reject(new Error("started")) };
  const { certain, chosen } = chooseFiles(
    portsWith(never),
    "python3",
    [entry(["p-1-py3-none-any.whl"]), entry(["q-1-py3-none-any.whl"], "os_name == 'nt'")],
    undefined,
  );
  expect(certain.map(({ file: { name } }) => name)).toEqual(["p-1-py3-none-any.whl"]);
  await expect(chosen).rejects.toThrow("started");
});
