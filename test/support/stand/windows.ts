import { mkdir, mkdtemp, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Check } from "./applications.ts";
import type { ReadyStand } from "./environment.ts";
import { judge } from "./judge.ts";
import { tool } from "./store.ts";
import { startWeb } from "./web.ts";
import { handOver, inRoom, openWindows, readWine, type Windows } from "./wine-room.ts";

const CLI = inRoom("product", "dist", "cli.mjs");
const NODE = inRoom("programs", "node.exe");
const CERTIFICATES = inRoom("ca.pem");

/**
 * What a user's Windows needs none of: certificates come from a file, because Wine's store cannot be asked by pip's
 * newer way, and what uv downloads is kept on this machine.
 */
export const BUILD_ENVIRONMENT = {
  SSL_CERT_FILE: CERTIFICATES,
  PIP_CERT: CERTIFICATES,
  PIP_USE_DEPRECATED: "legacy-certs",
  UV_CACHE_DIR: inRoom("uv"),
  NO_COLOR: "1",
} as const;

/** A Windows that builds: node.exe, the product and the network are there, and no Python. */
export interface BuildingWindows {
  /** Where a project named so has to lie. */
  project(name: string): string;
  /** Builds it, and gives the archive's path on this machine. */
  build(name: string, flags?: readonly string[], mirror?: string): Promise<string>;
}

/** Where uv keeps what it downloads for Windows, on this machine. */
export async function windowsDownloads(stand: ReadyStand): Promise<string> {
  const folder = join(stand.cache, "windows-uv");
  await mkdir(folder, { recursive: true });
  return folder;
}

export async function openBuildingWindows(stand: ReadyStand): Promise<BuildingWindows> {
  const cache = await windowsDownloads(stand);
  const wine = readWine(stand);
  const windows = await openWindows(wine, await placeFor(stand), [
    { from: wine.programs, name: "programs", writable: false },
    { from: stand.product, name: "product", writable: false },
    { from: cache, name: "uv", writable: true },
  ]);
  const project = (name: string): string => join(windows.folder, name);
  return {
    project,
    async build(name, flags = [], mirror = stand.mirror ?? "") {
      await handOver([project(name)]);
      const argv = ["build", "--python-mirror", mirror, ...flags];
      const outcome = await windows.run([NODE, CLI, ...argv], { cwd: name, env: BUILD_ENVIRONMENT });
      if (outcome.code !== 0) throw new Error(`slipway build ended with ${outcome.code}:\n${outcome.output}`);
      const release = join(project(name), "release");
      const [archive] = (await readdir(release)).filter((file) => file.endsWith(".zip"));
      if (archive === undefined) throw new Error(`slipway build left no archive:\n${outcome.output}`);
      return join(release, archive);
    },
  };
}

/** A Windows that has nothing but itself. */
export interface CleanWindows {
  /** Unpacks an archive as the system does it, and gives the folder in it as programs see it. */
  unpack(archive: string): Promise<string>;
  /** `works`, or what is wrong. */
  judge(program: string, check: Check): Promise<string>;
  close(): void;
}

export async function openCleanWindows(stand: ReadyStand): Promise<CleanWindows> {
  const windows = await openWindows(readWine(stand), await placeFor(stand), []);
  const web = await startWeb();
  return {
    unpack: (archive) => unpackIn(windows, archive),
    async judge(program, check) {
      const cwd = await mkdtemp(join(windows.folder, "foreign-"));
      await handOver([cwd]);
      const name = basename(cwd);
      return judge(
        {
          cwd,
          cwdInside: inRoom("desk", name),
          http: web.port,
          execute: (args, options) => windows.run([program, ...args], { ...options, cwd: name }),
        },
        check,
      );
    },
    close: () => web.close(),
  };
}

async function unpackIn(windows: Windows, archive: string): Promise<string> {
  const file = basename(archive);
  const folder = await mkdtemp(join(windows.folder, "my bündle "));
  await tool(["cp", archive, join(windows.folder, file)]);
  await handOver([folder, join(windows.folder, file)]);
  const inside = inRoom("desk", basename(folder));
  const outcome = await windows.run(["C:\\windows\\system32\\tar.exe", "-xf", inRoom("desk", file), "-C", inside], {
    cwd: ".",
  });
  if (outcome.code !== 0) throw new Error(`unpacking ended with ${outcome.code}: ${outcome.output}`);
  return `${inside}\\${file.replace(/\.zip$/, "")}`;
}

function placeFor(stand: ReadyStand): Promise<string> {
  return mkdtemp(join(stand.work, "windows-"));
}
