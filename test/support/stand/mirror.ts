import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { StandIn } from "./interpreter.ts";

/** A place for standalone archives on this machine, as `python-mirror` expects one. */
export interface Mirror {
  /** Serves the archives. `URL/broken` serves them with one byte changed, `URL/silent` never answers. */
  readonly url: string;
  close(): void;
}

export async function startMirror(interpreters: readonly StandIn[]): Promise<Mirror> {
  const server = createServer((request, response) => {
    answer(interpreters, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  interpreters: readonly StandIn[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://mirror").pathname);
  if (path.startsWith("/silent/")) return;
  const interpreter = interpreters.find(({ fileName }) => path.endsWith(`/${fileName}`));
  if (interpreter === undefined) {
    response.writeHead(404).end("no such archive\n");
    return;
  }
  const { size } = await stat(interpreter.archive);
  response.writeHead(200, { "content-length": size, "content-type": "application/gzip" });
  if (request.method === "HEAD") response.end();
  else if (path.startsWith("/broken/")) response.end(await withOneByteChanged(interpreter.archive));
  else createReadStream(interpreter.archive).pipe(response);
}

async function withOneByteChanged(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8((bytes.readUInt8(middle) + 1) % 256, middle);
  return bytes;
}
