import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readlink, realpath } from "node:fs/promises";
import { dirname, join, resolve, sep, win32 } from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { BuildError } from "../model/errors.ts";
import type { Exec, Machine } from "../model/ports.ts";

/** As users name their folders: a blank, and a letter outside ASCII. */
const UNPACK_FOLDER = "my bündle";

/** A place where nothing of the build can help a program, and where it finds what any user has. */
export interface Room {
  /** Absolute; everything else lies in it. */
  readonly root: string;
  /** Empty, and with a name that trips careless programs. */
  readonly unpacked: string;
  /** The working directory: empty, and none of the project's. */
  readonly cwd: string;
  /** The whole environment of what runs here. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes everything, read-only leftovers included. */
  close(): Promise<void>;
}

type System = Pick<Machine, "os" | "path">;

/** `C:\Windows`, wherever it really lies: the directory above System32 on PATH. */
export function windowsRoot(path: string): string {
  const found = path.split(";").find((entry) => /^[a-z]:\\[^\\]+\\system32\\?$/i.test(entry));
  return found === undefined ? "C:\\Windows" : win32.dirname(found);
}

/** What no Windows program can live without: sockets, random numbers and temporary files fail without these. */
function windowsEnvironment(system: string, home: string, temp: string): Record<string, string> {
  const { root } = win32.parse(home);
  const drive = root.slice(0, 2);
  return {
    SystemRoot: system,
    windir: system,
    SystemDrive: system.slice(0, 2),
    ComSpec: `${system}\\System32\\cmd.exe`,
    PATH: `${system}\\System32`,
    PATHEXT: ".COM;.EXE;.BAT;.CMD",
    TEMP: temp,
    TMP: temp,
    USERPROFILE: home,
    HOMEDRIVE: drive,
    HOMEPATH: home.slice(drive.length),
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: `${home}\\AppData\\Local`,
  };
}

/**
 * The locale is the one thing beyond the bare needs: every desktop and server has one of UTF-8, and without any
 * a program would be judged by how it copes with ASCII.
 */
function posixEnvironment(os: Machine["os"], home: string, temp: string, path: string): Record<string, string> {
  return { HOME: home, TMPDIR: temp, PATH: path, LANG: os === "macos" ? "en_US.UTF-8" : "C.UTF-8" };
}

/**
 * rm fails on what a program left without rights for its owner; then rights are given first. Nothing else goes on while a
 * room is closed, and waiting for it takes half the time that some thousand single promises do.
 */
async function removeAll(directory: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  try {
    rmSync(directory, options);
  } catch {
    await openUp(directory);
    rmSync(directory, options);
  }
}

async function openUp(directory: string): Promise<void> {
  await chmod(directory, 0o700);
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await openUp(join(directory, entry.name));
}

/** Makes a fresh clean room below `parent`, which must lie outside the project. PATH leads to no Python, on POSIX to nothing. */
export async function openRoom(machine: System, parent: string): Promise<Room> {
  const root = await mkdtemp(join(await realpath(parent), "smoke-"));
  const place = (name: string): string => join(root, name);
  for (const name of [UNPACK_FOLDER, "home", "elsewhere", "tmp", "path"]) await mkdir(place(name));
  const env =
    machine.os === "windows"
      ? windowsEnvironment(windowsRoot(machine.path), place("home"), place("tmp"))
      : posixEnvironment(machine.os, place("home"), place("tmp"), place("path"));
  return { root, unpacked: place(UNPACK_FOLDER), cwd: place("elsewhere"), env, close: () => removeAll(root) };
}

/** Runs `work` in a room of its own, which is gone afterwards however it ends. */
export async function inRoom<T>(machine: System, parent: string, work: (room: Room) => Promise<T>): Promise<T> {
  const room = await openRoom(machine, parent);
  try {
    return await work(room);
  } finally {
    await room.close();
  }
}

/** The system's own tar: one found on PATH may be another (Git's on Windows takes `C:` for a host). */
function tar(machine: System): string {
  if (machine.os === "windows") return `${windowsRoot(machine.path)}\\System32\\tar.exe`;
  return machine.os === "macos" ? "/usr/bin/tar" : "tar";
}

function broken(message: string): BuildError {
  const hint = "The archive was not made as it should be; nothing of it was run. Please report this.";
  return new BuildError([{ code: "smoke-archive", message, hint }]);
}

/** Links that lead out of the directory, whatever they lead to. */
async function escapes(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  const targets = await Promise.all(
    links.map((link) => realpath(link).catch(async () => resolve(dirname(link), await readlink(link)))),
  );
  return links.filter((_, index) => !`${targets[index] ?? ""}${sep}`.startsWith(`${directory}${sep}`));
}

/** tar opens zstd by a program that is not on every machine; Node has it built in. */
async function plainTar(archive: string, room: Room): Promise<string> {
  if (!archive.endsWith(".tar.zst")) return archive;
  const plain = join(room.env["TMPDIR"] ?? room.root, "artifact.tar");
  await pipeline(createReadStream(archive), createZstdDecompress(), createWriteStream(plain));
  return plain;
}

/**
 * Unpacks an archive (`.tar.gz`, `.tar.zst`, and `.zip` on Windows and macOS) into the room. Gives the one directory that it
 * holds. Throws ToolError where it cannot be unpacked, BuildError where it is no single directory that keeps to itself.
 */
export async function unpack(exec: Exec, machine: System, archive: string, room: Room): Promise<string> {
  // Names that are absolute or climb out are refused by tar, or lose what makes them so; they then lie beside the bundle.
  await exec.run([tar(machine), "-xf", await plainTar(archive, room), "-C", room.unpacked], {
    what: "unpacking the artifact",
  });
  const [directory, ...others] = await readdir(room.unpacked);
  if (directory === undefined || others.length > 0) {
    const found = directory === undefined ? "nothing" : [directory, ...others].sort().slice(0, 5).join(", ");
    throw broken(`the archive holds ${found} instead of one directory`);
  }
  const expected = [UNPACK_FOLDER, "elsewhere", "home", "path", "tmp"].sort().join();
  const strangers = (await readdir(room.root)).sort().join() !== expected;
  const [link] = await escapes(join(room.unpacked, directory));
  if (strangers) throw broken("unpacking the archive wrote outside the directory that it was unpacked into");
  if (link !== undefined) throw broken(`the archive's link ${link.slice(room.unpacked.length + 1)} leads out of it`);
  return join(room.unpacked, directory);
}
