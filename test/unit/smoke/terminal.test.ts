import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SUPERVISOR } from "../../../src/smoke/supervise.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notLinux } from "../../support/unless.ts";
import { LIMITS, PYTHON, scratch } from "./support.ts";

/** Starts the supervisor where a terminal controls it, as a build at somebody's desk is. */
const AT_A_DESK = `
import json, os, pty, subprocess, sys
given = json.load(open(sys.argv[1]))
pid, terminal = pty.fork()
if pid == 0:
    open("/dev/tty").close()
    run = [sys.executable, "-I", "-S", "-X", "utf8", "-c", given["supervisor"]]
    with open(sys.argv[1] + ".out", "wb") as out:
        subprocess.run(run, input=given["request"].encode(), stdout=out)
    os._exit(0)
os.waitpid(pid, 0)`;

const NEEDS_A_TERMINAL = `
import os, sys
print([os.isatty(stream) for stream in (0, 1, 2)], flush=True)
open("/dev/tty").read(1)`;

describeUnless(notLinux)("a program that needs a terminal", () => {
  it("finds none and says so, and does not wait at that of who builds", async () => {
    const folder = scratch();
    const file = join(folder, "given.json");
    const limits = { ...LIMITS, seconds: 3 };
    const request = JSON.stringify({ argv: [PYTHON, "-I", "-c", NEEDS_A_TERMINAL], cwd: folder, env: {}, ...limits });
    writeFileSync(file, JSON.stringify({ supervisor: SUPERVISOR, request }));
    await realExec.run([PYTHON, "-I", "-c", AT_A_DESK, file]);
    const outcome: unknown = JSON.parse(readFileSync(`${file}.out`, "utf8"));
    expect(outcome).toMatchObject({ exitCode: 1, stopped: null, stdout: "[False, False, False]\n" });
    expect(outcome).toMatchObject({ stderr: expect.stringContaining("No such device or address: '/dev/tty'") });
  });
});
