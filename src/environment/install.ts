import { cp, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readMetadata } from "../model/distribution-metadata.ts";
import type { Environment, EnvironmentPlace, OpenEnvironment, Uv, Wheelhouse } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import { treeLayout } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { normalName } from "../model/project.ts";
import { UV_ENVIRONMENT } from "./tools.ts";
import { notesIn, openUnpacked } from "./unpacked.ts";

async function makeVenv(ports: Ports, uv: Uv, request: EnvironmentPlace): Promise<string> {
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
 * altered in it without a word, so this one is made for the occasion, or is as good.
 * The project's settings decided on what is locked; of an installation that needs no index they have nothing to say.
 */
export function installFrom(uv: Uv, cacheDirectory: string): readonly string[] {
  const closed = ["--offline", "--no-config", "--no-index", "--no-deps", "--only-binary", ":all:"];
  const cache = ["--cache-dir", cacheDirectory, "--link-mode", "hardlink"];
  return [uv.executable, "pip", "install", "--quiet", ...closed, ...cache];
}

/** The wheelhouse's wheels, each with the one hash that it has; empty where there is none. */
export async function houseArguments({ wheels, requirements }: Wheelhouse): Promise<readonly string[]> {
  if ((await readFile(requirements, "utf8")).trim() === "") return [];
  return ["--find-links", wheels, "--require-hashes", "-r", requirements];
}

/** uv notes in each of its caches what a Python says of itself; asking takes as long as to install a few wheels. */
export async function learnPython(
  ports: Ports,
  uv: Uv,
  at: { readonly project: string; readonly python: string; readonly cache: string },
): Promise<void> {
  const argv = [uv.executable, "pip", "list", "--quiet", "--offline", "--no-config", "--cache-dir", at.cache];
  const options = {
    cwd: at.project,
    env: UV_ENVIRONMENT,
    accept: "any",
    what: "asking the environment's Python",
  } as const;
  await ports.exec.run([...argv, "--python", at.python], options);
}

/** Lets another cache know, too. Where uv lays it elsewhere, it asks again. */
async function passOn(from: string, to: string): Promise<void> {
  for (const name of await notesIn(from)) await cp(join(from, name), join(to, name), { recursive: true });
}

async function environmentIn(ports: Ports, place: EnvironmentPlace, python: string): Promise<Environment> {
  const { kind, root, interpreter } = place;
  // Trees and virtual environments have one layout; asking for it would cost a start without bytecode.
  const layout = treeLayout(ports.machine.os, interpreter.version);
  const sitePackages = join(root, layout.sitePackages);
  const distributions = await listDistributions(sitePackages);
  return { kind, root, python, sitePackages, scripts: join(root, layout.scripts), interpreter, distributions };
}

/**
 * Makes a virtual environment, or takes the tree that is there, and looks through the wheels that an earlier build unpacked:
 * all that can be done while wheels are on their way.
 */
export async function openEnvironment(ports: Ports, uv: Uv, place: EnvironmentPlace): Promise<OpenEnvironment> {
  const { project, logFile, scratch, unpacked: name } = place;
  const unpacked = name === undefined ? undefined : await openUnpacked(ports, uv, name);
  const cache = unpacked?.directory ?? scratch;
  const python = place.kind === "venv" ? await makeVenv(ports, uv, place) : place.python;
  // Of a virtual environment an earlier build has noted it; a tree is a new one each time.
  const isNoted = place.kind === "venv" && (await notesIn(cache)).length > 0;
  if (place.awaits && !isNoted) await learnPython(ports, uv, { project, python, cache });
  const run = { cwd: project, env: UV_ENVIRONMENT, logFile };
  return {
    async fill({ wheelhouse, wheel: making }) {
      const house = await houseArguments(wheelhouse);
      if (house.length > 0) {
        await unpacked?.bind(await readFile(wheelhouse.requirements, "utf8"));
        const argv = [...installFrom(uv, cache), "--python", python, ...house];
        await ports.exec.run(argv, { ...run, what: "installing the requirements" });
        await unpacked?.seal();
      }
      const wheel = await making;
      if (wheel !== undefined) {
        // Not into the store, which is of the lock alone.
        if (cache !== scratch) await passOn(cache, scratch).catch(() => undefined);
        const argv = [...installFrom(uv, scratch), "--python", python, wheel];
        await ports.exec.run(argv, { ...run, what: "installing the project" });
      }
      const environment = await environmentIn(ports, place, python);
      if (wheel !== undefined) checkInstalled(wheel, environment.distributions);
      return environment;
    },
  };
}
