import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { obtainFile } from "../../../src/environment/kept-files.ts";
import { readPylock } from "../../../src/environment/pylock.ts";
import { resolveRequirements } from "../../../src/environment/requirements.ts";
import type { Cache } from "../../../src/model/cache.ts";
import { readCredentials } from "../../../src/runtime/node/credentials.ts";
import { createDownloads } from "../../../src/runtime/node/downloads.ts";
import { packageFacts } from "../../support/facts.ts";
import { fakeCache } from "../../support/fake-cache.ts";
import { makeWheel, startIndex } from "../../support/package-index.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { HASH as A, diagnosed, fakeUv, pinned, portsWith, type recordingExec } from "./support.ts";

const UV = { executable: "/tools/uv", version: "0.13.8" };
let root: string;
let work: string;
beforeEach(async () => {
  root = await temporaryFolder();
  work = join(root, "work");
  await mkdir(work);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("a requirements file with hashes", () => {
  const TEXT = `--index-url https://example.org/simple\nRich==1.0 --hash=sha256:${A}  # why\n`;
  const requirements = async (
    index: ReturnType<typeof recordingExec>,
    text = TEXT,
    cache?: Cache,
  ): Promise<string[]> => {
    await writeFile(join(root, "requirements.txt"), text);
    const dependencies = [{ value: "rich", at: { file: "pyproject.toml" } }];
    const facts = packageFacts({ root, dependencies, locks: [{ kind: "requirements.txt", path: "requirements.txt" }] });
    const ports = portsWith(index.exec);
    const { file } = await resolveRequirements(
      {
        ...ports,
        ...(cache === undefined ? {} : { cache }),
        machine: { ...ports.machine, cache: join(root, "cache") },
      },
      UV,
      {
        facts,
        choice: "auto",
        extras: [],
        groups: [],
        python: "/usr/bin/python3",
        version: "3.13.9",
        epoch: undefined,
        work,
      },
    );
    const { packages } = readPylock(await readFile(file, "utf8"), file);
    for (const { wheels } of packages) expect(wheels).toMatchObject([{ sha256: A }]);
    return packages.map(({ name, version }) => `${name}==${version}`);
  };

  test("is looked up once as it stands, for one Python; then it is known where its files lie", async () => {
    const index = fakeUv(pinned("rich"));
    expect(await requirements(index)).toEqual(["Rich==1.0"]);
    expect(await readFile(join(work, "locked.txt"), "utf8")).toBe(TEXT);
    expect(index.runs.map(({ argv }) => argv.slice(0, 3).join(" "))).toEqual(["/tools/uv pip compile"]);
    expect(index.runs[0]?.argv).toContain("--no-deps");
    expect(await requirements(index)).toEqual(["Rich==1.0"]);
    expect(index.runs).toHaveLength(1);
    await requirements(index, `${TEXT}\n`);
    expect(index.runs).toHaveLength(2);
  });

  test("what a runner's cache still brings of that is waited for", async () => {
    const index = fakeUv(pinned("rich"));
    await requirements(index);
    await rename(join(root, "cache"), join(root, "elsewhere"));
    const needed: string[] = [];
    const restored: Cache["restored"] = async (path) => {
      await sleep(20);
      await rename(join(root, "elsewhere"), join(root, "cache"));
      needed.push(`brought ${path}`);
    };
    await requirements(index, TEXT, fakeCache({ restored, needs: (path) => void needed.push(path) }));
    const [name] = await readdir(join(root, "cache/locks"));
    expect(needed).toEqual([`brought locks/${name}`, `locks/${name}`]);
    expect(index.runs).toHaveLength(1);
  });

  test("what is kept of that says nothing about hashes", async () => {
    const index = fakeUv(pinned("rich"));
    await requirements(index);
    const [name = ""] = await readdir(join(root, "cache/locks"));
    const record = join(root, "cache/locks", name);
    for (const text of [
      pinned("rich", "", "b".repeat(64)),
      pinned("other"),
      pinned("rich").replace("1.0", "2.0"),
      "[",
      "",
    ]) {
      index.runs.length = 0;
      await writeFile(record, text);
      expect(await requirements(index)).toEqual(["Rich==1.0"]);
      expect(index.runs).toHaveLength(1);
    }
  });

  test("addresses that are kept may be false: whatever lies there has to have the locked hash", async () => {
    const index = fakeUv(pinned("rich"));
    await requirements(index);
    const [name = ""] = await readdir(join(root, "cache/locks"));
    const wheel = await makeWheel("rich");
    const evil = await startIndex([wheel]);
    onTestFinished(() => evil.close());
    const address = evil.address(wheel);
    const record = join(root, "cache/locks", name);
    await writeFile(record, (await readFile(record, "utf8")).replace(/https:[^"]+/, address));
    await requirements(index);
    const { packages } = readPylock(await readFile(join(work, "pylock.toml"), "utf8"), "pylock.toml");
    const [file] = packages.flatMap(({ wheels }) => wheels);
    if (file === undefined) throw new Error("no file is locked");
    expect(file).toMatchObject({ url: address, sha256: A });
    const heard: (string | undefined)[] = [];
    evil.faults.set(wheel.name, (request, response) => {
      heard.push(request.headers.authorization);
      response.end(wheel.bytes);
    });
    await writeFile(join(root, "netrc"), "machine corp login me password s3\ndefault login me password everywhere\n");
    const credentials = readCredentials({ NETRC: join(root, "netrc"), UV_INDEX_URL: "https://me:s3@corp/simple" });
    const ports = portsWith(index.exec, { downloads: createDownloads(new AbortController().signal, { credentials }) });
    const on = { ...ports, machine: { ...ports.machine, cache: join(root, "cache"), workRoot: work } };
    const source = { python: "python3", indexes: new Map<string, string>() };
    const obtained = obtainFile(on, source, file, join(work, file.name));
    expect(await diagnosed(obtained)).toMatchObject([{ code: "wrong-digest" }]);
    expect(heard).toEqual([undefined]);
    expect(await readdir(work)).not.toContain(file.name);
  });

  test("the index has another file under the name", async () => {
    const problems = await diagnosed(requirements(fakeUv(pinned("rich", "", "b".repeat(64)))));
    expect(problems).toMatchObject([{ code: "index-differs", message: expect.stringContaining("Rich 1.0") }]);
  });
});
