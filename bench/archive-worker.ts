// Archives and hashes the bundle it is given, and prints its own peak memory in KiB; without a bundle, a bare node's.
import { collectOften } from "../src/runtime/node/memory.ts";
import { peakMemory } from "./peak.ts";

// As every command does.
collectOften();

const [bundle] = process.argv.slice(2);

if (bundle !== undefined) {
  const { createHash } = await import("node:crypto");
  const { createReadStream } = await import("node:fs");
  const { pipeline } = await import("node:stream/promises");
  const { archive } = await import("../src/packagers/archive.ts");
  const file = `${bundle}.tar.gz`;
  await archive.package(bundle, file, { epoch: 0, signal: new AbortController().signal });
  await pipeline(createReadStream(file), createHash("sha256"));
}

process.stdout.write(`peak ${peakMemory()}\n`);
