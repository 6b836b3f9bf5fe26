import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findCollisions } from "../../../src/bundlers/portable/collisions.ts";
import type { Environment } from "../../../src/model/environment.ts";
import { treeLayout } from "../../../src/model/interpreter.ts";
import { SYSTEM_PYTHON } from "../../support/system-python.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const layout = treeLayout("linux", "3.13.9");
let folder: string;
let environment: Environment;

beforeEach(async () => {
  folder = await temporaryFolder();
  const root = join(folder, "bundle", "python");
  await mkdir(join(root, layout.sitePackages), { recursive: true });
  environment = {
    kind: "tree",
    root,
    python: join(root, layout.python),
    sitePackages: join(root, layout.sitePackages),
    scripts: join(root, layout.scripts),
    interpreter: SYSTEM_PYTHON,
    distributions: [],
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text = ""): Promise<void> {
  await mkdir(dirname(join(environment.root, path)), { recursive: true });
  await writeFile(join(environment.root, path), text);
}

/** A distribution that records these paths (relative to site-packages), each with a digest made of its second part. */
async function install(name: string, files: Readonly<Record<string, string>>, metadata = ""): Promise<void> {
  const lines = Object.entries(files).map(([path, hash]) => `${path},sha256=${hash},1`);
  await write(`${layout.sitePackages}/${name}.dist-info/RECORD`, `${lines.join("\n")}\n${name}.dist-info/RECORD,,\n`);
  await write(`${layout.sitePackages}/${name}.dist-info/METADATA`, metadata);
}

describe("collisions", () => {
  test("two wheels with the same file are nothing to speak of, with different ones they are named", async () => {
    await install("one-1.0", { "tests/__init__.py": "empty", "shared/core.py": "mine" });
    await install("two-1.0", { "tests/__init__.py": "empty", "shared/core.py": "yours" });
    const [problem, ...more] = await findCollisions(environment, layout);
    expect(more).toEqual([]);
    expect(problem?.message).toBe("one-1.0 and two-1.0 install different files under one name: shared/core.py");
  });

  test.each([
    ["the standard library", "../os.py", `${layout.stdlib}/os.py`],
    ["the interpreter", "../../../bin/python3.13", layout.python],
  ])("a wheel that installs over %s is refused by name", async (_, path, shown) => {
    await install("bad-1.0", { [path]: "x" });
    await expect(findCollisions(environment, layout)).rejects.toThrow(
      `bad-1.0 installs over the interpreter's own files: ${shown}`,
    );
  });

  test("a RECORD with paths that leave the environment, absolute ones and nonsense says nothing", async () => {
    const odd = ["../../../../../../etc/passwd", "../../../../outside.py", "/etc/passwd", "C:/x.py", 'quo"ted'];
    // Were they taken for files of the environment, the two would collide in each.
    await install("odd-1.0", Object.fromEntries(odd.slice(0, -1).map((path) => [path, "a"])));
    await install("odder-1.0", Object.fromEntries(odd.map((path) => [path, "b"])));
    expect(await findCollisions(environment, layout)).toEqual([]);
  });
});
