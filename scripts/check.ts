import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A check prints what is wrong and fails, or prints nothing and passes. */
interface Check {
  readonly name: string;
  /** Undefined where all is well. */
  run(): string | undefined;
}

function command(...argv: readonly string[]): string | undefined {
  const run = spawnSync(process.execPath, argv, { encoding: "utf8" });
  return run.status === 0 ? undefined : `${run.stdout}${run.stderr}`;
}

function files(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

/** dist/ is committed: it must be what the build makes of the sources beside it, no file more and none less. */
function distIsFresh(): string | undefined {
  const fresh = join(mkdtempSync(join(tmpdir(), "slipway-dist-")), "dist");
  try {
    const failed = command("scripts/build.ts", fresh);
    if (failed !== undefined) return failed;
    const names = new Set([...files("dist"), ...files(fresh)]);
    const differs = [...names].filter((name) => {
      const [mine, built] = ["dist", fresh].map((directory) => {
        try {
          return readFileSync(join(directory, name), "utf8");
        } catch {
          return undefined;
        }
      });
      return mine !== built;
    });
    return differs.length === 0 ? undefined : `dist/ is not fresh, run npm run build: ${differs.join(", ")}`;
  } finally {
    rmSync(join(fresh, ".."), { recursive: true, force: true });
  }
}

const checks: readonly Check[] = [
  { name: "types", run: () => command("node_modules/typescript/bin/tsc", "--noEmit") },
  {
    name: "types of the report's page",
    run: () => command("node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/report/page"),
  },
  {
    name: "format and lint",
    run: () => command("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."),
  },
  { name: "generated files are fresh", run: () => command("scripts/generate.ts", "--check") },
  { name: "dist is fresh", run: distIsFresh },
];

let failed = 0;
for (const { name, run } of checks) {
  const problem = run();
  if (problem !== undefined) failed += 1;
  process.stdout.write(`${problem === undefined ? "✓" : "✗"} ${name}\n${problem ?? ""}`);
}
process.stdout.write(`${checks.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
