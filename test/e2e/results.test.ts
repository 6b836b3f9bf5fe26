import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import { theStand } from "../support/stand/cli.ts";
import { type Outcome, runCommand } from "../support/stand/processes.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const home = join(stand.work, "results");
const RUN = "4711";

describeUnless(noPart(stand.azurite, "Azurite"))("the runner's own clients against our results service", () => {
  let results: Results;
  beforeAll(async () => {
    results = await startResults(stand.azurite ?? "");
    await mkdir(home, { recursive: true });
  });
  afterAll(() => results?.close());

  /** Runs lines of a module as a job of the run: those clients read their environment when they please. */
  async function job(name: string, lines: readonly string[]): Promise<Outcome> {
    const folder = join(home, name);
    await mkdir(folder, { recursive: true });
    const env = {
      ...{ PATH: process.env["PATH"], RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder },
      ...results.environment(RUN, name),
    };
    const packages = ["artifact", "cache"].map(
      (each) => `import * as ${each} from "${import.meta.resolve(`@actions/${each}`)}";`,
    );
    const script = [...packages, ...lines].join("\n");
    return runCommand([process.execPath, "--input-type=module", "-e", script], { cwd: folder, env, seconds: 120 });
  }

  const upload = (name: string, file: string): string =>
    `await artifact.default.uploadArtifact("${name}", ["${file}"], "${home}", { skipArchive: true });`;

  test("three legs at once hand over 20 MiB each, and every byte arrives", async () => {
    const legs = ["one", "two", "three"];
    const files = await Promise.all(
      legs.map(async (leg) => {
        const file = join(home, `${leg}.bin`);
        const bytes = randomBytes(20 << 20);
        await writeFile(file, bytes);
        return { leg, file, digest: createHash("sha256").update(bytes).digest("hex") };
      }),
    );
    const sent = await Promise.all(files.map(({ leg, file }) => job(leg, [upload(`leg-${leg}`, file)])));
    for (const { code, output } of sent) expect(code, output).toBe(0);
    const fetched = await job("last", [
      "const { artifacts } = await artifact.default.listArtifacts({ latest: true });",
      "for (const { id, digest } of artifacts)",
      `  await artifact.default.downloadArtifact(id, { path: "${home}/down", expectedHash: digest, skipDecompress: true });`,
    ]);
    expect(fetched.code, fetched.output).toBe(0);
    for (const { leg, digest } of files) {
      const bytes = await readFile(join(home, "down", `${leg}.bin`));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
    }
  });

  test("of six that want one name at once, one has it", async () => {
    const file = join(home, "claim.txt");
    await writeFile(file, "mine");
    const lines = [upload("claim", file), 'console.log("won");'];
    const ended = await Promise.all(Array.from({ length: 6 }, (_, at) => job(`claimant-${at}`, lines)));
    expect(ended.filter(({ stdout }) => stdout.includes("won"))).toHaveLength(1);
    expect(ended.filter(({ output }) => output.includes("(409) Conflict"))).toHaveLength(5);
  });

  test("a cache is missed, saved, hit by its key and by a prefix", async () => {
    const file = join(home, "kept.bin");
    await writeFile(file, randomBytes(1 << 20));
    const restore = (key: string, prefix: string): string =>
      `console.log("<" + (await cache.restoreCache(["${file}"], "${key}", ["${prefix}"])) + ">");`;
    const first = await job("saver", [
      restore("words-1", "words-"),
      `await cache.saveCache(["${file}"], "words-1");`,
      restore("words-1", "none"),
    ]);
    expect(first.output).toContain("<undefined>");
    expect(first.output).toContain("<words-1>");
    const bytes = await readFile(file);
    await rm(file);
    expect((await job("saver", [restore("words-2", "words-")])).output).toContain("<words-1>");
    expect(await readFile(file)).toEqual(bytes);
  });
});
