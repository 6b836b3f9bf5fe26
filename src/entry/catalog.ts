import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import starter from "../../workflows/one-step.yml";
import { createPortable } from "../bundlers/portable/portable.ts";
import { createPyInstaller } from "../bundlers/pyinstaller/pyinstaller.ts";
import { installForeign } from "../environment/foreign.ts";
import { learnPython, openEnvironment } from "../environment/install.ts";
import { keepingDownloads } from "../environment/kept-files.ts";
import { lockDigest } from "../environment/lock-digest.ts";
import { resolveRequirements } from "../environment/requirements.ts";
import { openReuse } from "../environment/reuse.ts";
import { obtainFreezer, obtainLaunchers, obtainPatchelf } from "../environment/tool-sets.ts";
import { obtainUv } from "../environment/tools.ts";
import { buildWheel } from "../environment/wheel.ts";
import { fillWheelhouse } from "../environment/wheelhouse.ts";
import { readElf } from "../inspect/elf.ts";
import type { WriteTar } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import type { Signers } from "../model/signing.ts";
import { archive } from "../packagers/archive.ts";
import { tarZst } from "../packagers/tar-zst.ts";
import { readConfigText, writeConfigText } from "../project/config-text.ts";
import { findFormerBuilds } from "../project/former-builds.ts";
import { commitNamed, worktreeIsClean } from "../project/git.ts";
import { findIcon } from "../project/icon.ts";
import { expandIncludes } from "../project/include.ts";
import { lockChanges } from "../project/lock-changes.ts";
import { writeNewFiles } from "../project/new-files.ts";
import { readNotes } from "../project/notes.ts";
import { readProject } from "../project/read.ts";
import { findWorkflows } from "../project/workflows.ts";
import { digest, treeDigests } from "../publishers/checksums.ts";
import { directoryPublisher } from "../publishers/directory.ts";
import { formerIn } from "../publishers/former.ts";
import { receiveLegs } from "../publishers/legs.ts";
import { checkChecksums, checkManifest, receive } from "../publishers/received.ts";
import { readReleaseText, writeReleaseTexts } from "../publishers/texts.ts";
import { isBaseLibrary as isLinuxBase } from "../python/base-libraries.ts";
import { compileTree } from "../python/bytecode.ts";
import { makeForeignTree, obtainForeign } from "../python/foreign.ts";
import { askLibraries } from "../python/libraries.ts";
import { obtainInterpreter } from "../python/resolve.ts";
import { makeTree } from "../python/tree.ts";
import { recheck } from "../signers/made.ts";
import { prepareSmoke } from "../smoke/prepare.ts";
import { probes } from "../smoke/probes.ts";
import { signStage } from "../stages/signing.ts";

const writeTar: WriteTar = async (...request) => (await import("../packagers/tar.ts")).writeTar(...request);
const portable = createPortable({ programs: obtainLaunchers, writeTar, compile: compileTree });
const bundlers = [portable, createPyInstaller(obtainFreezer)];
const packagers = [archive, tarZst];
/** Nothing of it is loaded where nothing is signed. */
const signers: Signers = {
  openSigstore: async (...request) => (await import("../signers/sigstore/sign.ts")).openSigstore(...request),
  minisign: async (...request) => (await import("../signers/minisign.ts")).signMinisign(...request),
  gpg: async (...request) => (await import("../signers/openpgp.ts")).signOpenPgp(...request),
  digest,
  recheck,
};
const insideSigners: Catalog["insideSigners"] = async ({ authenticode }, project) => {
  if (authenticode === undefined) return [];
  return [(await import("../signers/authenticode/authenticode.ts")).createAuthenticode(authenticode, { project })];
};
const inspection = ({ machine, signal }: Ports) => ({ scratch: machine.workRoot, signal, isLinuxBase });

/** Slipway itself: this file names all others that are part of it, by names that hang on what is in them. */
const program = async (): Promise<string> =>
  `${manifest.version} ${digest(await readFile(fileURLToPath(import.meta.url), "utf8"))}`;

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
  findFormerBuilds,
  findWorkflows,
  writeNewFiles,
  starter,
  findIcon,
  worktreeIsClean,
  lockDigest,
  pythonTable: async () => (await import("../python/standalone.json", { with: { type: "json" } })).default,
  obtainInterpreter: (ports, request) => obtainInterpreter(keepingDownloads(ports), request),
  askLibraries: (ports, executable) => askLibraries(ports.exec, executable),
  makeTree: async (ports, interpreter, destination, uv, target) =>
    makeTree(ports, interpreter, destination, { ...(await obtainPatchelf(ports, uv, interpreter, target)), readElf }),
  obtainForeign: (ports, pin, on) => obtainForeign(keepingDownloads(ports), pin, on),
  makeForeignTree,
  installForeign,
  obtainUv,
  learnPython,
  buildWheel,
  resolveRequirements,
  fillWheelhouse,
  openEnvironment,
  openReuse: async (ports, from) => openReuse(ports, { ...from, program: await program() }),
  prepareSmoke,
  openContainer: async (...request) => (await import("../smoke/container/open.ts")).openContainer(...request),
  probes,
  commitNamed,
  formerIn,
  lastRelease: async (...request) => (await import("../publishers/github/last-release.ts")).lastRelease(...request),
  lockChanges,
  digest,
  inspectBundle: async (ports, bundle) =>
    (await import("../inspect/fresh.ts")).inspectBundle(bundle, inspection(ports)),
  inspectPath: async (ports, path) => (await import("../inspect/inspect.ts")).inspectPath(path, inspection(ports)),
  bundleAccount: async (ports, request) =>
    (await import("../inspect/account.ts")).bundleAccount(request, inspection(ports)),
  writeReport: async (...request) => (await import("./report-file.ts")).writeReport(...request),
  directory: directoryPublisher,
  checkSignatures: async (...request) => (await import("../signers/verify/verify.ts")).verifySignatures(...request),
  unpackBundle: async (...request) => (await import("../packagers/unpack.ts")).unpackBundle(...request),
  treeDigests,
  insideSigners,
  signRelease: (ports, release) => signStage(ports, signers, release),
  readNotes,
  receiveLegs,
  readText: readReleaseText,
  writeReleaseTexts,
  takeTurn: async (...request) => (await import("../exchange/turn.ts")).takeTurn(...request),
  collectLegs: async (...request) => (await import("../exchange/turn.ts")).collectLegs(...request),
  deliveredSoFar: async (...request) => (await import("../exchange/turn.ts")).deliveredSoFar(...request),
  handOver: async (...request) => (await import("../exchange/turn.ts")).handOver(...request),
  handedOver: async (...request) => (await import("../exchange/turn.ts")).handedOver(...request),
  layOut: async (...request) => (await import("../exchange/lay.ts")).layOut(...request),
  receive,
  checks: [checkManifest, checkChecksums],
  rehearsedReleases: async (repository) => (await import("../publishers/github/rehearsal.ts")).rehearsal(repository),
  publishRelease: async (...request) => (await import("../publishers/github/publish.ts")).publishRelease(...request),
};
