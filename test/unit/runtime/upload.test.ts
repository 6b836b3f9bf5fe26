import { createHash, randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Cancelled, NetworkError } from "../../../src/model/errors.ts";
import type { ReleaseFile } from "../../../src/model/release.ts";
import { createReleases } from "../../../src/runtime/github/releases.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fileOf(size: number): Promise<ReleaseFile> {
  const bytes = randomBytes(size);
  const path = join(folder, `${size}.bin`);
  await writeFile(path, bytes);
  return { name: `${size}.bin`, path, size, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Uploads to a server that does as it likes with what comes. */
async function uploading(
  file: ReleaseFile,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  signal = new AbortController().signal,
) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const releases = createReleases({ repository: "a/b", token: "t", api, server: api, signal });
  const release = { id: 1, tag: "v1", title: "", body: "", draft: true, prerelease: false, immutable: false, url: "" };
  try {
    return await releases.upload({ ...release, uploadUrl: `${api}/assets{?name,label}` }, file);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** Takes everything in, slowly, and says what came. */
function taking(request: IncomingMessage, response: ServerResponse): void {
  const hash = createHash("sha256");
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    size += chunk.length;
    request.pause();
    setImmediate(() => request.resume());
  });
  request.on("end", () => {
    const name = new URL(request.url ?? "", "http://x").searchParams.get("name");
    const whole =
      Number(request.headers["content-length"]) === size && request.headers["transfer-encoding"] === undefined;
    const asset = { id: 1, name, size, state: whole ? "uploaded" : "starter", digest: `sha256:${hash.digest("hex")}` };
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(asset));
  });
}

describe("a file that is uploaded", () => {
  test.each([1, 262_143, 262_144, 262_145, 786_432, 786_433, 10_000_000])(
    "of %i bytes arrives as it is, its length told",
    async (size) => {
      const file = await fileOf(size);
      const { name, sha256 } = file;
      expect(await uploading(file, taking)).toEqual({ id: 1, name, size, state: "uploaded", sha256 });
    },
  );

  test("to somebody who answers before the end, and takes nothing more in, ends with that answer", async () => {
    const failed = uploading(await fileOf(10_000_000), (request, response) => {
      request.pause();
      response.writeHead(401, { "content-type": "application/json" }).end('{"message":"Bad credentials"}');
    });
    await expect(failed).rejects.toThrow("HTTP 401: Bad credentials");
  });

  test("on a line that is cut is a service that failed", async () => {
    const failed = uploading(await fileOf(10_000_000), (request) => {
      request.once("data", () => request.destroy());
    });
    await expect(failed).rejects.toBeInstanceOf(NetworkError);
  });

  test("is given up when we are asked to stop", async () => {
    const controller = new AbortController();
    const failed = uploading(await fileOf(10_000_000), () => controller.abort(), controller.signal);
    await expect(failed).rejects.toBeInstanceOf(Cancelled);
  });

  test("and has changed since it was measured never arrives whole", async () => {
    const file = await fileOf(1_000_000);
    await writeFile(file.path, randomBytes(1_000_000));
    let whole = false;
    const failed = uploading(file, (request) => {
      request.on("end", () => {
        whole = true;
      });
      request.resume();
    });
    await expect(failed).rejects.toThrow("changed while it was uploaded");
    expect(whole).toBe(false);
  });
});
