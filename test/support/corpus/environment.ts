import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import pins from "../../../src/environment/pins.json" with { type: "json" };
import type { Application } from "../stand/applications.ts";
import { type PythonChoice, plainEnvironment, pythonOptions, systemPython } from "../stand/cli.ts";
import type { ReadyStand } from "../stand/environment.ts";
import { judge } from "../stand/judge.ts";
import { mustRun, runCommand } from "../stand/processes.ts";
import { minorOf, pythonsHere } from "../stand/pythons.ts";
import { kept, tool } from "../stand/store.ts";
import { startWeb } from "../stand/web.ts";

/** An application installed as one does to use it: what every bundle is compared with. */
export interface Installed {
  /** The Python it was installed with, which the bundles are made with too. */
  readonly python: string;
  readonly version: string;
  readonly choice: PythonChoice;
  readonly program: string;
  /** Checks that fail here already → how. No bundle can be blamed for these. */
  readonly failing: ReadonlyMap<string, string>;
}

interface Candidate {
  readonly python: string;
  readonly choice: PythonChoice;
}

/** The stand's own interpreter, then the machine's of the minor that the application was made for. */
async function* candidates(stand: ReadyStand, { python: minor }: Application): AsyncGenerator<Candidate> {
  if (stand.python !== undefined) yield { python: stand.python, choice: { flags: pythonOptions(stand) } };
  for (const python of await pythonsHere())
    if ((await minorOf(python)) === minor) yield { python, choice: systemPython(python, minor) };
}

/** uv as we pin it, apart from what the product under test keeps. */
export async function installUv(python: string): Promise<string> {
  const pin = pins.uv[0]?.split(" ")[0] ?? "uv";
  const folder = await kept(pin.replace("==", "-"), async (into) => {
    await tool([python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", into, pin]);
  });
  return join(folder, "bin", "uv");
}

/**
 * Installs an application and runs its checks there. The newest Python comes first; where the application cannot be
 * installed on it, or does not work on it, the next one is tried. Throws where it can be installed on none.
 */
export async function installApplication(
  stand: ReadyStand,
  application: Application,
  of: { readonly project: string; readonly folder: string; readonly uv: string },
): Promise<Installed> {
  const problems: string[] = [];
  let best: Installed | undefined;
  for await (const candidate of candidates(stand, application)) {
    try {
      const installed = await tryOn(stand, application, { ...of, ...candidate });
      if (best === undefined || installed.failing.size < best.failing.size) best = installed;
      if (best.failing.size === 0) break;
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (best === undefined) throw new Error(problems.join("\n"));
  return best;
}

async function tryOn(
  stand: ReadyStand,
  application: Application,
  on: Candidate & { readonly project: string; readonly folder: string; readonly uv: string },
): Promise<Installed> {
  const { python, choice, uv, folder } = on;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const run = { cwd: folder, env: { ...plainEnvironment(stand), UV_PYTHON_DOWNLOADS: "never" } };
  const { stdout } = await mustRun([python, "-c", "import platform; print(platform.python_version())"], run);
  const venv = join(folder, "venv");
  await mustRun([uv, "venv", "--quiet", "--python", python, venv], run);
  const installing = ["pip", "install", "--quiet", "--python", join(venv, "bin", "python"), on.project];
  await mustRun([uv, ...installing], run);
  const program = join(venv, "bin", application.script);
  return { python, version: stdout.trim(), choice, program, failing: await failingChecks(application, on, program) };
}

async function failingChecks(
  application: Application,
  { folder }: { readonly folder: string },
  program: string,
): Promise<ReadonlyMap<string, string>> {
  const failing = new Map<string, string>();
  const web = await startWeb();
  try {
    for (const check of [application.version, ...application.checks]) {
      const cwd = await mkdtemp(join(folder, "cwd-"));
      const verdict = await judge(
        {
          cwd,
          http: web.port,
          execute: (args, { env, ...options }) =>
            runCommand([program, ...args], { ...options, cwd, env: { ...barely(folder), ...env }, seconds: 60 }),
        },
        check,
      );
      if (verdict !== "works") failing.set(check.name, verdict);
    }
  } finally {
    web.close();
  }
  return failing;
}

/** The environment of both sides where they are compared: nothing but a home. */
export function barely(home: string): Record<string, string> {
  return { HOME: home, PATH: join(home, "nothing"), LANG: "C.UTF-8", TMPDIR: home };
}
