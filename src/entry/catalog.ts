import manifest from "../../package.json" with { type: "json" };
import { createPortable } from "../bundlers/portable/portable.ts";
import { createPyInstaller } from "../bundlers/pyinstaller/pyinstaller.ts";
import { installEnvironment } from "../environment/install.ts";
import { resolveRequirements } from "../environment/requirements.ts";
import { obtainFreezer, obtainLaunchers, obtainPatchelf } from "../environment/tool-sets.ts";
import { obtainUv } from "../environment/tools.ts";
import { buildWheel } from "../environment/wheel.ts";
import { readElf } from "../inspect/elf.ts";
import type { Catalog } from "../model/catalog.ts";
import { archive } from "../packagers/archive.ts";
import { readConfigText, writeConfigText } from "../project/config-text.ts";
import { worktreeIsClean } from "../project/git.ts";
import { expandIncludes } from "../project/include.ts";
import { readProject } from "../project/read.ts";
import { digest, measure, sizeOf } from "../publishers/checksums.ts";
import { directoryPublisher } from "../publishers/directory.ts";
import { obtainInterpreter } from "../python/resolve.ts";
import { makeTree } from "../python/tree.ts";
import { prepareSmoke } from "../smoke/prepare.ts";

const bundlers = [createPortable(obtainLaunchers), createPyInstaller(obtainFreezer)];
const packagers = [archive];

/** The one place that knows every concrete backend. */
export const catalog: Catalog = {
  version: manifest.version,
  bundlers: new Map(bundlers.map((bundler) => [bundler.name, bundler])),
  packagers: new Map(packagers.map((packager) => [packager.format, packager])),
  readElf,
  readProject,
  readConfigText,
  writeConfigText,
  expandIncludes,
  worktreeIsClean,
  pythonTable: async () => (await import("../python/standalone.json", { with: { type: "json" } })).default,
  obtainInterpreter,
  makeTree: async (ports, interpreter, destination, uv, target) =>
    makeTree(ports, interpreter, destination, { ...(await obtainPatchelf(ports, uv, interpreter, target)), readElf }),
  obtainUv,
  buildWheel,
  resolveRequirements,
  installEnvironment,
  prepareSmoke,
  digest,
  measure,
  sizeOf,
  directory: directoryPublisher,
};
