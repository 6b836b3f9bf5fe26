import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildSource, publicAddress } from "../../../src/environment/local-sources.ts";
import type { LocalSource } from "../../../src/model/local-source.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { realExec } from "../../support/exec.ts";
import { makeWheel } from "../../support/package-index.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { CPYTHON, diagnosed, portsWith } from "./support.ts";

const UV = { executable: "/tools/uv", version: "0.13.8" };
const BUILD_SYSTEM = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n';

let folder: string;
let repository: string;
let first: string;
let second: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  repository = join(folder, "repository");
  await mkdir(repository);
  git("init", "--quiet");
  first = await commit("first");
  second = await commit("second");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  return execFileSync("git", [...who, ...args], { cwd: repository, encoding: "utf8" }).trim();
}

async function commit(text: string): Promise<string> {
  await writeFile(join(repository, "pyproject.toml"), BUILD_SYSTEM);
  await writeFile(join(repository, "text.txt"), text);
  git("add", "--all");
  git("commit", "--quiet", "--message", text);
  return git("rev-parse", "HEAD");
}

/** What was in the folder that uv was told to build. */
let seen: string[];
/** Real git, and a uv whose build leaves `wheel`. */
async function building(wheel: { project: string; tag?: string }): Promise<Exec> {
  const { name, bytes } = await makeWheel(wheel.project, { ...wheel });
  seen = [];
  return {
    async run(argv, options) {
      if (argv[0] === "git") return realExec.run(argv, options);
      const out = argv[argv.indexOf("-o") + 1] ?? "";
      seen.push(await readFile(join(argv.at(-1) ?? "", "text.txt"), "utf8"));
      await mkdir(out, { recursive: true });
      await writeFile(join(out, name), bytes);
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
}

interface Asked {
  readonly exec: Exec;
  readonly foreign?: { readonly target: "windows-x64"; readonly version: string };
}

async function built(origin: LocalSource, { exec, foreign }: Asked) {
  const wheels = join(folder, "wheels");
  await mkdir(wheels);
  return buildSource(portsWith(exec), UV, {
    requirements: { file: "", source: "uv.lock" },
    project: folder,
    python: CPYTHON.executable,
    interpreter: CPYTHON,
    directory: join(folder, "house"),
    release: true,
    epoch: 0,
    logFile: join(folder, "log"),
    entry: { name: "Mine", version: "", marker: undefined, wheels: [], sdist: undefined, source: origin },
    origin,
    wheels,
    ...(foreign === undefined ? {} : { foreign }),
  });
}
const at = (commitId: string): LocalSource => ({ kind: "git", url: pathToFileURL(repository).href, commit: commitId });

test("exactly the locked commit is built, whatever came after it", async () => {
  const { built: made } = await built(at(first), { exec: await building({ project: "mine" }) });
  expect(seen).toEqual(["first"]);
  expect(made).toEqual({
    name: "Mine",
    version: "1.0",
    git: { url: pathToFileURL(repository).href, commit: first },
  });
  expect(await readdir(join(folder, "wheels"))).toEqual(["mine-1.0-py3-none-any.whl"]);
});

test("a commit that no branch leads to any more is still had by its name", async () => {
  git("reset", "--quiet", "--hard", first);
  git("config", "uploadpack.allowAnySHA1InWant", "true");
  await built(at(second), { exec: await building({ project: "mine" }) });
  expect(seen).toEqual(["second"]);
});

describe("nothing is built from", () => {
  test.each([
    ["a commit that is not there", () => at("0".repeat(40))],
    [
      "a repository that is not there",
      (): LocalSource => ({ kind: "git", url: "file:///nonexistent", commit: "1".repeat(40) }),
    ],
    [
      "a repository that is a program",
      (): LocalSource => ({ kind: "git", url: "ext::touch /nonexistent/x", commit: "1".repeat(40) }),
    ],
  ])("%s", async (_, origin) => {
    const [problem] = await diagnosed(built(origin(), { exec: await building({ project: "mine" }) }));
    expect(problem?.code).toBe("commit-not-had");
    expect(seen).toEqual([]);
  });
});

test("a source that becomes another distribution is refused", async () => {
  const exec = await building({ project: "other" });
  expect(await diagnosed(built({ kind: "directory", path: repository }, { exec }))).toMatchObject([
    { code: "no-wheel" },
  ]);
});

test("for another system only what needs no compiler", async () => {
  const exec = await building({ project: "mine", tag: "cp314-cp314-linux_x86_64" });
  const foreign = { target: "windows-x64", version: "3.14.6" } as const;
  const problems = await diagnosed(built({ kind: "directory", path: repository }, { exec, foreign }));
  expect(problems).toMatchObject([{ code: "cross-needs-wheel" }]);
});

test.each([
  ["https://me:s3cret@example.org/x.git?token=1#y", "https://example.org/x.git"],
  ["ssh://git@example.org/x", "ssh://example.org/x"],
  ["fatal: could not read https://me:s3cret@example.org/x.git", "fatal: could not read https://example.org/x.git"],
])("%s is shown as %s", (url, shown) => {
  expect(publicAddress(url)).toBe(shown);
});
