import { randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Served {
  /** By the name that certificates and trusted roots use: `http://localhost:PORT`. */
  readonly url: string;
  close(): void;
}

/** Answers in JSON what is found, and 404 what is not. */
export async function serve(answer: (request: IncomingMessage, body: Buffer) => unknown): Promise<Served> {
  return answering((response, request, body) => {
    const found = answer(request, body);
    response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  });
}

/** Answers as it likes, or not at all. */
export async function answering(
  answer: (response: ServerResponse, request: IncomingMessage, body: Buffer) => unknown,
): Promise<Served> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(response, request, Buffer.concat(chunks));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const LOWEST = 12_000;
const HIGHEST = 32_000;

/** Ports that nobody has at this moment, below those that the system gives to whoever connects. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

/** Is nobody there, at this moment? A port, or the path of a socket. */
export function isFree(place: number | string): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(place, () => server.close(() => done(true)));
  });
}
