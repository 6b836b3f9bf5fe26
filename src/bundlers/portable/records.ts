import { createHash } from "node:crypto";
import { access, chmod, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Environment } from "../../model/environment.ts";
import { readHead } from "../../model/pieces.ts";
import { metadataFolders, recordedPath } from "../record-file.ts";

/** Files of a distribution's metadata that hold paths or times of the building machine. */
const LOCAL_METADATA = ["direct_url.json", "uv_cache.json", "uv_build.json"];

/** A first line is shorter. Bytes. */
const HEAD = 1024;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The first bytes of a file; the interpreter itself lies among the scripts. */
async function headOf(file: string): Promise<string> {
  const head = Buffer.alloc(HEAD);
  return head.toString("latin1", 0, await readHead(await open(file), head));
}

/** A script that names the interpreter of the building machine is made to start the one beside it. */
async function makeRelative(file: string, environment: Environment): Promise<void> {
  const head = await headOf(file);
  if (!head.startsWith("#!")) return;
  const direct = head.startsWith(`#!${environment.python}`) || head.startsWith(`#!${environment.root}`);
  const wrapped = head.startsWith("#!/bin/sh\n'''exec' ") && head.includes(environment.root);
  if (!direct && !wrapped) return;
  const lines = (await readFile(file, "utf8")).split("\n");
  const body = lines.slice(wrapped ? 3 : 1).join("\n");
  const start = `'''exec' "$(dirname -- "$(realpath -- "$0")")/${basename(environment.python)}" "$0" "$@"`;
  await writeFile(file, `#!/bin/sh\n${start}\n' '''\n${body}`);
  await chmod(file, 0o755);
}

/** Trampolines that an installer writes for entry points of Windows carry an absolute path and cannot be mended. */
async function dropTrampolines(environment: Environment): Promise<void> {
  const metadata = await metadataFolders(environment.sitePackages);
  for (const name of metadata) {
    const text = await readFile(join(environment.sitePackages, name, "entry_points.txt"), "utf8").catch(() => "");
    for (const [, section = "", body = ""] of text.matchAll(/^\[([^\]]+)\]$([^[]*)/gm)) {
      if (section !== "console_scripts" && section !== "gui_scripts") continue;
      const scripts = [...body.matchAll(/^\s*([^\s=]+)\s*=/gm)].map((match) => `${match[1]}.exe`);
      await Promise.all(scripts.map((script) => rm(join(environment.scripts, script), { force: true })));
    }
  }
}

function quoted(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}

async function rewriteRecord(environment: Environment, metadata: string): Promise<void> {
  const file = join(environment.sitePackages, metadata, "RECORD");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const scripts = relative(environment.sitePackages, environment.scripts).split(sep).join("/");
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const kept = await Promise.all(
    lines.map(async (line) => {
      const path = recordedPath(line);
      const absolute = join(environment.sitePackages, path);
      // What lies outside is none of the bundle's, whether it is there or not.
      if (relative(environment.root, absolute).split(sep)[0] === ".." || !(await exists(absolute))) return [];
      if (dirname(path) !== scripts) return [line];
      const content = await readFile(absolute);
      const digest = createHash("sha256").update(content).digest("base64url");
      return [`${quoted(path)},sha256=${digest},${content.length}`];
    }),
  );
  await writeFile(file, `${kept.flat().sort().join("\n")}\n`);
}

/** Takes out of installed metadata and scripts what tells where and when they were installed, and makes RECORD true again. */
export async function normaliseRecords(environment: Environment, windows: boolean): Promise<void> {
  const { sitePackages, scripts } = environment;
  const metadata = await metadataFolders(sitePackages);
  await Promise.all(
    metadata.flatMap((name) => LOCAL_METADATA.map((file) => rm(join(sitePackages, name, file), { force: true }))),
  );
  if (windows) await dropTrampolines(environment);
  else {
    const names = await readdir(scripts, { withFileTypes: true });
    await Promise.all(
      names.filter((entry) => entry.isFile()).map((entry) => makeRelative(join(scripts, entry.name), environment)),
    );
  }
  await Promise.all(metadata.map((name) => rewriteRecord(environment, name)));
}
