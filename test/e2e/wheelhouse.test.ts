import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type IndexedFile,
  makeSdist,
  makeWheel,
  type PackageIndex,
  pylockOf,
  startIndex,
  TINY_BACKEND,
  TINY_BUILD_SYSTEM,
} from "../support/package-index.ts";
import { archivesIn, pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { makeProject } from "../support/stand/projects.ts";

const stand = theStand();
const home = join(stand.work, "wheelhouse");

let index: PackageIndex;
let wheel: IndexedFile;
let sdist: IndexedFile;
beforeAll(async () => {
  wheel = await makeWheel("plain", { code: 'WORD = "plain"\n' });
  sdist = await makeSdist("compiled", 'WORD = "compiled"\n');
  index = await startIndex([wheel, sdist, await makeWheel("tinybackend", { code: TINY_BACKEND })]);
});
afterAll(() => index.close());

type LockName = "requirements.txt" | "pylock.toml" | "uv.lock" | "poetry.lock";

/** As uv writes it. */
function uvLock(): string {
  const entry = ({ project: of, name, sha256 }: IndexedFile): string => {
    const file = `{ url = "${index.url.replace("/simple", "/files")}/${name}", hash = "sha256:${sha256}" }`;
    const files = name.endsWith(".whl") ? `wheels = [\n    ${file},\n]` : `sdist = ${file}`;
    return `[[package]]\nname = "${of}"\nversion = "1.0"\nsource = { registry = "${index.url}" }\n${files}\n`;
  };
  const names = '{ name = "compiled" },\n    { name = "plain" },';
  const own = `[[package]]\nname = "words"\nversion = "1.0"\nsource = { editable = "." }\ndependencies = [\n    ${names}\n]\n
[package.metadata]\nrequires-dist = [\n    ${names}\n]\n`;
  return ['version = 1\nrevision = 3\nrequires-python = ">=3.10"\n', entry(sdist), entry(wheel), own].join("\n");
}

function lockText(lock: LockName): string {
  if (lock === "uv.lock") return uvLock();
  if (lock === "poetry.lock") {
    const entries = [wheel, sdist].map(
      ({ project: of, name, sha256 }) =>
        `[[package]]\nname = "${of}"\nversion = "1.0"\noptional = false\ngroups = ["main"]\nfiles = [{ file = "${name}", hash = "sha256:${sha256}" }]\n`,
    );
    return `${entries.join("\n")}\n[metadata]\nlock-version = "2.1"\n`;
  }
  if (lock === "pylock.toml") return pylockOf(index, [wheel, sdist]);
  return [wheel, sdist].map(({ project: of, sha256 }) => `${of}==1.0 --hash=sha256:${sha256}\n`).join("");
}

/** A program that says what it was made of; versions are locked in `lock`. */
async function project(name: string, lock?: LockName, settings = ""): Promise<string> {
  return makeProject(join(home, name), {
    "pyproject.toml": `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["plain", "compiled"]\n[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}${settings}`,
    "tiny.txt": "name = words\nversion = 1.0\nscript = words:main\n",
    "words.py": "import compiled, plain\n\ndef main():\n    print(plain.WORD, compiled.WORD)\n",
    ".gitignore": "release/\n",
    ...(lock === undefined ? {} : { [lock]: lockText(lock) }),
  });
}

/** A cache folder of its own, with the tools that all tests share. */
async function cacheFor(name: string): Promise<string> {
  const cache = join(home, `${name}-cache`);
  await mkdir(join(cache, "slipway"), { recursive: true });
  await mkdir(join(stand.cache, "slipway", "tools"), { recursive: true });
  await symlink(join(stand.cache, "slipway", "tools"), join(cache, "slipway", "tools"));
  return cache;
}

function run(root: string, cache: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { XDG_CACHE_HOME: cache, UV_DEFAULT_INDEX: index.url, UV_CACHE_DIR: join(cache, "uv"), ...more };
  return slipway(stand, [...args, ...pythonOptions(stand)], { cwd: root, seconds: 300, env });
}

async function words(root: string): Promise<string> {
  const [archive = ""] = await archivesIn(join(root, "release"));
  const into = join(root, "..", `${root.split("/").at(-1)}-unpacked-${Date.now()}`);
  await mkdir(into, { recursive: true });
  const { stdout } = await runCommand([join(await unpack(archive, into), "words")], { cwd: into, env: {} });
  return stdout.trim();
}

describe.each(["requirements.txt", "pylock.toml", "uv.lock", "poetry.lock"] as const)("locked by %s", (lock) => {
  test("a warm build asks the index for nothing, and compiles nothing", async () => {
    const root = await project(`warm-${lock}`, lock);
    const cache = await cacheFor(`warm-${lock}`);
    index.asked.length = 0;
    const cold = await run(root, cache, ["build"]);
    expect(cold.output).toContain("compiled from its sdist");
    expect(cold.code).toBe(0);
    expect(index.asked).toEqual(expect.arrayContaining([wheel, sdist].map(({ name }) => `/files/${name}`)));
    expect(await words(root)).toBe("plain compiled");

    // uv's own cache is not what makes it warm.
    await rm(join(cache, "uv"), { recursive: true, force: true });
    index.asked.length = 0;
    const warm = await run(root, cache, ["build"]);
    expect(warm.code).toBe(0);
    expect(warm.output).toContain("2 locked files, 0 of them fetched");
    expect(warm.output).toContain("compiled in an earlier build");
    expect(index.asked).toEqual([]);
    expect(await words(root)).toBe("plain compiled");
  });
});

test("a release compiles again, whatever is kept and whatever was built before", async () => {
  const root = await project("release", "pylock.toml");
  const cache = await cacheFor("release");
  expect((await run(root, cache, ["build"])).code).toBe(0);
  expect((await run(root, cache, ["build"])).output).toContain("compiled in an earlier build");
  const released = await run(root, cache, ["release", "--to", join(home, "released")]);
  expect(released.code).toBe(0);
  expect(released.output).toContain("compiled from its sdist");
  expect(await archivesIn(join(home, "released"))).toHaveLength(1);
});

test("a cache in which everything was altered gives the same program, and every difference is told", async () => {
  const root = await project("poisoned", "pylock.toml");
  const cache = await cacheFor("poisoned");
  expect((await run(root, cache, ["build"])).code).toBe(0);
  const poison = await makeWheel("plain", { code: 'WORD = "poison"\n' });
  const files = join(cache, "slipway", "wheels", "files");
  const names = await readdir(files);
  expect(names).toHaveLength(3);
  for (const name of names) await writeFile(join(files, name), poison.bytes);
  const compiled = join(cache, "slipway", "wheels", "compiled");
  for (const name of await readdir(compiled)) {
    await writeFile(join(compiled, name, "compiled-1.0-py3-none-any.whl"), poison.bytes);
  }
  const again = await run(root, cache, ["build"]);
  expect(again.code).toBe(0);
  expect(again.output).toContain(`${wheel.name} in the cache is not the locked one`);
  expect(again.output).toContain(`${sdist.name} in the cache is not the locked one`);
  expect(again.output).toContain("is damaged in the cache; it is compiled anew");
  expect(await words(root)).toBe("plain compiled");
});

describe("nothing is built where the index", () => {
  test.each([
    ["has another file under a locked name", (bytes: Buffer) => ({ status: 200, bytes }), /SHA-256 .* is pinned/],
    [
      "does not have a locked file any more",
      () => ({ status: 404, bytes: Buffer.alloc(0) }),
      /does not have it any more/,
    ],
  ] as const)("%s", async (what, answer, message) => {
    const name = `bad-${what.split(" ")[0]}`;
    const root = await project(name, "pylock.toml");
    const other = await makeWheel("plain", { code: 'WORD = "other"\n' });
    const { status, bytes } = answer(other.bytes);
    index.faults.set(wheel.name, (_, response) => response.writeHead(status).end(bytes));
    try {
      const outcome = await run(root, await cacheFor(name), ["build"]);
      expect(outcome.code).toBe(1);
      expect(outcome.stderr).toMatch(message);
      expect(await archivesIn(join(root, "release"))).toEqual([]);
    } finally {
      index.faults.clear();
    }
  });
});

describe("settings of uv's own hold:", () => {
  let other: PackageIndex;
  beforeAll(async () => {
    other = await startIndex([wheel, sdist]);
  });
  afterAll(() => other.close());

  test.each<[string, () => string, () => NodeJS.ProcessEnv]>([
    [
      "an index that the project names, for one of its requirements alone",
      () =>
        `[[tool.uv.index]]\nname = "corp"\nurl = "${other.url}"\nexplicit = true\n[tool.uv.sources]\nplain = { index = "corp" }\ncompiled = { index = "corp" }\n`,
      () => ({}),
    ],
    ["a further index in the environment", () => "", () => ({ UV_INDEX: other.url })],
    ["a further index under its older name", () => "", () => ({ UV_EXTRA_INDEX_URL: other.url })],
    ["a further index in the project's settings", () => `[tool.uv]\nextra-index-url = ["${other.url}"]\n`, () => ({})],
  ])("%s", async (what, settings, environment) => {
    const name = `settings-${what.replaceAll(/\W/g, "-")}`;
    const root = await project(name, undefined, settings());
    other.asked.length = 0;
    const outcome = await run(root, await cacheFor(name), ["build"], environment());
    expect(outcome.code, outcome.output).toBe(0);
    expect(other.asked).toEqual(expect.arrayContaining([wheel, sdist].map(({ name: of }) => `/files/${of}`)));
    expect(await words(root)).toBe("plain compiled");
  });
});

describe("an index that answers none but its users, their password given", () => {
  const password = "s3cret-word";
  let secured: PackageIndex;
  beforeAll(async () => {
    const files = [wheel, sdist, await makeWheel("tinybackend", { code: TINY_BACKEND })];
    secured = await startIndex(files, `me:${password}`);
  });
  afterAll(() => secured.close());

  test.each<[string, () => NodeJS.ProcessEnv, (() => string)?]>([
    ["in the index's address", () => ({ UV_DEFAULT_INDEX: secured.url.replace("://", `://me:${password}@`) })],
    [
      "for the index's name",
      () => ({ UV_DEFAULT_INDEX: undefined, UV_INDEX_CORP_USERNAME: "me", UV_INDEX_CORP_PASSWORD: password }),
      () => `[[tool.uv.index]]\nname = "corp"\nurl = "${secured.url}"\ndefault = true\n`,
    ],
    ["in a netrc file", () => ({ UV_DEFAULT_INDEX: secured.url, NETRC: join(home, "netrc") })],
  ])("%s", async (how, environment, settings = () => "") => {
    const name = `secured-${how.split(" ").at(-1)}`;
    const root = await project(name, undefined, settings());
    await writeFile(join(home, "netrc"), `machine 127.0.0.1 login me password ${password}\n`);
    const outcome = await run(root, await cacheFor(name), ["build"], environment());
    expect(outcome.output).toContain("2 locked files, 2 of them fetched");
    expect(outcome.output).not.toContain("by pip");
    expect(outcome.output).not.toContain(password);
    expect(outcome.code).toBe(0);
    expect(await words(root)).toBe("plain compiled");
  });
});
