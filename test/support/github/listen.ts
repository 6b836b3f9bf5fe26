import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { LOCAL_ORIGINS, type Origins } from "./rendering.ts";
import { streamedRequest } from "./streams.ts";

export interface ListenOptions {
  /** Path of a Unix socket; a port of 127.0.0.1 when absent. */
  readonly socket?: string;
}

export interface Listener {
  /** Of the API: what `GITHUB_API_URL` says. */
  readonly url: string;
  readonly origins: Origins;
  close(): Promise<void>;
}

/** Puts a server of Web requests behind HTTP. A lost connection is a reset one. */
export async function listen(send: (request: Request) => Promise<Response>, options: ListenOptions): Promise<Listener> {
  const server = createServer({ requestTimeout: 0 }, (incoming, outgoing) => {
    void exchange(send, incoming, outgoing);
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    if (options.socket === undefined) server.listen(0, "127.0.0.1", ready);
    else server.listen(options.socket, ready);
  });
  const address = server.address();
  const origins = typeof address === "object" && address !== null ? originsAt(address) : LOCAL_ORIGINS;
  return {
    url: origins.api,
    origins,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The layout of an Enterprise server, with a store under another name, as downloads always have. */
function originsAt({ port }: AddressInfo): Origins {
  const web = `http://127.0.0.1:${port}`;
  return {
    web,
    api: `${web}/api/v3`,
    uploads: `${web}/api/uploads`,
    tokens: `${web}/_services/token`,
    objects: `http://localhost:${port}/storage`,
  };
}

async function exchange(
  send: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const response = await send(requestFrom(incoming));
    // What was not read of a refused upload is read away, or the client gets a reset in place of the answer.
    incoming.resume();
    outgoing.writeHead(response.status, [...response.headers].flat());
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.from(response.body), outgoing);
  } catch {
    incoming.socket.destroy();
  }
}

function requestFrom(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers, rawHeaders } = incoming;
  const pairs = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 === 0 && !/^(host|connection|expect|transfer-encoding)$/i.test(name)
      ? [[name, rawHeaders[at + 1] ?? ""]]
      : [],
  );
  const target = new URL(url, `http://${headers.host ?? "localhost"}`);
  const hasBody = !["GET", "HEAD", "DELETE"].includes(method);
  return hasBody
    ? streamedRequest(target, { method, headers: pairs, body: incoming })
    : new Request(target, { method, headers: pairs });
}
