import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { finishedIn, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { git, makeProject, wrapperFiles } from "../support/stand/projects.ts";
import { notLinux, titleUnless } from "../support/unless.ts";

const stand = theStand();

/** Lines are what tells one stage from the next; a build each is enough for this many of them. */
const STOPS = 6;

/** A few numbers from 1 to the last one, evenly spread. */
function spread(last: number): number[] {
  const count = Math.min(STOPS, last);
  return Array.from({ length: count }, (_, index) => 1 + Math.round((index * (last - 1)) / Math.max(1, count - 1)));
}

/** Processes of this machine that were started by the run with that mark, or that work in its folders. */
async function alive(mark: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
    const [command, environment, cwd] = await Promise.all([
      read("cmdline"),
      read("environ"),
      readlink(`/proc/${pid}/cwd`).catch(() => ""),
    ]);
    if ([command, environment, cwd].some((text) => text.includes(mark)))
      found.push(command.replaceAll("\0", " ").trim());
  }
  return found;
}

async function settled(mark: string): Promise<string[]> {
  const until = Date.now() + 5_000;
  let found = await alive(mark);
  while (found.length > 0 && Date.now() < until) {
    await wait(100);
    found = await alive(mark);
  }
  return found;
}

// Children are looked for in /proc.
test.skipIf(notLinux !== undefined).each(["portable", "pyinstaller"])(
  titleUnless(notLinux, "Ctrl-C at any stage of %s ends every child and leaves nothing at the final path"),
  async (bundler) => {
    const of = { name: "stopped", requirement: "humanize==4.17.0", script: "stopped", object: "just_stopped:main" };
    const main = "import argparse\n\n\ndef main():\n    argparse.ArgumentParser().parse_args()\n";
    const original = await makeProject(join(stand.work, `stopped-${bundler}`), {
      ...wrapperFiles(of),
      "just_stopped.py": main,
    });
    const arguments_ = ["build", "--bundler", bundler, ...pythonOptions(stand)];

    const whole = join(stand.work, `not-stopped-${bundler}`);
    await git(original, "clone", "--quiet", original, whole);
    const lines: string[] = [];
    const undisturbed = await slipway(stand, arguments_, { cwd: whole, onLine: (line) => lines.push(line) });
    expect(undisturbed.code, undisturbed.output).toBe(0);
    expect(undisturbed.output).toContain("To start it:");
    const complete = await finishedIn(join(whole, "release"));
    expect(complete.length).toBeGreaterThan(1);
    expect(lines.length).toBeGreaterThan(3);

    for (const stop of spread(lines.length - 1)) {
      const mark = `stopped-${bundler}-at-${stop}`;
      const project = join(stand.work, mark);
      await git(original, "clone", "--quiet", original, project);
      let seen = 0;
      const outcome = await slipway(stand, arguments_, {
        cwd: project,
        env: { SLIPWAY_TEST_MARK: `${mark}-end` },
        onLine: (_line, pid) => {
          seen += 1;
          // A little later, when the stage is under way. Only the command itself gets it: its children are its own affair.
          if (seen === stop) setTimeout(() => kill(pid), 150);
        },
      });
      const where = `at line ${stop}, after “${lines[stop - 1]}”`;
      const release = await finishedIn(join(project, "release"));
      // Towards the end it may be done before the signal arrives; then everything must be there. Its exit code is 0, or
      // none: while Node takes itself down, nothing listens to the signal any more, and the system ends the process.
      if (outcome.output.includes("To start it:")) {
        expect.soft(release, where).toEqual(complete);
        expect.soft([0, undefined], where).toContain(outcome.code);
      } else {
        expect.soft(outcome.code, `${where}\n${outcome.output}`).toBe(130);
        expect.soft(release, where).toEqual([]);
      }
      expect.soft(await settled(`${mark}-end`), where).toEqual([]);
      expect.soft(await settled(`${project}/`), where).toEqual([]);
    }
  },
);

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It was done already.
  }
}
