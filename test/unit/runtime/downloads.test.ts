import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, symlink } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BuildError, Cancelled, NetworkError } from "../../../src/model/errors.ts";
import { readCredentials } from "../../../src/runtime/node/credentials.ts";
import { createDownloads } from "../../../src/runtime/node/downloads.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { notLinux, testUnless } from "../../support/unless.ts";

const content = Buffer.from("the archive".repeat(50_000));
const sha256 = createHash("sha256").update(content).digest("hex");
let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  vi.useRealTimers();
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

/** Patient enough for a busy machine. */
const request = (url: string) => ({ url, sha256, file: join(folder, "python.tar.gz"), patienceMs: 15_000 });
const downloads = createDownloads(new AbortController().signal);

test("a file with the pinned digest", async () => {
  const url = await serve((_, response) => response.end(content));
  await downloads.fetch(request(url));
  expect(await readFile(join(folder, "python.tar.gz"))).toEqual(content);
});

testUnless(notLinux)("a file that cannot be written is no service that failed", async () => {
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
    const patienceMs = message.startsWith("no answer") ? 500 : 15_000;
    const wanted = { ...request(await serve(answer)), patienceMs };
    const error: unknown = await downloads.fetch(wanted).catch((caught: unknown) => caught);
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

  test("a body that stands still", async () => {
    const url = await serve((_, response) => response.write(content.subarray(0, 1000)));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const running = downloads.fetch(request(url)).catch((caught: unknown) => caught);
    const written = async (): Promise<number> => (await stat(request(url).file).catch(() => ({ size: 0 }))).size;
    while ((await written()) === 0) await new Promise((done) => setImmediate(done));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await running).toBeInstanceOf(NetworkError);
    expect(await readdir(folder)).toEqual([]);
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

/** Answers that come one after the other; the last one stays. */
async function serveInTurn(...answers: readonly RequestListener[]): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const url = await serve((incoming, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    answer?.(incoming, response);
  });
  return { url, asked: () => asked };
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(code, headers);
    response.end();
  };
const whole: RequestListener = (_, response) => response.end(content);
const half: RequestListener = (_, response) => {
  response.setHeader("Content-Length", content.length);
  response.write(content.subarray(0, 1000));
  setTimeout(() => response.destroy(), 20);
};

/** Downloads that remember how long they would have waited. */
function impatient(): { fetch: typeof downloads.fetch; pauses: number[] } {
  const pauses: number[] = [];
  const pause = async (ms: number) => pauses.push(ms);
  return { ...createDownloads(new AbortController().signal, { pause }), pauses };
}

describe("tried again", () => {
  test.each([
    ["429", status(429)],
    ["503", status(503)],
    ["half a body", half],
    ["no answer", (() => undefined) as RequestListener],
  ])("after %s, with a longer pause each time", async (_, failure) => {
    const { fetch, pauses } = impatient();
    const { url, asked } = await serveInTurn(failure, failure, whole);
    await fetch({ ...request(url), attempts: 4, patienceMs: 300 });
    expect(await readFile(join(folder, "python.tar.gz"))).toEqual(content);
    expect(asked()).toBe(3);
    const [first = 0, second = 0] = pauses;
    expect(pauses).toHaveLength(2);
    expect(first).toBeGreaterThanOrEqual(500);
    expect(first).toBeLessThan(1000);
    expect(second).toBeGreaterThanOrEqual(1000);
  });

  test.each([
    ["seconds", () => "7", 7000, 7000],
    ["a date", () => new Date(Date.now() + 30_000).toUTCString(), 10_000, 30_000],
    ["a day", () => "86400", 60_000, 60_000],
    ["nonsense", () => "soon", 500, 1000],
    ["the past", () => "Thu, 01 Jan 1970 00:00:00 GMT", 500, 1000],
  ])("as late as the service wants it: %s", async (_, header, least, most) => {
    const { fetch, pauses } = impatient();
    const { url } = await serveInTurn(status(429, { "Retry-After": header() }), whole);
    await fetch({ ...request(url), attempts: 2 });
    expect(pauses[0]).toBeGreaterThanOrEqual(least);
    expect(pauses[0]).toBeLessThanOrEqual(most);
  });

  test("as often as it was said", async () => {
    const { fetch } = impatient();
    const { url, asked } = await serveInTurn(status(503));
    await expect(fetch({ ...request(url), attempts: 3 })).rejects.toThrow("HTTP 503");
    expect(asked()).toBe(3);
  });

  test.each([
    ["404", status(404)],
    ["401", status(401)],
    ["other bytes", ((_, response) => response.end("x")) as RequestListener],
  ])("never after %s", async (_, failure) => {
    const { fetch } = impatient();
    const { url, asked } = await serveInTurn(failure, whole);
    await expect(fetch({ ...request(url), attempts: 4 })).rejects.toThrow();
    expect(asked()).toBe(1);
  });

  test("a pause ends when the run is cancelled", async () => {
    const controller = new AbortController();
    const { url } = await serveInTurn(status(429, { "Retry-After": "50" }));
    const running = createDownloads(controller.signal).fetch({ ...request(url), attempts: 2 });
    setTimeout(() => controller.abort(), 200);
    await expect(running).rejects.toBeInstanceOf(Cancelled);
  });
});

test("a web page instead of the file: says that it is one", async () => {
  const url = await serve((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end("<title>Sign in</title>");
  });
  await expect(downloads.fetch(request(url))).rejects.toThrow("a web page instead of a file");
});

describe("a password", () => {
  const known = createDownloads(new AbortController().signal, {
    credentials: readCredentials({ NETRC: "/nonexistent" }),
  });
  const withLogin = (url: string): string => url.replace("://", "://me:s3cret@");

  test("in the address becomes a header, and is in no error", async () => {
    let header: string | undefined;
    const url = await serve((incoming, response) => {
      header = incoming.headers.authorization;
      status(403)(incoming, response);
    });
    const error: unknown = await known.fetch(request(withLogin(url))).catch((caught: unknown) => caught);
    expect(header).toBe(`Basic ${Buffer.from("me:s3cret").toString("base64")}`);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("s3cret");
  });

  test("does not go along to another host", async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((incoming, response) => {
      seen.push(incoming.headers.authorization);
      response.end(content);
    });
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const url = await serve((incoming, response) => {
      seen.push(incoming.headers.authorization);
      status(302, { Location: `http://127.0.0.1:${port}/elsewhere` })(incoming, response);
    });
    await known.fetch(request(withLogin(url)));
    other.close();
    expect(seen).toEqual([expect.stringContaining("Basic "), undefined]);
    expect(await readFile(join(folder, "python.tar.gz"))).toEqual(content);
  });
});
