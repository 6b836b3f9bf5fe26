import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as v from "valibot";
import type { CompiledWheel, Uv, WheelhouseRequest } from "../model/environment.ts";
import type { Ports } from "../model/ports.ts";
import { builtWheel } from "./built-wheel.ts";
import { buildIsolated } from "./isolated-build.ts";
import { keepForLater } from "./keeping.ts";
import { digestOf, linkOrCopy } from "./kept-files.ts";
import { keyOf } from "./kept-lock.ts";
import type { LockedFile, PinnedPackage } from "./pylock.ts";

/** An sdist that lies on this machine, its bytes checked, and where the wheel goes. */
export interface CompileSdist extends WheelhouseRequest {
  readonly entry: PinnedPackage;
  readonly sdist: LockedFile & { readonly path: string };
  /** The directory that receives the wheel. */
  readonly wheels: string;
}

export interface Compiled {
  readonly compiled: CompiledWheel;
  /** Of the wheel. */
  readonly sha256: string;
  /** Its name. */
  readonly file: string;
}

const FORMAT = 1;
const RECORD = "wheel.json";
/** What is kept beside a compiled wheel. The hash finds damage; against malice only compiling again helps. */
const RecordSchema = v.strictObject({
  file: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.+!-]*\.whl$/)),
  sha256: v.string(),
  /** What it was built with, exact. */
  build: v.array(v.string()),
});

/**
 * Bound to everything that is known to go into it: the sdist, whose bytes say what it is built with, and the interpreter.
 * A copied interpreter has no digest; its place and version stand for it.
 */
function wheelKey({ sdist, interpreter }: CompileSdist, uv: Uv, { machine }: Ports): string {
  const { version, sha256, executable } = interpreter;
  const on = [machine.os, machine.arch, machine.musl, version, sha256 ?? executable];
  return keyOf(FORMAT, uv.version, sdist.sha256, on);
}

const sdistText = ({ name, version }: PinnedPackage): string => `the sdist of ${name} ${version}`;

async function takeKept(ports: Ports, request: CompileSdist, place: string): Promise<Compiled | undefined> {
  const { entry, sdist, wheels } = request;
  try {
    const record = v.parse(RecordSchema, JSON.parse(await readFile(join(place, RECORD), "utf8")));
    const destination = join(wheels, record.file);
    await linkOrCopy(join(place, record.file), destination);
    if ((await digestOf(destination)) === record.sha256) {
      const { version } = await builtWheel(place, entry, sdistText(entry));
      const compiled = { name: entry.name, version, sdist: sdist.sha256, reused: true };
      return { compiled, sha256: record.sha256, file: record.file };
    }
    await rm(destination);
  } catch (error) {
    // Never compiled, which is no news.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  }
  ports.log.warn({
    code: "cache-differs",
    message: `the wheel that was compiled from ${sdist.name} is damaged in the cache; it is compiled anew`,
  });
  await rm(place, { recursive: true, force: true });
  return undefined;
}

async function keep(
  ports: Ports,
  key: string,
  { from, record }: { readonly from: string; readonly record: v.InferOutput<typeof RecordSchema> },
): Promise<void> {
  const needed = [RECORD, record.file].map((name) => `compiled/${key}/${name}`);
  const write = async (fresh: string): Promise<void> => {
    await mkdir(fresh, { recursive: true });
    await linkOrCopy(join(from, record.file), join(fresh, record.file));
    await writeFile(join(fresh, RECORD), JSON.stringify(record));
  };
  await keepForLater(ports, `compiled/${key}`, { write, needed });
}

/** A wheel of an sdist: the one that was made of it earlier, or, in a release in any case, one that is made now. */
export async function compileSdist(ports: Ports, uv: Uv, request: CompileSdist): Promise<Compiled> {
  const { entry, sdist, wheels, release } = request;
  const key = wheelKey(request, uv, ports);
  const place = join(ports.machine.cache, "compiled", key);
  if (!release) await ports.cache?.restored();
  const kept = release ? undefined : await takeKept(ports, request, place);
  if (kept !== undefined) {
    for (const name of [RECORD, kept.file]) ports.cache?.needs(`compiled/${key}/${name}`, "kept");
    return kept;
  }
  return ports.log.stage(`Compiling ${sdist.name}`, async () => {
    const out = join(dirname(sdist.path), `${entry.name}-wheel`);
    const build = await buildIsolated(ports, uv, {
      ...request,
      source: sdist.path,
      out,
      scratch: `${out}-from`,
      version: request.interpreter.version,
      what: `compiling ${sdist.name}`,
    });
    const { file, version } = await builtWheel(out, entry, sdistText(entry));
    const sha256 = await digestOf(join(out, file));
    await linkOrCopy(join(out, file), join(wheels, file));
    await keep(ports, key, { from: out, record: { file, sha256, build: [...build] } });
    return { compiled: { name: entry.name, version, sdist: sdist.sha256, reused: false }, sha256, file };
  });
}
