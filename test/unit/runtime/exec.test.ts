import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { BuildError, Cancelled, ToolError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { createExec, poorEnvironment } from "../../../src/runtime/node/exec.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { notLinux, notPosix, testUnless } from "../../support/unless.ts";

const node = (script: string, ...args: string[]): string[] => [process.execPath, "-e", script, ...args];
const never = new AbortController().signal;
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("children are poor", () => {
  test.each([
    "ACTIONS_RUNTIME_TOKEN",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
    "GITHUB_TOKEN",
    "GH_TOKEN",
    "INPUT_TOKEN",
    "input_token",
    "GITHUB_ENV",
    "GITHUB_OUTPUT",
    "GITHUB_PATH",
    "GITHUB_STEP_SUMMARY",
    "STATE_KEY",
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONWARNINGS",
    "PYTHONIOENCODING",
    "VIRTUAL_ENV",
  ])("%s does not reach them", async (name) => {
    const exec = createExec({ PATH: process.env["PATH"], [name]: "secret" }, never);
    const { stdout } = await exec.run(node("console.log(JSON.stringify(process.env))"));
    expect(stdout).not.toContain("secret");
    expect(poorEnvironment({ [name]: "secret" })).toEqual({});
  });

  test("what configures indexes and certificates stays", () => {
    const kept = {
      PIP_INDEX_URL: "https://index.example/simple",
      UV_INDEX: "x",
      SSL_CERT_FILE: "/ca.pem",
      HTTPS_PROXY: "p",
      GITHUB_SHA: "c",
    };
    expect(poorEnvironment(kept)).toEqual(kept);
  });

  test("a bare child gets what it is given and nothing else", async () => {
    const exec = createExec({ HOME: "/home/somebody", PATH: process.env["PATH"] }, never);
    const { stdout } = await exec.run(node("console.log(JSON.stringify(process.env))"), {
      bare: true,
      env: { ONLY: "this" },
    });
    expect(JSON.parse(stdout)).toMatchObject({ ONLY: "this" });
    expect(stdout).not.toContain("somebody");
  });
});

describe("commands", () => {
  const exec = createExec(process.env, never);

  test("arguments reach the program as they are, without a shell", async () => {
    const odd = ["a b", "$HOME", '"', "*", ";", "größe", ""];
    const { stdout } = await exec.run(node("console.log(JSON.stringify(process.argv.slice(1)))", ...odd));
    expect(JSON.parse(stdout)).toEqual(odd);
  });

  test("one that fails says what ran, its exit code and its last lines, and keeps a log", async () => {
    const logFile = join(folder, "logs", "failed.log");
    const script = "for (let i = 0; i < 100; i++) console.error('line ' + i); process.exit(7)";
    const error: unknown = await exec
      .run(node(script), { logFile, what: "freezing" })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ToolError);
    if (!(error instanceof ToolError)) return;
    expect(error.message).toMatch(/^freezing: .* ended with exit code 7$/);
    expect(error.failure.tail.at(-1)).toBe("line 99");
    expect(error.failure.tail).toHaveLength(30);
    expect(error.failure.log).toBe(logFile);
    expect(await readFile(logFile, "utf8")).toContain("line 0\n");
  });

  test("one that is not there", async () => {
    const error: unknown = await exec.run(["/nonexistent/program"]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ToolError);
    expect(String(error)).toContain("could not be started");
  });

  test("one that floods is kept to its end", async () => {
    const script =
      "for (let i = 0; i < 40; i++) process.stdout.write('x'.repeat(1024 * 1024)); process.stdout.write('the end')";
    const { stdout } = await exec.run(node(script));
    expect(stdout.length).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(stdout.endsWith("the end")).toBe(true);
  });

  testUnless(notPosix)("one that hangs is ended with its children", async () => {
    const script =
      "require('child_process').spawn('sleep', ['61.5'], { stdio: 'ignore' }); setTimeout(() => {}, 60000)";
    await expect(exec.run(node(script), { timeoutMs: 400 })).rejects.toThrow("did not end within 0.4 s");
    const { stdout } = await exec.run(["ps", "-eo", "args"]);
    expect(stdout).not.toContain("sleep 61.5");
  });
});

testUnless(notPosix)("cancelled: the whole group is ended, also one that ignores the polite way", async () => {
  const controller = new AbortController();
  const exec = createExec(process.env, controller.signal);
  const script =
    "process.on('SIGTERM', () => {}); require('child_process').spawn('sleep', ['62.5'], { stdio: 'ignore' }); setTimeout(() => {}, 60000)";
  const running = exec.run(node(script));
  setTimeout(() => controller.abort(), 300);
  await expect(running).rejects.toBeInstanceOf(Cancelled);
  const { stdout } = await createExec(process.env, never).run(["ps", "-eo", "args"]);
  expect(stdout).not.toContain("sleep 62.5");
  await expect(exec.run(node("1"))).rejects.toBeInstanceOf(Cancelled);
});

describe("a run that clears up", () => {
  test("is made although everything else is to stop", async () => {
    const exec = createExec(process.env, AbortSignal.abort());
    expect((await exec.run(node("console.log('gone')"), { clearsUp: true })).stdout).toBe("gone\n");
  });

  test("ends when its own time is over", async () => {
    const exec = createExec(process.env, AbortSignal.abort());
    const running = exec.run(node("setTimeout(() => {}, 60000)"), { clearsUp: true, timeoutMs: 300 });
    await expect(running).rejects.toThrow("did not end within 0.3 s");
  });
});

/** The command line of every process. */
async function commandLines(): Promise<string[]> {
  const { stdout } = await createExec(process.env, never).run(["ps", "-eo", "args"]);
  return stdout.split("\n").map((line) => line.trim());
}

async function alive(argument: string): Promise<boolean> {
  return (await commandLines()).some((line) => line.includes(argument));
}

testUnless(notPosix)("cancelled: a background process that ignores SIGTERM and holds no pipe is ended", async () => {
  const controller = new AbortController();
  // A number of this run's own: suites side by side must not see each other's.
  const stubborn = `sleep 63.${process.pid}`;
  const script = `sh -c 'trap "" TERM; ${stubborn}; true' >/dev/null 2>&1 & sleep 60`;
  const running = createExec(process.env, controller.signal).run(["sh", "-c", script]);
  setTimeout(() => controller.abort(), 300);
  await expect(running).rejects.toBeInstanceOf(Cancelled);
  await vi.waitFor(async () => expect(await alive(stubborn)).toBe(false), { timeout: 2_000 });
});

/** A command with a child that ignores the polite way and holds no pipe. It is there when this resolves. */
async function started(exec: Exec, sleep: string, signal: AbortSignal) {
  const script = `sh -c 'trap "" TERM; ${sleep}; true' >/dev/null 2>&1 & sleep 60`;
  const ended = exec.run(["sh", "-c", script], { signal }).catch((error: unknown) => error);
  await vi.waitFor(async () => expect(await commandLines()).toContain(sleep), { timeout: 4_000 });
  return { ended };
}

// What a second Ctrl-C does: nothing is waited for, and nothing may stay behind either.
testUnless(notPosix)("a process that ends at once takes its children along", async () => {
  const module = fileURLToPath(new URL("../../../src/runtime/node/exec.ts", import.meta.url));
  const sleep = `sleep 21.${process.pid}`;
  const script = `
    const { createExec } = await import(${JSON.stringify(module)});
    createExec(process.env, new AbortController().signal).run(${JSON.stringify(sleep.split(" "))});
    process.stdin.resume().on("end", () => process.exit(130));
  `;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = once(parent, "exit");
  await vi.waitFor(async () => expect(await commandLines()).toContain(sleep), { timeout: 4_000 });
  parent.stdin.end();
  expect((await ended)[0]).toBe(130);
  await vi.waitFor(async () => expect(await alive(sleep)).toBe(false), { timeout: 2_000 });
});

describe("a run with a signal of its own", () => {
  testUnless(notPosix)("is ended by that with its children, and the next one is not", async () => {
    const exec = createExec(process.env, never);
    const own = new AbortController();
    const sleep = `sleep 64.${process.pid}`;
    const { ended } = await started(exec, sleep, own.signal);
    own.abort();
    expect(await ended).toBeInstanceOf(Cancelled);
    await vi.waitFor(async () => expect(await alive(sleep)).toBe(false), { timeout: 2_000 });
    expect((await exec.run(node("console.log('next')"))).stdout).toBe("next\n");
  });

  testUnless(notPosix)("is ended by the signal of all runs as well", async () => {
    const all = new AbortController();
    const sleep = `sleep 65.${process.pid}`;
    const { ended } = await started(createExec(process.env, all.signal), sleep, never);
    all.abort();
    expect(await ended).toBeInstanceOf(Cancelled);
    await vi.waitFor(async () => expect(await alive(sleep)).toBe(false), { timeout: 2_000 });
  });

  test("is not started where that is aborted already", async () => {
    const logFile = join(folder, "not-started.log");
    const run = createExec(process.env, never).run(node("0"), { signal: AbortSignal.abort(), logFile });
    await expect(run).rejects.toBeInstanceOf(Cancelled);
    await expect(readFile(logFile)).rejects.toThrow("ENOENT");
  });
});

testUnless(notPosix)(
  "a process in another session that holds the output is not waited for",
  async () => {
    const script =
      "const c = require('child_process').spawn('sleep', ['12.5'], { stdio: ['ignore', 'inherit', 'inherit'], detached: true }); c.unref()";
    const began = performance.now();
    await expect(createExec(process.env, never).run(node(script), { timeoutMs: 400 })).rejects.toThrow("did not end");
    expect(performance.now() - began).toBeLessThan(8_000);
  },
  15_000,
);

testUnless(notLinux)(
  "a log that cannot be written ends the command, and says why",
  async () => {
    const exec = createExec(process.env, never);
    const began = performance.now();
    for (const script of ["0", "console.log('x'.repeat(1e6)); setTimeout(() => {}, 30000)"]) {
      const error: unknown = await exec.run(node(script), { logFile: "/dev/full" }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(BuildError);
      expect(String(error)).toMatch(/the log \/dev\/full cannot be written: ENOSPC.*\n.*Make room/);
    }
    expect(performance.now() - began).toBeLessThan(10_000);
    const nowhere = exec.run(node("0"), { logFile: "/dev/null/x/log" });
    await expect(nowhere).rejects.toThrow("cannot be written: ENOTDIR");
  },
  15_000,
);
