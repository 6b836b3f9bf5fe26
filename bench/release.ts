import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ReleaseSet } from "../src/model/release.ts";
import { measure } from "../src/publishers/checksums.ts";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure } from "./figure.ts";
import { interleaved, milliseconds } from "./measure.ts";

const TOKEN = "token-of-the-bench";
const ROUNDS = 3;
const ASSETS = 200;
const BYTES = 2e9;
/** As the engine sends them. */
const AT_ONCE = 4;
/** What GitHub needs for an upload besides its bytes, at the least. A guess; without any, the server's hashing is all. Milliseconds. */
const LATENCY_MS = 200;

interface Server {
  readonly api: string;
  /** How many requests came so far. */
  count(): Promise<number>;
  close(): Promise<void>;
}

async function startServer(latency: number): Promise<Server> {
  const script = join(dirname(fileURLToPath(import.meta.url)), "release-server.ts");
  const child: ChildProcess = spawn(process.execPath, [script, TOKEN, String(latency)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("the server has no pipes");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  return {
    api: await next(),
    count: async () => {
      stdin.write("\n");
      return Number(await next());
    },
    close: async () => {
      const ended = once(child, "exit");
      stdin.end();
      await ended;
    },
  };
}

/** Sparse, because what matters is how they are sent; no two of them are the same. */
async function makeFiles(folder: string, count: number, bytes: number): Promise<ReleaseSet["files"]> {
  await mkdir(folder, { recursive: true });
  const names = Array.from({ length: count }, (_, nth) => `app-1.0-${nth}.tar.gz`);
  for (const [nth, name] of names.entries()) {
    const file = await open(join(folder, name), "w");
    await file.write(`${nth}`);
    await file.truncate(bytes);
    await file.close();
  }
  const measured = names.map(async (name) => ({
    name,
    path: join(folder, name),
    ...(await measure(join(folder, name))),
  }));
  return Promise.all(measured);
}

function setOf(files: ReleaseSet["files"], tag: string): ReleaseSet {
  const about = { version: "1.0", commit: undefined, title: tag, prerelease: false, draft: false, notes: "" };
  return { tag, ...about, files };
}

/** One way of sending, in a process of its own. */
interface Sender {
  readonly stand: ReadyStand;
  readonly worker: string;
  readonly server: Server;
  readonly folder: string;
}

interface Sent {
  readonly ms: number;
  /** Bytes. */
  readonly peak: number;
}

async function send({ stand, worker, server, folder }: Sender, how: string, set: ReleaseSet): Promise<Sent> {
  const file = join(folder, "set.json");
  await writeFile(file, JSON.stringify(set));
  const argv = [process.execPath, worker, how, server.api, TOKEN, file] as const;
  const { stdout } = await mustRun(argv, { cwd: stand.work, env: plainEnvironment(stand) });
  const [, ms, peak] = /took ([\d.]+) peak (\d+)/.exec(stdout) ?? [];
  return { ms: Number(ms), peak: Number(peak) * 1024 };
}

/** Milliseconds of curl's, for the same files into a draft of that tag. */
async function curl({ stand, server, folder }: Sender, { tag, files }: ReleaseSet): Promise<number> {
  const headers = { authorization: `token ${TOKEN}`, "content-type": "application/json" };
  const body = JSON.stringify({ tag_name: tag, draft: true });
  const answer = await fetch(`${server.api}/repos/acme/widget/releases`, { method: "POST", headers, body });
  const { upload_url: template } = await answer.json();
  const url = String(template).replace(/\{.*\}$/, "");
  const one = ({ name, path }: ReleaseSet["files"][number]): string =>
    [
      `url = "${url}?name=${name}"`,
      `upload-file = "${path}"`,
      "request = POST",
      `header = "authorization: token ${TOKEN}"`,
      'header = "content-type: application/octet-stream"',
      'header = "expect:"',
      'output = "/dev/null"',
      "fail",
    ].join("\n");
  const config = join(folder, "curl.txt");
  await writeFile(config, files.map(one).join("\nnext\n"));
  const argv = ["curl", "--silent", "--show-error", "--parallel", "--parallel-max", `${AT_ONCE}`, "--config", config];
  return milliseconds(argv as [string, ...string[]], { cwd: stand.work, env: plainEnvironment(stand) });
}

/** Requests of nine small files, and of the same run again. */
async function requests(sender: Sender): Promise<readonly [number, number]> {
  const set = setOf(await makeFiles(join(sender.folder, "nine"), 9, 1000), "v9");
  const counts = [await sender.server.count()];
  for (let run = 0; run < 2; run += 1) {
    await send(sender, "engine", set);
    counts.push(await sender.server.count());
  }
  const [before = 0, first = 0, second = 0] = counts;
  return [first - before, second - first];
}

export const releasing: Figure = {
  name: "release",
  what: `a release of ${ASSETS} files, ${BYTES / 1e9} GB, to a GitHub on this machine`,
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const folder = join(stand.work, "bench", "release");
    const files = await makeFiles(folder, ASSETS, BYTES / ASSETS);
    const worker = await bundledWorker(stand, join(dirname(fileURLToPath(import.meta.url)), "release-worker.ts"));
    const server = await startServer(LATENCY_MS);
    const sender = { stand, worker, server, folder };
    const peaks: number[] = [];
    let turn = 0;
    const tag = (): string => {
      turn += 1;
      return `v1.${turn}`;
    };
    try {
      const times = await interleaved(
        {
          engine: async () => {
            const { ms, peak } = await send(sender, "engine", setOf(files, tag()));
            peaks.push(peak);
            return ms;
          },
          curl: () => curl(sender, setOf(files, tag())),
          oneByOne: async () => (await send(sender, "one-by-one", setOf(files, tag()))).ms,
        },
        ROUNDS,
      );
      const [nine, again] = await requests(sender);
      const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
      const { engine, curl: peer, oneByOne } = times;
      const pace = `${LATENCY_MS} ms of GitHub's own per upload, without the pauses that its limit of 80 a minute asks for`;
      return [
        { what: "time against curl", value: engine / peer, unit: "×", limit: 1.1, from: `${seconds(engine)}; ${pace}` },
        {
          ...{ what: "time against one file after another", value: engine / oneByOne, unit: "×", limit: 0.5 },
          from: seconds(oneByOne),
        },
        { what: "peak memory", value: Math.max(...peaks) / 1e6, unit: "MB", limit: 150, from: "node included" },
        { what: "nine files", value: nine, unit: "requests", limit: 30, from: "counted by the server" },
        { what: "the same again", value: again, unit: "requests", limit: 5, from: "counted by the server" },
      ];
    } finally {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
