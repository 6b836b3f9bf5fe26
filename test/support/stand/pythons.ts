import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { type PythonChoice, systemPython } from "./cli.ts";
import { debianPackage } from "./debian.ts";
import { tool } from "./store.ts";

/** Every Python 3 of this machine that can be started under its own name, newest folders of pyenv first. */
export async function pythonsHere(): Promise<string[]> {
  const built = join(homedir(), ".pyenv", "versions");
  const versions = (await readdir(built).catch(() => []))
    .filter((name) => name.startsWith("3."))
    .sort()
    .reverse();
  const folders = [
    ...versions.map((name) => join(built, name, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.endsWith("/shims")),
  ];
  return [...new Set(folders)].map((folder) => join(folder, "python3")).filter((file) => existsSync(file));
}

/** As `3.13`. */
export async function minorOf(python: string): Promise<string> {
  const script = "import sys; print('%d.%d' % sys.version_info[:2])";
  return (await tool([python, "-c", script])).trim();
}

/** What a Python may be asked to have: how it is told, and Debian's package that brings it. */
const PARTS = {
  tk: { probe: "import tkinter", package: "python3-tk" },
  headers: {
    probe: "import os, sysconfig; os.stat(os.path.join(sysconfig.get_path('include'), 'Python.h'))",
    package: "python3-dev",
  },
} as const;

async function has(python: string, part: keyof typeof PARTS): Promise<boolean> {
  const script = `import pip, sys; assert sys.version_info >= (3, 10); ${PARTS[part].probe}`;
  return tool([python, "-c", script]).then(
    () => true,
    () => false,
  );
}

async function found(part: keyof typeof PARTS): Promise<string | undefined> {
  for (const python of await pythonsHere()) if (await has(python, part)) return python;
  return undefined;
}

async function afterInstalling(part: keyof typeof PARTS): Promise<string | undefined> {
  await debianPackage(PARTS[part].package);
  return found(part);
}

/**
 * A Python of this machine with pip and something that the stand's own comes without; Debian's once its package is there.
 * Rejects where there is none.
 */
export async function pythonWith(part: keyof typeof PARTS): Promise<PythonChoice> {
  const python = (await found(part)) ?? (await afterInstalling(part));
  if (python === undefined) throw new Error(`no Python here has pip and ${part}`);
  return systemPython(python, await minorOf(python));
}
