import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Ends the demonstration with the exit code of what failed; it has said why. */
function run(title: string, argv: readonly string[], options: { cwd: string; env?: Record<string, string> }): void {
  const [program = "", ...args] = argv;
  const ran = spawnSync(program, args, { stdio: "inherit", ...options });
  if (ran.status === 0) return;
  process.stderr.write(`${title} failed\n`);
  process.exit(ran.status ?? 1);
}

// A copy outside of the checkout, so that the demonstration leaves nothing in it.
const project = join(mkdtempSync(join(tmpdir(), "slipway-demo-")), "hello-world");
cpSync("examples/hello-world", project, { recursive: true, filter: (path) => !path.endsWith("release") });
const cli = join(process.cwd(), "dist", "cli.mjs");

process.stdout.write("$ slipway build        (in a copy of examples/hello-world)\n");
run("slipway build", [process.execPath, cli, "build"], { cwd: project });

const release = join(project, "release");
process.stdout.write("\nWhat was made:\n");
for (const name of readdirSync(release).filter((entry) => !entry.startsWith(".")))
  process.stdout.write(`  ${join(release, name)}\n`);
process.stdout.write(`\n$ cat SHA256SUMS\n${readFileSync(join(release, "SHA256SUMS"), "utf8")}`);

const archive = readdirSync(release).find((name) => name.endsWith(".tar.gz") || name.endsWith(".zip")) ?? "";
const folder = archive.replace(/\.(tar\.gz|zip)$/, "");
run("unpacking", ["tar", "-xf", join(release, archive), "-C", project], { cwd: project });
const program = join(project, folder, process.platform === "win32" ? "hello-world.exe" : "hello-world");
process.stdout.write(`\nAnd that it runs, with an empty environment:\n$ ${program}\n`);
run("the program", [program], {
  cwd: tmpdir(),
  env: process.platform === "win32" ? { SystemRoot: process.env["SystemRoot"] ?? "" } : {},
});
