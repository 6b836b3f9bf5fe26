import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  Malformed,
  bufferSource,
  handleSource,
  readStart,
  sourceStream,
  withFile
} from "./chunk-4DLEFX5Q.mjs";
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";

// src/inspect/item.ts
import { createReadStream } from "node:fs";
var START_SIZE = 4;
var MOST_ENTRIES = 25e4;
var LARGE = 2 ** 30;
var MOST_TIMES = 200;
function refused(name, problem, hint) {
  return new BuildError([{ code: "hostile-archive", message: `${name}: ${problem}`, hint }]);
}
function brokenArchive(name, cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  const hint = "It is cut off, or was changed on its way: fetch it again.";
  return new BuildError([{ code: "broken-archive", message: `${name} cannot be unpacked: ${why}`, hint }], { cause });
}
function checkExpansion(name, packed, unpacked) {
  if (unpacked <= LARGE || unpacked <= packed * MOST_TIMES) return;
  throw refused(
    name,
    `it unpacks to more than ${MOST_TIMES} times its own size`,
    "This is not a bundle: do not unpack it."
  );
}
function entryPath(archive, name) {
  const parts = name.replaceAll("\\", "/").split("/");
  const leaves = parts.includes("..") || parts[0] === "" || /^[A-Za-z]:/.test(name) || name.includes("\0");
  if (leaves) throw refused(archive, `its entry ${JSON.stringify(name)} leaves it`, "Do not unpack it.");
  return parts.filter((part) => part !== "" && part !== ".").join("/");
}
function diskItem(file, path, size) {
  const use = async (work) => {
    const result = await withFile(file, path, async (source) => ({ value: await work(source) }));
    if (result === void 0) throw new Error(`${path} is not a file any more`);
    return result.value;
  };
  return { kind: "file", path, size, use, start: () => use((source) => readStart(source, START_SIZE)) };
}
function packedFile(file, name, size) {
  return { name, size, open: () => createReadStream(file, { highWaterMark: 1 << 18 }) };
}
function packedPart(source) {
  return { name: source.name, size: source.size, open: () => sourceStream(source) };
}

// src/inspect/spool.ts
import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
var IN_MEMORY = 4 << 20;
function wrongSize(name, size) {
  return new Malformed(`${name}: it does not have the ${size} bytes that the archive says`);
}
async function* exactly(name, chunks, size) {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    if (done > size) throw wrongSize(name, size);
    yield chunk;
  }
  if (done !== size) throw wrongSize(name, size);
}
async function throughDisk(content, scratch, work) {
  const folder = await mkdtemp(join(scratch, "inspect-"));
  try {
    const handle = await open(join(folder, "file"), "wx+");
    try {
      for await (const chunk of content.chunks) await handle.writeFile(chunk);
      return await work(handleSource(content.name, handle, content.size));
    } finally {
      await handle.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function spooled(content, scratch, work) {
  const { name, size } = content;
  const chunks = exactly(name, content.chunks, size);
  if (size > IN_MEMORY) return throughDisk({ name, size, chunks }, scratch, work);
  const parts = [];
  for await (const chunk of chunks) parts.push(chunk);
  return work(bufferSource(name, Buffer.concat(parts)));
}

export {
  START_SIZE,
  MOST_ENTRIES,
  refused,
  brokenArchive,
  checkExpansion,
  entryPath,
  diskItem,
  packedFile,
  packedPart,
  spooled
};
