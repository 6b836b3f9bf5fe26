import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { success } from "../../../src/model/diagnostic.ts";
import { Cancelled, ToolError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { readCommit, worktreeIsClean } from "../../../src/project/git.ts";
import { createExec } from "../../../src/runtime/node/exec.ts";
import { realExec } from "../../support/exec.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue } from "../../support/result.ts";

const TIME = 1_700_000_000;
/** The one of the product: how it fails is what matters here. */
const real = createExec(process.env, new AbortController().signal);

/** A repository with one commit that holds the given files. */
async function repository(files: Readonly<Record<string, string>>): Promise<{
  readonly root: string;
  readonly git: (...args: readonly string[]) => Promise<string>;
}> {
  const root = await projectFolder(files);
  const env = {
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_AUTHOR_DATE: `${TIME} +0200`,
    GIT_COMMITTER_DATE: `${TIME} +0200`,
  };
  const user = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
  const git = async (...args: readonly string[]) =>
    (await realExec.run(["git", ...user, "-C", root, ...args], { env })).stdout.trim();
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--allow-empty", "--message=first");
  return { root, git };
}

describe("the commit", () => {
  test("its id, its time and the tags that point at it", async () => {
    const { root, git } = await repository({ "pyproject.toml": "" });
    await git("tag", "v2.0.0");
    await git("tag", "--annotate", "--message=x", "app-v1.0.0");
    await git("commit", "--quiet", "--allow-empty", "--message=second");
    await git("tag", "v3.0.0");
    await git("checkout", "--quiet", "--detach", "v2.0.0");
    const id = await git("rev-parse", "HEAD");
    expect(okValue(await readCommit(root, "pyproject.toml", realExec))).toEqual({
      id,
      time: TIME,
      tags: ["app-v1.0.0", "v2.0.0"],
    });
  });

  test("of a project that is a folder of the repository", async () => {
    const { root, git } = await repository({ "apps/a/pyproject.toml": "" });
    const id = await git("rev-parse", "HEAD");
    const commit = okValue(await readCommit(join(root, "apps", "a"), "pyproject.toml", realExec));
    expect(commit).toEqual({ id, time: TIME, tags: [] });
  });

  test("of a repository whose configuration names a program to run", async () => {
    const { root, git } = await repository({ "pyproject.toml": "" });
    await git("config", "log.showSignature", "true");
    await git("config", "core.fsmonitor", "touch executed; false");
    const id = await git("rev-parse", "HEAD");
    expect(okValue(await readCommit(root, "pyproject.toml", realExec))).toMatchObject({ id, time: TIME });
    expect(await worktreeIsClean(realExec, root)).toBe(true);
    expect(await readdir(root)).toEqual([".git", "pyproject.toml"]);
  });
});

describe("no commit", () => {
  test("outside a repository", async () => {
    const root = await projectFolder({ "pyproject.toml": "" });
    expect(okValue(await readCommit(root, "pyproject.toml", realExec))).toBeUndefined();
  });

  test("before the first one", async () => {
    const root = await projectFolder({ "pyproject.toml": "" });
    await realExec.run(["git", "-C", root, "init", "--quiet"]);
    expect(okValue(await readCommit(root, "pyproject.toml", realExec))).toBeUndefined();
  });

  test("of a project that lies, untracked, below somebody else's repository", async () => {
    const { root } = await repository({ "README.md": "" });
    await mkdir(join(root, "unpacked"));
    await writeFile(join(root, "unpacked", "pyproject.toml"), "");
    expect(await readCommit(join(root, "unpacked"), "pyproject.toml", realExec)).toEqual(success(undefined));
  });

  test("without git", async () => {
    const exec: Exec = {
      run: async (argv) => {
        throw new ToolError("there is no git", { argv, exitCode: undefined, tail: [] });
      },
    };
    expect(await readCommit("/project", "pyproject.toml", exec)).toEqual(success(undefined));
  });

  test.each([
    ["on POSIX, by a signal", undefined, "SIGKILL"],
    ["on Windows, with an exit code", 1, undefined],
  ])("from a git that takes too long, %s, which is a warning", async (_, exitCode, signal) => {
    const cause = Object.assign(new Error("ended"), { signal });
    const exec: Exec = {
      run: async (argv) => {
        throw new ToolError("git did not end within 60 s", { argv, exitCode, tail: [] }, { cause });
      },
    };
    expect(await readCommit("/project", "pyproject.toml", exec)).toEqual(
      success(undefined, [
        expect.objectContaining({
          code: "git-does-not-answer",
          severity: "warning",
          message: expect.stringContaining("git did not end within 60 s"),
        }),
      ]),
    );
    expect(await worktreeIsClean(exec, "/project")).toBe(false);
  });

  test("from a git that knows the commit and then fails, which is a warning", async () => {
    const exec: Exec = {
      run: async (argv) =>
        argv.includes("cat-file")
          ? { exitCode: 0, stdout: "", stderr: "", seconds: 0 }
          : { exitCode: 128, stdout: "", stderr: "fatal: bad object HEAD\n", seconds: 0 },
    };
    expect(await readCommit("/project", "pyproject.toml", exec)).toMatchObject({
      warnings: [{ message: expect.stringContaining("fatal: bad object HEAD") }],
    });
  });

  test("from a git that is really ended for its time", async () => {
    const root = await projectFolder({});
    const exec: Exec = {
      run: (_, options) =>
        real.run([process.execPath, "-e", "setInterval(() => {}, 1000)"], { ...options, timeoutMs: 100 }),
    };
    expect(await readCommit(root, "pyproject.toml", exec)).toMatchObject({
      warnings: [{ code: "git-does-not-answer" }],
    });
  });

  test("and silence where git is really not there", async () => {
    const exec: Exec = { run: (_, options) => real.run(["no-such-git-anywhere"], options) };
    expect(await readCommit("/", "pyproject.toml", exec)).toEqual(success(undefined));
  });

  test("and no answer at all when the run is cancelled", async () => {
    const exec: Exec = {
      run: async () => {
        throw new Cancelled();
      },
    };
    await expect(readCommit("/project", "pyproject.toml", exec)).rejects.toThrow(Cancelled);
  });
});

describe("is everything committed?", () => {
  test("yes, and no longer once there is another file or a change", async () => {
    const { root } = await repository({ "pyproject.toml": "", "app/a.py": "", "other/b.py": "" });
    expect(await worktreeIsClean(realExec, root)).toBe(true);
    await writeFile(join(root, "other", "c.py"), "");
    expect(await worktreeIsClean(realExec, root)).toBe(false);
    expect(await worktreeIsClean(realExec, join(root, "app"))).toBe(true);
    await writeFile(join(root, "app", "a.py"), "changed");
    expect(await worktreeIsClean(realExec, join(root, "app"))).toBe(false);
  });

  test("not outside a repository", async () => {
    expect(await worktreeIsClean(realExec, await projectFolder({}))).toBe(false);
  });
});
