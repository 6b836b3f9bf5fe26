import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import * as v from "valibot";
import { type PythonTable, treeLayout } from "../../../src/model/interpreter.ts";
import { kept, onPath, tool } from "./store.ts";

/** A Go module that carries interpreters of python-build-standalone: the only way to one where its releases are out of reach. */
const MODULE = "github.com/kluctl/go-embed-python";
const VERSION = "3.14.6";
const BUILD = "20260610";
const FLAVOR = "install_only_stripped";

/** Where the module keeps each, and what python-build-standalone calls it. */
const CARRIED = {
  "linux-x64": { os: "linux", data: "linux-amd64", triple: "x86_64-unknown-linux-gnu" },
  "linux-arm64": { os: "linux", data: "linux-arm64", triple: "aarch64-unknown-linux-gnu" },
  "macos-arm64": { os: "macos", data: "darwin-arm64", triple: "aarch64-apple-darwin" },
  "macos-x64": { os: "macos", data: "darwin-amd64", triple: "x86_64-apple-darwin" },
  "windows-x64": { os: "windows", data: "windows-amd64", triple: "x86_64-pc-windows-msvc" },
} as const;
export type CarriedTarget = keyof typeof CARRIED;

/** Go's file mode bit of a directory. */
const DIRECTORY = 0x8000_0000;

const ListSchema = v.object({
  files: v.array(
    v.object({
      name: v.string(),
      perm: v.number(),
      symlink: v.optional(v.string()),
      compressed: v.optional(v.boolean()),
    }),
  ),
});

export interface StandIn {
  readonly target: CarriedTarget;
  readonly version: string;
  /** The archive, of the shape that python-build-standalone gives its own. */
  readonly archive: string;
  /** The name it is asked for by, as in a URL. */
  readonly fileName: string;
  /** An unpacked copy, for what a test or a benchmark does by hand. */
  readonly python: string;
  readonly sha256: string;
}

/** An archive of an interpreter, and the tree it was packed from. */
export async function installInterpreter(target: CarriedTarget): Promise<StandIn> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("it is used on Linux on x64 only");
  if (!onPath("go")) throw new Error("no go on PATH to fetch the module with that carries it");
  const { os, data, triple } = CARRIED[target];
  const layout = treeLayout(os, VERSION);
  const folder = await kept(`python-${VERSION}-${BUILD}-${target}`, async (into) => {
    const source = await moduleFolder(into);
    await restore(join(source, "python", "internal", "data", data), join(into, "python"));
    // The module keeps pip apart; an archive of python-build-standalone has it where it belongs.
    const sitePackages = join(into, "python", layout.sitePackages);
    await restore(join(source, "pip", "internal", "data"), sitePackages);
    await rm(join(sitePackages, "bin"), { recursive: true, force: true });
    await pack(into);
  });
  const archive = join(folder, "python.tar.gz");
  return {
    target,
    version: VERSION,
    archive,
    fileName: `cpython-${VERSION}+${BUILD}-${triple}-${FLAVOR}.tar.gz`,
    python: join(folder, "python", layout.python),
    sha256: await digest(archive),
  };
}

/**
 * The pin table of a product that knows this version and no other. What it says of other targets is kept, so that plans
 * for all of them can be made; their archives are nowhere to be had.
 */
export function tableFor(interpreters: readonly StandIn[], real: PythonTable, today: Date): PythonTable {
  const own = interpreters.map(({ target, sha256 }) => [target, { build: BUILD, flavor: FLAVOR, sha256 }]);
  const triples = interpreters.map(({ target }) => [target, CARRIED[target].triple]);
  return {
    refreshed: today.toISOString().slice(0, 10),
    triples: { ...real.triples, ...Object.fromEntries(triples) },
    versions: { [VERSION]: { ...real.versions[VERSION], ...Object.fromEntries(own) } },
  };
}

/** The Go module, downloaded. */
export async function moduleFolder(work: string): Promise<string> {
  const scratch = join(work, "module");
  await mkdir(scratch);
  await writeFile(join(scratch, "go.mod"), "module stand\n");
  const answer = await tool(["go", "mod", "download", "-json", `${MODULE}@v0.0.0-${VERSION}-${BUILD}-1`], {
    cwd: scratch,
  });
  await rm(scratch, { recursive: true });
  return v.parse(v.object({ Dir: v.string() }), JSON.parse(answer)).Dir;
}

/** A Go module holds neither links nor modes, and large files compressed; its list says what they were. */
export async function restore(from: string, to: string): Promise<void> {
  const { files } = v.parse(ListSchema, JSON.parse(await readFile(join(from, "files.json"), "utf8")));
  for (const { name, perm, symlink: target, compressed } of files) {
    const file = join(to, name);
    if (perm >= DIRECTORY) {
      await mkdir(file, { recursive: true });
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    if (target !== undefined) {
      await symlink(target, file);
      continue;
    }
    if (compressed === true) {
      await pipeline(createReadStream(`${join(from, name)}.gz`), createGunzip(), createWriteStream(file));
    } else {
      await copyFile(join(from, name), file);
    }
    await chmod(file, perm & 0o777);
  }
}

/** Times and owners are fixed, so that the digest is the same wherever it is packed. */
async function pack(folder: string): Promise<void> {
  const entries = await readdir(folder);
  if (!entries.includes("python")) throw new Error("the module held no interpreter");
  const owner = ["--owner=0", "--group=0", "--numeric-owner", "--sort=name", "--mtime=@0"];
  await tool(["tar", ...owner, "-I", "gzip -n -6", "-cf", join(folder, "python.tar.gz"), "-C", folder, "python"]);
}

async function digest(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
