import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import type { SmokeOutcome } from "../../../src/model/smoke.ts";
import { supervise } from "../../../src/smoke/supervise.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notLinux } from "../../support/unless.ts";
import { breeder, LIMITS, living, PYTHON } from "./support.ts";

/** Seconds within which a program that multiplies has to be stopped. */
const LIMIT = 2;
/** A busy machine is slow at everything: one of so many runs has to be fast enough; all else must hold in each. */
const TRIES = 3;

/** Every one of these ends by itself after three seconds; the supervisor has to be faster. */
async function raced(body: string, adopt = true): Promise<SmokeOutcome> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let nth = 1; ; nth += 1) {
    const { argv, marker } = breeder(body);
    const start = performance.now();
    const request = { argv, cwd: tmpdir(), env: {}, limits: { ...LIMITS, processes: 24 }, adopt };
    const outcome = await supervise(realExec, PYTHON, request);
    fastest = Math.min(fastest, (performance.now() - start) / 1000);
    expect(living(marker)).toEqual([]);
    if (nth < TRIES && fastest >= LIMIT) continue;
    expect(fastest).toBeLessThan(LIMIT);
    return outcome;
  }
}

describeUnless(notLinux)("a program that multiplies", () => {
  it("by starting itself without end is stopped and named", async () => {
    const outcome = await raced("again(); again(); time.sleep(0.5)\nwhile not over(): time.sleep(0.1)");
    expect(outcome).toMatchObject({ stopped: "processes", exitCode: undefined });
    expect(outcome.peakProcesses).toBeGreaterThan(24);
    expect(outcome.peakProcesses).toBeLessThan(200);
    expect(outcome.survivors).toHaveLength(20);
    expect(outcome.survivors.every((line) => line.includes("breeder.py"))).toBe(true);
  });

  it("with each child starting two more and dying is stopped", async () => {
    const outcome = await raced("again(); again()");
    expect(["processes", "left"]).toContain(outcome.stopped);
    expect(outcome.survivors.length).toBeGreaterThan(0);
  });

  it("by forking at full speed is stopped", async () => {
    const outcome = await raced("for _ in range(9): os.fork()\nwhile not over(): time.sleep(0.05)");
    expect(outcome.stopped).toBe("processes");
  });

  it("by daemons that fork twice and make their own sessions is stopped", async () => {
    const daemons = `
def daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() > 0: os._exit(0)
        while not over(): time.sleep(0.02); daemon()
        os._exit(0)
    os.wait()
for _ in range(6): daemon()`;
    const outcome = await raced(daemons);
    expect(["processes", "left"]).toContain(outcome.stopped);
  });

  it("or only moves on, one at a time, faster than it can be looked at, is caught", async () => {
    const comet = `
while not over():
    if os.fork() > 0: os._exit(0)
    os.setsid()`;
    const outcome = await raced(comet);
    expect(["processes", "left"]).toContain(outcome.stopped);
    expect(outcome.survivors.length).toBeGreaterThan(0);
  });

  it("by orphans of which few live at a time is stopped, while it goes on itself", async () => {
    const orphans = `
while not over():
    if os.fork() == 0:
        os.fork()
        os._exit(0)
    os.wait()`;
    const outcome = await raced(orphans);
    expect(outcome.stopped).toBe("processes");
    expect(outcome.peakProcesses).toBeLessThan(24);
  });

  it("is stopped by its process group where orphans are handed to nobody", async () => {
    const outcome = await raced("again(); again(); time.sleep(0.5)\nwhile not over(): time.sleep(0.1)", false);
    expect(outcome.stopped).toBe("processes");
  });
});
