import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { bufferSource, handleSource, Malformed, type Source } from "./source.ts";

/** Larger files go through the disk. Bytes. */
const IN_MEMORY = 4 << 20;

function wrongSize(name: string, size: number): Malformed {
  return new Malformed(`${name}: it does not have the ${size} bytes that the archive says`);
}

async function* exactly(name: string, chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    if (done > size) throw wrongSize(name, size);
    yield chunk;
  }
  if (done !== size) throw wrongSize(name, size);
}

async function throughDisk<T>(
  content: { readonly name: string; readonly size: number; readonly chunks: AsyncIterable<Buffer> },
  scratch: string,
  work: (source: Source) => Promise<T>,
): Promise<T> {
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

/**
 * Makes a file that comes as a stream readable anywhere in it, for as long as `work` runs: in memory where it is small, else by way of a file in
 * `scratch`. Throws Malformed where it does not have the size it is said to have.
 */
export async function spooled<T>(
  content: { readonly name: string; readonly size: number; readonly chunks: AsyncIterable<Buffer> },
  scratch: string,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const { name, size } = content;
  const chunks = exactly(name, content.chunks, size);
  if (size > IN_MEMORY) return throughDisk({ name, size, chunks }, scratch, work);
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return work(bufferSource(name, Buffer.concat(parts)));
}
