import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ToolError } from "../../../src/model/errors.ts";
import { SUPERVISOR, supervise } from "../../../src/smoke/supervise.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notLinux, notPosix, testUnless } from "../../support/unless.ts";
import { LIMITS, living, PYTHON, scratch, supervised } from "./support.ts";

const posix = describeUnless(notPosix);
const SLEEPER =
  "import subprocess, sys; subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(8)', MARK]";

async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  for (const start = performance.now(); performance.now() - start < milliseconds; ) {
    if (condition()) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return condition();
}

/** Ended, though whoever inherited it may not have collected it yet. */
function hasEnded(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") === "";
  } catch {
    return true;
  }
}

posix("how a program ends", () => {
  it("gives exit code, output, duration and what it used", async () => {
    const outcome = await supervised("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)");
    expect(outcome).toMatchObject({ exitCode: 3, signal: undefined, stopped: undefined, error: undefined });
    expect(outcome).toMatchObject({ stdout: "out\n", stderr: "err\n", survivors: [], notes: [] });
    expect(outcome.peakProcesses).toBe(1);
    expect(outcome.peakMemory).toBeGreaterThan(1e6);
    expect(outcome.milliseconds).toBeGreaterThan(0);
  });

  it("gives the signal instead of an exit code", async () => {
    const outcome = await supervised("import os; os.kill(os.getpid(), 11)");
    expect(outcome).toMatchObject({ exitCode: undefined, signal: 11, stopped: undefined });
  });

  it("says why it cannot be started, and where that lies in its directory", async () => {
    const missing = await supervise(realExec, PYTHON, { argv: ["/no/such"], cwd: tmpdir(), env: {}, limits: LIMITS });
    expect(missing).toMatchObject({ exitCode: undefined, error: "No such file or directory" });
    const nowhere = await supervised("", { cwd: "/no/such/place" });
    expect(nowhere.error).toBe("its working directory does not exist");
  });

  it("hands over arguments as they are and exactly the environment asked for", async () => {
    const words = ["two words", "$HOME", "*", "ü", 'a"b', ""];
    const source = "import os, sys, json; print(json.dumps([sys.argv[1:], dict(os.environ)]))";
    const argv = [PYTHON, "-I", "-c", source, ...words];
    const { stdout } = await supervised("", { argv, env: { ONLY: "this", LC_ALL: "C.UTF-8" } });
    expect(JSON.parse(stdout)).toEqual([words, { ONLY: "this", LC_ALL: "C.UTF-8" }]);
  });

  it("reads nothing unless it is given something", async () => {
    expect((await supervised("import sys; print(repr(sys.stdin.read()))")).stdout).toBe("''\n");
    const given = await supervised("import sys; print(sys.stdin.read())", { stdin: "hello" });
    expect(given.stdout).toBe("hello\n");
  });

  it("gives output that is no UTF-8", async () => {
    const { stdout } = await supervised("import os; os.write(1, b'a\\xffb')");
    expect(stdout).toBe("a\ufffdb");
  });
});

posix("limits", () => {
  it("stops a program that hangs, in time", async () => {
    const start = performance.now();
    const outcome = await supervised("import time; print('up', flush=True); time.sleep(60)", {
      limits: { ...LIMITS, seconds: 0.5 },
    });
    expect(outcome).toMatchObject({ exitCode: undefined, signal: undefined, stopped: "time", stdout: "up\n" });
    expect(outcome.survivors).toHaveLength(1);
    expect(outcome.survivors[0]).toContain("time.sleep(60)");
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("stops a program that ignores every signal it can", async () => {
    const mark = `mark-${process.pid}-deaf`;
    const source = "import signal, time\nfor n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)\ntime.sleep(8)";
    const argv = [PYTHON, "-I", "-c", source, mark];
    expect(await supervised("", { argv, limits: { ...LIMITS, seconds: 0.5 } })).toMatchObject({ stopped: "time" });
    expect(living(mark)).toEqual([]);
  });

  it("keeps the end of a flood, in bounded memory and without a deadlock", async () => {
    const flood = "import os\nwhile True: os.write(1, b'o' * 65536 + b'\\n'); os.write(2, b'e' * 999 + b'\\n')";
    const outcome = await supervised(flood, { limits: { ...LIMITS, seconds: 1 } });
    expect(outcome.stopped).toBe("time");
    expect(outcome.stdout).toHaveLength(65536);
    expect(outcome.stderr).toHaveLength(65536);
    const ended = await supervised("for n in range(200000): print(n)");
    expect(ended).toMatchObject({ exitCode: 0, stopped: undefined });
    expect(ended.stdout.endsWith("199998\n199999\n")).toBe(true);
  });

  it("holds no more than the end of a flood of 1 GB", async () => {
    const { stdout } = await supervised(`${SUPERVISOR.replace(/if __name__[\s\S]*$/, "")}
tail, most, chunk = Tail(), 0, bytes(KEEP)
for _ in range((1 << 30) // KEEP):
    tail.add(chunk)
    most = max(most, len(tail.data))
print(most // KEEP, len(tail.text()) // KEEP)`);
    expect(stdout).toBe("4 1\n");
  });

  it("stops a program that takes too much memory, descendants counted in", async () => {
    const hungry = "x = bytearray(60_000_000); x[::4096] = b'x' * len(x[::4096]); import time; time.sleep(5)";
    const source = `import subprocess, sys\nfor p in [subprocess.Popen([sys.executable, '-I', '-c', ${JSON.stringify(hungry)}]) for _ in range(3)]: p.wait()`;
    const outcome = await supervised(source, { limits: { ...LIMITS, memory: 130e6 } });
    expect(outcome).toMatchObject({ stopped: "memory", exitCode: undefined });
    expect(outcome.peakMemory).toBeGreaterThan(130e6);
    expect(outcome.peakMemory).toBeLessThan(260e6);
  });

  testUnless(notLinux)("counts memory that forked processes share once", async () => {
    const source = `
import os, time
x = bytearray(60_000_000); x[::4096] = b'x' * len(x[::4096])
for _ in range(4):
    if os.fork() == 0: time.sleep(0.5); os._exit(0)
for _ in range(4): os.wait()`;
    const outcome = await supervised(source, { limits: { ...LIMITS, memory: 150e6 } });
    expect(outcome).toMatchObject({ stopped: undefined, exitCode: 0, peakProcesses: 5 });
  });

  it("counts descendants, not what else the user runs", async () => {
    const outcome = await supervised("import time; time.sleep(0.2)", { limits: { ...LIMITS, processes: 1 } });
    expect(outcome).toMatchObject({ stopped: undefined, exitCode: 0 });
  });
});

posix("what a program leaves behind", () => {
  it("is ended and named, whatever session it fled to", async () => {
    const mark = `mark-${process.pid}-left`;
    const start = performance.now();
    const outcome = await supervised(`${SLEEPER.replace("MARK", `'${mark}'`)}, start_new_session=True)`);
    expect(outcome).toMatchObject({ exitCode: 0, stopped: "left" });
    expect(outcome.survivors).toHaveLength(1);
    expect(outcome.survivors[0]).toContain(mark);
    expect(living(mark)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  it("does not count if it ends in a moment", async () => {
    const brief =
      "import subprocess, sys; subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(0.1)'])";
    expect(await supervised(brief)).toMatchObject({ exitCode: 0, stopped: undefined, survivors: [] });
  });

  /** A daemon whose parents are gone before anybody can look. */
  const daemon = (mark: string, session: string): string => `
import os, sys
if os.fork() == 0:
    ${session}
    if os.fork() > 0: os._exit(0)
    os.execv(sys.executable, [sys.executable, '-I', '-c', 'import time; time.sleep(8)', '${mark}'])
os.wait()`;

  testUnless(notLinux)("is found though it forked twice into a session of its own", async () => {
    const mark = `mark-${process.pid}-daemon`;
    const outcome = await supervised(daemon(mark, "os.setsid()"));
    expect(outcome).toMatchObject({ exitCode: 0, stopped: "left", notes: [] });
    expect(outcome.survivors[0]).toContain(mark);
    expect(living(mark)).toEqual([]);
  });

  it("is found by its process group where orphans are handed to nobody", async () => {
    const mark = `mark-${process.pid}-traced`;
    const outcome = await supervised(daemon(mark, "pass"), { adopt: false });
    expect(outcome).toMatchObject({ exitCode: 0, stopped: "left" });
    expect(living(mark)).toEqual([]);
    expect(outcome.notes).toEqual(["processes may have got away unseen: not asked to adopt"]);
  });

  it("is no reason to wait where nothing is left", async () => {
    const outcome = await supervised("pass", { adopt: false });
    expect(outcome).toMatchObject({ exitCode: 0, stopped: undefined });
  });
});

posix("the supervisor itself", () => {
  const source = `import subprocess, sys, time; subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(8)', 'MARK'], start_new_session=True); time.sleep(8)`;

  async function interrupted(mark: string, interrupt: (outer: number, inner: number) => void): Promise<boolean> {
    const request = { argv: [PYTHON, "-I", "-c", source.replace("MARK", mark)], cwd: tmpdir(), env: {}, ...LIMITS };
    const outer = spawn(PYTHON, ["-I", "-S", "-c", SUPERVISOR], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    });
    outer.stdin.end(JSON.stringify(request));
    expect(await until(() => living(mark).length >= 2, 3000)).toBe(true);
    const pid = outer.pid ?? 0;
    const inner = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
    interrupt(pid, inner);
    return until(() => living(mark).length === 0 && hasEnded(inner), 1500);
  }

  const linux = testUnless(notLinux);
  linux("ends everything when it is asked to end", async () => {
    expect(await interrupted(`mark-${process.pid}-term`, (outer) => process.kill(outer, "SIGTERM"))).toBe(true);
  });

  linux("ends everything when its process group is killed", async () => {
    expect(await interrupted(`mark-${process.pid}-group`, (outer) => process.kill(-outer, "SIGKILL"))).toBe(true);
  });

  linux("ends everything when its inner half is killed", async () => {
    expect(await interrupted(`mark-${process.pid}-inner`, (_, inner) => process.kill(inner, "SIGKILL"))).toBe(true);
  });

  linux("ends everything when its parent is gone", async () => {
    const mark = `mark-${process.pid}-parent`;
    const request = { argv: [PYTHON, "-I", "-c", source.replace("MARK", mark)], cwd: tmpdir(), env: {}, ...LIMITS };
    const file = join(scratch(), "parent.py");
    writeFileSync(`${file}.json`, JSON.stringify({ supervisor: SUPERVISOR, request: JSON.stringify(request) }));
    writeFileSync(
      file,
      "import json, subprocess, sys, time\ngiven = json.load(open(sys.argv[1]))\n" +
        "p = subprocess.Popen([sys.executable, '-I', '-S', '-c', given['supervisor']], stdin=subprocess.PIPE)\n" +
        "p.stdin.write(given['request'].encode()); p.stdin.close(); time.sleep(8)\n",
    );
    const parent = spawn(PYTHON, ["-I", file, `${file}.json`], { stdio: "ignore" });
    expect(await until(() => living(mark).length >= 2, 3000)).toBe(true);
    parent.kill("SIGKILL");
    expect(await until(() => living(mark).length === 0, 1500)).toBe(true);
  });

  it("fails loudly where it gives no result", async () => {
    const broken = {
      run: async () => ({ exitCode: 1, stdout: '{"exitCode": "0"}', stderr: "Traceback\nboom", seconds: 0 }),
    };
    const request = { argv: ["/x"], cwd: "/", env: {}, limits: LIMITS };
    const error = await supervise(broken, PYTHON, request).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ToolError);
    expect(error instanceof ToolError && error.failure).toMatchObject({ exitCode: 1, tail: ["Traceback", "boom"] });
  });

  it("fits into a command line of Windows, with every quotation mark and backslash escaped", () => {
    expect(SUPERVISOR.replace(/["\\]/g, "xx").length).toBeLessThan(30_000);
  });

  it("lays out the structures of Windows as winnt.h does", async () => {
    const sizes = `${SUPERVISOR.replace(/if __name__[\s\S]*$/, "")}
import ctypes
print([ctypes.sizeof(kind) for kind in structures()[:2]], structures()[0].memory.offset, structures()[0].peak.offset)
print(structures()[0].basic.offset, structures()[1].active.offset, structures()[2].pids.offset)`;
    const { stdout } = await supervised(sizes);
    expect(stdout).toBe("[144, 48] 120 136\n0 40 8\n");
  });

  it("leaves no file behind in its working directory", async () => {
    const cwd = scratch();
    await supervised("pass", { cwd, stdin: "x" });
    expect(readdirSync(cwd)).toEqual([]);
  });
});
