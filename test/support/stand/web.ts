import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Path → type and content of what checks ask for. */
const PAGES: Readonly<Record<string, readonly [string, string | Buffer]>> = {
  "/hello.json": ["application/json", '{"hello": "world"}'],
  "/page.html": ["text/html", "<html><h1>Heading</h1></html>"],
  "/v.mp4": ["video/mp4", Buffer.alloc(64)],
  "/a.jpg": ["image/jpeg", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(64)])],
  "/x.m3u8": [
    "application/vnd.apple.mpegurl",
    "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n",
  ],
};

/** A web server on this machine, for programs whose work is to ask one. */
export interface Web {
  readonly port: number;
  close(): void;
}

export async function startWeb(): Promise<Web> {
  const server = createServer((request, response) => {
    const page = PAGES[(request.url ?? "").split("?")[0] ?? ""];
    const [type, body] = page ?? ["text/plain", ""];
    response.writeHead(page === undefined ? 404 : 200, {
      "content-type": type,
      "content-length": Buffer.byteLength(body),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  const port = await listening(server);
  return {
    port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return (server.address() as AddressInfo).port;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}
