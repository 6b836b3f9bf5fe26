import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readMetadata } from "../model/distribution-metadata.ts";
import type { Environment, InstallRequest, Uv, Wheelhouse } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import { treeLayout } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { normalName } from "../model/project.ts";
import { UV_ENVIRONMENT } from "./tools.ts";
import { openUnpacked } from "./unpacked.ts";

async function makeVenv(ports: Ports, uv: Uv, request: InstallRequest): Promise<string> {
  await ports.exec.run([uv.executable, "venv", "--quiet", "--clear", "--python", request.python, request.root], {
    cwd: request.project,
    env: UV_ENVIRONMENT,
    what: "making the virtual environment",
  });
  return ports.machine.os === "windows"
    ? join(request.root, "Scripts", "python.exe")
    : join(request.root, "bin", "python");
}

/** Installed distributions by their own metadata, sorted by name. */
export async function listDistributions(
  sitePackages: string,
): Promise<{ name: string; version: string; licence?: string }[]> {
  const names = (await readdir(sitePackages)).filter((name) => name.endsWith(".dist-info"));
  const found = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(sitePackages, name, "METADATA"), "utf8").catch(() => "");
      const { licence, ...header } = readMetadata(text);
      const [fileName = "", fileVersion = ""] = name.slice(0, -".dist-info".length).split("-");
      const named = { name: header.name ?? fileName, version: header.version ?? fileVersion };
      return licence === undefined ? named : { ...named, licence };
    }),
  );
  return found.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

/** uv takes settings of the project's own, and some of them lead an installation elsewhere. */
export function checkInstalled(wheel: string, distributions: Environment["distributions"]): void {
  const [name = ""] = basename(wheel).split("-");
  if (distributions.some((distribution) => normalName(distribution.name) === normalName(name))) return;
  throw new BuildError([
    {
      code: "not-installed",
      message: `${name} was installed, but it is not in the environment that is bundled`,
      hint: "A setting of uv such as target or prefix ([tool.uv.pip], uv.toml, UV_*) leads it elsewhere: take it out.",
    },
  ]);
}

/**
 * Arguments of every installation: from files that were checked, and from nowhere else. uv's own cache would give what was
 * altered in it without a word, so this one is made for the occasion, on the same file system as what is installed.
 * The project's settings decided on what is locked; of an installation that needs no index they have nothing to say.
 * @param cacheDirectory one that is as good, where there is one
 */
export function installFrom(
  uv: Uv,
  request: InstallRequest,
  cacheDirectory = join(dirname(request.wheelhouse.wheels), "uv"),
): readonly string[] {
  const closed = ["--offline", "--no-config", "--no-index", "--no-deps", "--only-binary", ":all:"];
  const cache = ["--cache-dir", cacheDirectory, "--link-mode", "hardlink"];
  return [uv.executable, "pip", "install", "--quiet", ...closed, ...cache];
}

/** The wheelhouse's wheels, each with the one hash that it has; empty where there is none. */
export async function houseArguments({ wheels, requirements }: Wheelhouse): Promise<readonly string[]> {
  if ((await readFile(requirements, "utf8")).trim() === "") return [];
  return ["--find-links", wheels, "--require-hashes", "-r", requirements];
}

/** Installs the wheelhouse, from wheels that an earlier build unpacked where there are such. */
async function installHouse(ports: Ports, uv: Uv, request: InstallRequest, python: string): Promise<void> {
  const house = await houseArguments(request.wheelhouse);
  if (house.length === 0) return;
  const { project, logFile, unpacked: name } = request;
  const requirements = await readFile(request.wheelhouse.requirements, "utf8");
  const unpacked = name === undefined ? undefined : await openUnpacked(ports, uv, { name, requirements });
  const install = [...installFrom(uv, request, unpacked?.directory), "--python", python];
  const what = "installing the requirements";
  await ports.exec.run([...install, ...house], { cwd: project, env: UV_ENVIRONMENT, logFile, what });
  await unpacked?.seal();
}

/** Installs the wheelhouse, by hash, and the project's wheel, into a tree or a fresh virtual environment. Needs no network. */
export async function installEnvironment(ports: Ports, uv: Uv, request: InstallRequest): Promise<Environment> {
  const python = request.kind === "venv" ? await makeVenv(ports, uv, request) : request.python;
  const run = { cwd: request.project, env: UV_ENVIRONMENT, logFile: request.logFile };
  const install = [...installFrom(uv, request), "--python", python];
  await installHouse(ports, uv, request, python);
  const wheel = await request.wheel;
  if (wheel !== undefined) await ports.exec.run([...install, wheel], { ...run, what: "installing the project" });
  // Trees and virtual environments have one layout; asking for it would cost a start without bytecode.
  const layout = treeLayout(ports.machine.os, request.interpreter.version);
  const sitePackages = join(request.root, layout.sitePackages);
  const distributions = await listDistributions(sitePackages);
  if (wheel !== undefined) checkInstalled(wheel, distributions);
  return {
    kind: request.kind,
    root: request.root,
    python,
    sitePackages,
    scripts: join(request.root, layout.scripts),
    interpreter: request.interpreter,
    distributions,
  };
}
