import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createServer as createSecure } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDownloads } from "../../../src/runtime/node/downloads.ts";
import { networkOf, ownCertificates, proxySecrets } from "../../../src/runtime/node/network.ts";
import { makeCertificates } from "../../support/stand/certificates.ts";
import type { Files } from "../../support/stand/projects.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const content = Buffer.from("an archive");
const sha256 = createHash("sha256").update(content).digest("hex");
/** A name that no resolver knows: only a proxy leads there. */
const HOST = "index.invalid";

let folder: string;
let certificates: Files;
const servers: Server[] = [];
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function started<T extends Server>(server: T): Promise<T> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** What the proxy was asked for, and by whom. */
const asked: { readonly what: string; readonly who: string | undefined }[] = [];
let proxy: Server;
let secure: Server;

beforeAll(async () => {
  folder = await temporaryFolder();
  certificates = await makeCertificates(HOST);
  const { "server.pem": cert = "", "server.key": key = "", "ca.pem": authority = "" } = certificates;
  await writeFile(join(folder, "ca.pem"), authority);
  secure = await started(createSecure({ cert, key }, (_, response) => response.end(content)) as Server);
  const plain = await started(createServer((_, response) => response.end(content)));
  proxy = await started(createServer((_, response) => response.writeHead(400).end()));
  proxy.on("connect", (request, socket, head) => {
    asked.push({ what: `CONNECT ${request.url}`, who: request.headers["proxy-authorization"] });
    const onward = connect(portOf(request.url?.endsWith(":443") ? secure : plain), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on("error", () => undefined);
  });
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
});

const signal = new AbortController().signal;
async function fetched(url: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const file = join(folder, "file");
  await createDownloads(signal, { network: networkOf(environment) }).fetch({ url, sha256, file, patienceMs: 5000 });
  return readFile(file, "utf8");
}

// These change what the whole process does, so that their order matters: first what is refused.
describe("a certificate of an authority that nobody knows", () => {
  const through = () => ({ HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}` });

  test("is refused", async () => {
    await expect(fetched(`https://${HOST}/file`, through())).rejects.toThrow(/certificate/);
    expect(asked.map(({ what }) => what)).toEqual([`CONNECT ${HOST}:443`]);
  });

  test("whose file is not there is refused, and not because of the file", async () => {
    const environment = { ...through(), SSL_CERT_FILE: join(folder, "missing.pem") };
    await expect(fetched(`https://${HOST}/file`, environment)).rejects.toThrow(/certificate/);
  });

  test.each(["SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])(
    "is taken where %s names it",
    async (name) => {
      const before = tls.getCACertificates("default");
      const environment = { ...through(), [name]: join(folder, "ca.pem") };
      expect(await fetched(`https://${HOST}/file`, environment)).toBe(content.toString());
      // Those that Node brings are still there.
      expect(tls.getCACertificates("default").length).toBeGreaterThan(100);
      tls.setDefaultCACertificates(before);
    },
  );
});

describe("a proxy", () => {
  test.each(["HTTP_PROXY", "http_proxy"])("that %s names is asked for what is not on this machine", async (name) => {
    const environment = { [name]: `http://127.0.0.1:${portOf(proxy)}` };
    expect(await fetched(`http://${HOST}/file`, environment)).toBe(content.toString());
    expect(asked).toHaveLength(1);
  });

  test("that wants a password gets the one in its address, and the password is known as a secret", async () => {
    const environment = { HTTP_PROXY: `http://me:s3cret%21@127.0.0.1:${portOf(proxy)}` };
    await fetched(`http://${HOST}/file`, environment);
    expect(asked[0]?.who).toBe(`Basic ${Buffer.from("me:s3cret!").toString("base64")}`);
    expect(proxySecrets(environment)).toEqual(["s3cret%21", "s3cret!"]);
  });

  test("is not asked for this machine itself", async () => {
    const own = await started(createServer((_, response) => response.end(content)));
    const environment = { HTTP_PROXY: `http://127.0.0.1:${portOf(proxy)}` };
    await fetched(`http://127.0.0.1:${portOf(own)}/file`, environment);
    expect(asked).toEqual([]);
  });

  test("is not asked where NO_PROXY says so", async () => {
    const environment = { HTTP_PROXY: `http://127.0.0.1:${portOf(proxy)}`, NO_PROXY: HOST };
    await expect(fetched(`http://${HOST}/file`, environment)).rejects.toThrow(HOST);
    expect(asked).toEqual([]);
  });
});

test("certificates: one file named twice, a folder, and nothing", async () => {
  const file = join(folder, "ca.pem");
  expect(ownCertificates({ SSL_CERT_FILE: file, PIP_CERT: file })).toHaveLength(1);
  expect(ownCertificates({ SSL_CERT_DIR: `/nonexistent:${folder}` })).toHaveLength(1);
  expect(ownCertificates({ SSL_CERT_FILE: "" })).toEqual([]);
});
