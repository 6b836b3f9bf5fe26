import { createHash } from "node:crypto";
import { readdir, readFile, rm, symlink } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BuildError, Cancelled, NetworkError } from "../../../src/model/errors.ts";
import { createDownloads } from "../../../src/runtime/node/downloads.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const content = Buffer.from("the archive".repeat(50_000));
const sha256 = createHash("sha256").update(content).digest("hex");
let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((done) => started.listen(0, "127.0.0.1", done));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/python.tar.gz`;
}

const request = (url: string) => ({ url, sha256, file: join(folder, "python.tar.gz"), patienceMs: 500 });
const downloads = createDownloads(new AbortController().signal);

test("a file with the pinned digest", async () => {
  const url = await serve((_, response) => response.end(content));
  await downloads.fetch(request(url));
  expect(await readFile(join(folder, "python.tar.gz"))).toEqual(content);
});

test.skipIf(process.platform !== "linux")("a file that cannot be written is no service that failed", async () => {
  const url = await serve((_, response) => response.end(content));
  const full = join(folder, "full");
  await symlink("/dev/full", full);
  for (const [file, code] of [
    [full, "ENOSPC"],
    [join(folder, "missing", "file"), "ENOENT"],
    [folder, "EISDIR"],
  ] as const) {
    const error: unknown = await downloads.fetch({ ...request(url), file }).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code });
  }
});

describe("nothing is left of", () => {
  const cases: readonly [string, RequestListener, typeof BuildError | typeof NetworkError, string][] = [
    [
      "an archive with one changed byte",
      (_, response) => response.end(Buffer.concat([content.subarray(1), Buffer.from("X")])),
      BuildError,
      `${sha256} is pinned`,
    ],
    ["an empty answer", (_, response) => response.end(), BuildError, "is pinned"],
    [
      "half a body",
      (_, response) => {
        response.setHeader("Content-Length", content.length);
        response.write(content.subarray(0, 1000));
        setTimeout(() => response.destroy(), 50);
      },
      NetworkError,
      "broke off",
    ],
    [
      "an answer 404",
      (_, response) => {
        response.statusCode = 404;
        response.end("no");
      },
      NetworkError,
      "HTTP 404",
    ],
    [
      "an answer 503",
      (_, response) => {
        response.statusCode = 503;
        response.end("later");
      },
      NetworkError,
      "HTTP 503",
    ],
    ["no answer", () => undefined, NetworkError, "no answer within 0.5 s"],
    [
      "a redirect loop",
      (incoming, response) => {
        response.writeHead(302, { Location: incoming.url ?? "/" });
        response.end();
      },
      NetworkError,
      "redirect",
    ],
  ];
  test.each(cases)("%s", async (_, answer, kind, message) => {
    const error: unknown = await downloads.fetch(request(await serve(answer))).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toContain(message);
    expect(await readdir(folder)).toEqual([]);
  });

  test("a host that is not there", async () => {
    const error: unknown = await downloads
      .fetch(request("http://127.0.0.1:9/python.tar.gz"))
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
  });

  test("a download that is cancelled", async () => {
    const controller = new AbortController();
    const url = await serve((_, response) => response.write(content.subarray(0, 1000)));
    const running = createDownloads(controller.signal).fetch(request(url));
    setTimeout(() => controller.abort(), 200);
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    expect(await readdir(folder)).toEqual([]);
  });
});
