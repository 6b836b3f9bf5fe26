import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Uv } from "../model/environment.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { gatherFiles, hashedLine } from "./gather.ts";
import { EXPORTED, filesOf, PYLOCK, readExported } from "./index-files.ts";
import { type KeptLock, keepLock, keptLock, keyOf } from "./kept-lock.ts";
import { readRequirements } from "./locks.ts";
import type { PinnedPackage } from "./pylock.ts";
import { type Choice, certainly, selectFiles } from "./select.ts";
import { requirementText, shortDigest, type ToolSet, toolVersion, UV_ENVIRONMENT } from "./tools.ts";

/** What a tool set is installed for. */
export interface ToolPlace {
  readonly python: string;
  /** Its minor. */
  readonly version: string;
  readonly target: TargetId;
}

const FORMAT = 1;

interface Tooling {
  readonly ports: Ports;
  readonly uv: Uv;
  readonly set: ToolSet;
  readonly on: ToolPlace;
  readonly scratch: string;
}

/** What is kept of where the files of a set lie. */
function recordOf({ ports, uv, set, on }: Tooling): KeptLock {
  const { os, arch, musl } = ports.machine;
  const key = keyOf(FORMAT, "tools", uv.version, os, arch, musl, on.version, requirementText(set));
  return keptLock(ports, "locks", key);
}

/** The wheels of a set, from what is said of where they lie. Which there are, and their hashes, the pins alone say. */
async function chooseFrom({ ports, set, on }: Tooling, offered: readonly PinnedPackage[]): Promise<readonly Choice[]> {
  return selectFiles(ports, on.python, filesOf(readRequirements(requirementText(set)), offered), undefined);
}

/** As an earlier build wrote it down; undefined where that does not do. */
async function keptChoices(tooling: Tooling, record: KeptLock): Promise<readonly Choice[] | undefined> {
  const { ports } = tooling;
  await ports.cache?.restored(record.place);
  try {
    const { packages } = await readExported(record.file);
    const choices = await chooseFrom(tooling, packages);
    ports.cache?.needs(record.place, "kept");
    return choices;
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return undefined;
  }
}

/** As the indexes say. */
async function askedChoices(tooling: Tooling, record: KeptLock): Promise<readonly Choice[]> {
  const { ports, uv, set, on, scratch } = tooling;
  const input = join(scratch, "pins.txt");
  const output = join(scratch, EXPORTED);
  await writeFile(input, requirementText(set));
  const shape = [...PYLOCK, "--no-header", "--no-deps", "--python", on.python];
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, input, "-o", output], {
    env: UV_ENVIRONMENT,
    what: `looking up ${set.name}`,
  });
  const { packages } = await readExported(output);
  const choices = await chooseFrom(tooling, packages);
  await keepLock(ports, record, packages);
  return choices;
}

/** Options that install from kept files alone; undefined where they cannot be had one by one. */
async function fromKept(tooling: Tooling): Promise<readonly string[] | undefined> {
  const { ports, set, on, scratch: directory } = tooling;
  try {
    const record = recordOf(tooling);
    const choices = (await keptChoices(tooling, record)) ?? (await askedChoices(tooling, record));
    if (!choices.every(({ kind }) => kind === "wheel")) return undefined;
    const at = { title: `Tools: ${set.name}`, directory, python: on.python, project: directory };
    const { wheels } = await gatherFiles(ports, certainly(choices), at);
    const requirements = join(directory, "wheels.txt");
    const lines = choices.map(({ entry, file }) => hashedLine({ ...entry, sha256: file.sha256 }));
    await writeFile(requirements, lines.join(""));
    const closed = ["--offline", "--no-config", "--no-index", "--find-links", wheels];
    return [...closed, "--cache-dir", join(directory, "uv"), "-r", requirements];
  } catch (error) {
    // uv knows more ways to its indexes than we do, and says better what is wrong.
    if (ports.signal.aborted) throw error;
    return undefined;
  }
}

/** A directory with one of Slipway's own tool sets, installed from wheels by hash, apart from everything of the project's. */
export async function obtainTools(ports: Ports, uv: Uv, set: ToolSet, on: ToolPlace): Promise<string> {
  const text = requirementText(set);
  const key = {
    name: `slipway-${set.name}`,
    version: toolVersion(set),
    variant: `${on.target}-py${on.version}-${shortDigest(text)}`,
  };
  const install = async (directory: string): Promise<void> => {
    const scratch = await mkdtemp(join(ports.machine.workRoot, "tools-"));
    try {
      const requirements = join(directory, "requirements.txt");
      await writeFile(requirements, text);
      const pinned = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy"];
      const from = (await fromKept({ ports, uv, set, on, scratch })) ?? ["-r", requirements];
      const command = [uv.executable, "pip", "install", "--quiet", "--python", on.python, ...pinned];
      await ports.exec.run([...command, "--target", directory, ...from], {
        env: UV_ENVIRONMENT,
        what: `installing ${set.name}`,
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
  return (await ports.toolCache.find(key)) ?? (await ports.toolCache.add(key, install));
}
