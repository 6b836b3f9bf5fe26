// Runs the end-to-end tests: `npm run e2e [-- --quick] [--keep] [--report FILE] [test name …]`.
// Installs what they need outside the checkout, and ends with what passed, what failed and what was skipped, and why.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { countsText, readCounts } from "../test/support/stand/counts.ts";
import { slowestFiles } from "../test/support/stand/durations.ts";
import { type ReadyStand, standVariables } from "../test/support/stand/environment.ts";
import { prepareStand } from "../test/support/stand/stand.ts";

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    report: { type: "string" },
  },
});

/** Tests of `--quick`: one of everything that a change may break, within ten minutes on two processors. */
const QUICK = ["room", "hello", "applications", "determinism", "action", "workflow", "failures", "interrupt"].map(
  (name) => `e2e/${name}.test`,
);

/**
 * Files at a time. Much of a build waits for one process, and much of a test for a server or a clock; more than two would
 * be late for what has to happen within seconds.
 */
const LANES = 2;

/** Files that are named for the time they take. */
const SLOWEST = 8;

/** Whether tests of that name are among those that run. */
const wants = (name: string): boolean =>
  positionals.length === 0 ? !values.quick : positionals.some((asked) => asked.includes(name));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Vitest's exit code; its report goes to `report`. */
function runTests(stand: ReadyStand, report: string): Promise<number> {
  const vitest = join(checkout, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile.json=${report}`];
  const lanes = `--maxWorkers=${LANES}`;
  const files = values.quick && positionals.length === 0 ? QUICK : positionals;
  const child = spawn(process.execPath, [vitest, "run", "--project", "e2e", lanes, ...reporters, ...files], {
    cwd: checkout,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...standVariables(stand) },
  });
  // The terminal sends Ctrl-C to vitest too; it ends its tests, and then we tidy up.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("exit", (code) => done(code ?? 1));
  });
}

/** Everything between a report's place and a stand that is gone again. */
async function main(report: string): Promise<number> {
  say("stand: preparing …");
  const { stand, parts, dispose } = await prepareStand(checkout, {
    quick: values.quick,
    keep: values.keep,
    workflows: true,
    windows: wants("windows") || wants("authenticode"),
    signing: ["signing", "release-workflow", "windows-release", "verify", "secrets"].some(wants),
    browser: wants("report"),
  });
  try {
    if (values.keep) say(`stand: keeping ${stand.work}`);
    const code = await runTests(stand, report);
    const counts = await readCounts(report);
    say("");
    for (const part of parts) {
      say(part.state === "ready" ? `stand: ${part.name}: ready` : `stand: ${part.name}: skipped: ${part.reason}`);
    }
    const slowest = await slowestFiles(report, SLOWEST);
    if (slowest.length > 0) say(`time: ${slowest.join(", ")}`);
    say(`e2e: ${countsText(counts)}`);
    return code === 0 && counts.failed === 0 ? 0 : 1;
  } finally {
    await dispose();
  }
}

const scratch = await mkdtemp(join(tmpdir(), "slipway-report-"));
try {
  process.exitCode = await main(values.report === undefined ? join(scratch, "report.json") : resolve(values.report));
} catch (error) {
  say(`stand: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
