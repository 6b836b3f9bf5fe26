import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { SmokeLimits, SmokeOutcome } from "../../../src/model/smoke.ts";
import { type SuperviseRequest, supervise } from "../../../src/smoke/supervise.ts";
import { realExec } from "../../support/exec.ts";

/** The real interpreter, not a shim that would be one process more. */
export const PYTHON = execFileSync("python3", ["-I", "-c", "import sys; print(sys.executable)"], {
  encoding: "utf8",
}).trim();

export const LIMITS: SmokeLimits = { seconds: 10, processes: 64, memory: 2e9 };

export const machine = { os: "linux", arch: "x64", cpus: availableParallelism(), path: "/usr/bin:/bin" } as const;

/** A directory that is gone after the test. */
export function scratch(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "smoke-test-")));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Runs a Python program, given as text, under supervision. */
export function supervised(source: string, options: Partial<SuperviseRequest> = {}): Promise<SmokeOutcome> {
  const request = { argv: [PYTHON, "-I", "-c", source], cwd: tmpdir(), env: {}, limits: LIMITS };
  return supervise(realExec, PYTHON, { ...request, ...options });
}

/** Command lines of living processes that hold the marker. */
export function living(marker: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return "";
      }
    })
    .filter((line) => line.includes(marker));
}

export interface Breeder {
  readonly argv: readonly string[];
  readonly marker: string;
}

/**
 * A program that multiplies, held by its own safety too: each generation ends when the sentinel file is gone (which is
 * at the latest when the test ends) or three seconds after the first one started, whatever our supervisor does.
 */
export function breeder(body: string): Breeder {
  const directory = scratch();
  const marker = join(directory, "alive");
  writeFileSync(marker, "");
  const file = join(directory, "breeder.py");
  writeFileSync(
    file,
    `import os, subprocess, sys, time
alive, end = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else time.time() + 3
def over():
    return not os.path.exists(alive) or time.time() > end
def again():
    return subprocess.Popen([sys.executable, "-I", "-S", __file__, alive, str(end)])
if over():
    sys.exit()
${body}`,
  );
  return { argv: [PYTHON, "-I", "-S", file, marker], marker };
}

/** A shell launcher and whatever else a made-up bundle needs, as a \`.tar.gz\`. */
export function pack(directory: string, name: string): string {
  const archive = join(directory, `${name}.tar.gz`);
  execFileSync("tar", ["-czf", archive, "-C", directory, name]);
  return archive;
}
