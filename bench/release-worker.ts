// Publishes a set of files as the product does, or sends them one after another as most actions do; prints
// milliseconds and its own peak memory in KiB.
import { readFile } from "node:fs/promises";
import type { ReleaseSet } from "../src/model/release.ts";
import { publishRelease } from "../src/publishers/github/publish.ts";
import { createReleases } from "../src/runtime/github/releases.ts";
import { collectOften } from "../src/runtime/node/memory.ts";
import { pythonPorts } from "../test/support/python-ports.ts";
import { peakMemory } from "./peak.ts";

// As every command does.
collectOften();

const [how, api = "", token = "", file = ""] = process.argv.slice(2);
const set: ReleaseSet = JSON.parse(await readFile(file, "utf8"));
const { signal } = new AbortController();
const releases = createReleases({ repository: "acme/widget", token, api, server: new URL(api).origin, signal });

/** A minute for every look at it: what GitHub lets nobody do faster is not what is measured. */
let minutes = 0;
const clock = {
  now: () => {
    minutes += 1;
    return minutes * 60_000;
  },
  wait: (ms: number) => Promise.reject(new Error(`there was a reason to wait for ${ms} ms`)),
  random: Math.random,
};
const plain = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });

async function oneByOne(): Promise<void> {
  const { tag, title } = set;
  const { uploadUrl } = await releases.create({ tag, title, body: "", prerelease: false });
  for (const { name, path } of set.files) {
    const url = `${uploadUrl.replace(/\{.*\}$/, "")}?name=${name}`;
    const headers = { authorization: `token ${token}`, "content-type": "application/octet-stream" };
    const answer = await fetch(url, { method: "POST", headers, body: await readFile(path) });
    if (answer.status !== 201) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    await answer.text();
  }
}

const started = performance.now();
if (how === "one-by-one") await oneByOne();
else await publishRelease({ ...plain, releases, clock, signal }, set);
process.stdout.write(`took ${performance.now() - started} peak ${peakMemory()}\n`);
