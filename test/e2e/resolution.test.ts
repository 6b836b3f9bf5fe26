import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPylock } from "../../src/environment/pylock.ts";
import { resolveRequirements } from "../../src/environment/requirements.ts";
import type { RequirementsRequest, Uv } from "../../src/model/environment.ts";
import type { Exec } from "../../src/model/ports.ts";
import { realExec } from "../support/exec.ts";
import { packageFacts } from "../support/facts.ts";
import { makeWheel, type PackageIndex, startIndex } from "../support/package-index.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { theStand } from "../support/stand/cli.ts";
import { type Files, makeProject } from "../support/stand/projects.ts";
import { realUv } from "../support/stand/uv.ts";

const stand = theStand();
const python = stand.python ?? "python3";
const [OLD, NEW] = ["2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"];
const BETWEEN = Date.parse("2026-03-01T00:00:00Z") / 1000;

let uv: Uv;
const indexes: PackageIndex[] = [];
beforeAll(async () => {
  uv = await realUv(python);
});
afterAll(async () => {
  for (const index of indexes) await index.close();
});

async function indexOf(...files: Parameters<typeof startIndex>[0]): Promise<PackageIndex> {
  const index = await startIndex(files);
  indexes.push(index);
  return index;
}

interface Asked {
  readonly name: string;
  readonly index: PackageIndex;
  readonly dependencies?: readonly string[];
  readonly epoch?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: string;
  readonly files?: Files;
  readonly more?: Partial<RequirementsRequest>;
}

/** What real uv makes of a project without a lock: `name==version` each, and what was said. */
async function resolved(asked: Asked) {
  const { name, index, dependencies = ["plain"], epoch = BETWEEN, environment = {}, settings = "" } = asked;
  const list = dependencies.map((text) => JSON.stringify(text)).join(", ");
  const root = await makeProject(join(stand.work, "resolution", name), {
    "pyproject.toml": `[project]\nname = "app"\nversion = "1"\ndependencies = [${list}]\n${settings}`,
    ...asked.files,
  });
  const work = join(root, "work");
  await mkdir(work);
  const exec: Exec = {
    run: (argv, options = {}) =>
      realExec.run(argv, {
        ...options,
        env: { ...options.env, UV_DEFAULT_INDEX: index.url, UV_NO_CACHE: "1", ...environment },
      }),
  };
  const ports = pythonPorts(exec);
  const request = { choice: "auto", extras: [], groups: [], python, version: "3.14.6", epoch, work, ...asked.more };
  const result = await resolveRequirements(ports, uv, { facts: packageFacts({ root }), ...request });
  const { packages } = readPylock(await readFile(result.file, "utf8"), result.file);
  return {
    versions: packages.map(
      ({ name: of, version, marker }) => `${of}==${version}${marker === undefined ? "" : ` ; ${marker}`}`,
    ),
    record: result.resolved,
    warnings: ports.said.warnings.map(({ code, message }) => ({ code, message })),
  };
}

describe("an index that says how old its files are", () => {
  test("gives what it had at the commit, and the same again after something new came", async () => {
    const old = [await makeWheel("plain", { uploaded: OLD })];
    const fresh = [...old, await makeWheel("plain", { version: "2.0", uploaded: NEW })];
    const before = await resolved({ name: "before", index: await indexOf(...old) });
    const after = await resolved({ name: "after", index: await indexOf(...fresh) });
    for (const { versions, record, warnings } of [before, after]) {
      expect(versions).toEqual(["plain==1.0"]);
      expect(record).toMatchObject({ until: BETWEEN, packages: [{ name: "plain", version: "1.0" }] });
      expect(warnings).toEqual([]);
    }
  });

  test("one that had nothing fitting at the commit: newer files are taken, and that is told", async () => {
    const index = await indexOf(await makeWheel("plain", { version: "2.0", uploaded: NEW }));
    const { versions, record, warnings } = await resolved({ name: "too-new", index });
    expect(versions).toEqual(["plain==2.0"]);
    expect(record?.until).toBe(null);
    expect(warnings).toMatchObject([{ code: "resolved-without-date" }]);
  });

  test.each<[string, Partial<Asked>]>([
    ["in the project", { settings: '[tool.uv]\nexclude-newer = "2026-07-01"\n' }],
    ["in uv.toml", { files: { "uv.toml": 'exclude-newer = "2026-07-01"\n' } }],
    ["in the environment", { environment: { UV_EXCLUDE_NEWER: "2026-07-01" } }],
  ])("a date of the user's own %s is left alone", async (where, how) => {
    const index = await indexOf(
      await makeWheel("plain", { uploaded: OLD }),
      await makeWheel("plain", { version: "2.0", uploaded: NEW }),
    );
    const { versions, warnings } = await resolved({ name: `own-${where.replaceAll(/\W/g, "-")}`, index, ...how });
    expect(versions).toEqual(["plain==2.0"]);
    expect(warnings).toEqual([]);
  });
});

describe("an index without upload times", () => {
  test("gives its newest files, with a warning", async () => {
    const index = await indexOf(await makeWheel("plain"), await makeWheel("plain", { version: "2.0" }));
    const { versions, record, warnings } = await resolved({ name: "undated", index });
    expect(versions).toEqual(["plain==2.0"]);
    expect(record?.until).toBe(null);
    expect(warnings).toEqual([
      { code: "index-without-dates", message: expect.stringContaining("the files of plain are") },
    ]);
  });

  test("only for some: the others stay at what was there at the commit", async () => {
    const index = await indexOf(
      await makeWheel("plain", { uploaded: OLD }),
      await makeWheel("plain", { version: "2.0", uploaded: NEW }),
      await makeWheel("own", { version: "7.0", requires: ["deeper"] }),
      await makeWheel("deeper", { version: "3.0" }),
    );
    const { versions, warnings } = await resolved({ name: "some", index, dependencies: ["plain", "own"] });
    expect(versions).toEqual(["deeper==3.0", "own==7.0", "plain==1.0"]);
    expect(warnings).toEqual([{ code: "index-without-dates", message: expect.stringContaining("of own, deeper are") }]);
  });
});

describe("all systems at once", () => {
  test("what one of them needs is in the resolution of every leg, under its marker", async () => {
    const index = await indexOf(
      await makeWheel("plain", { uploaded: OLD, requires: ["winonly; sys_platform == 'win32'"] }),
      await makeWheel("winonly", { uploaded: OLD }),
    );
    const here = await resolved({ name: "all-systems", index });
    expect(here.versions).toEqual(["plain==1.0", "winonly==1.0 ; sys_platform == 'win32'"]);
    const foreign = { target: "windows-x64", version: "3.14.6" } as const;
    const there = await resolved({ name: "all-systems-cross", index, more: { foreign } });
    expect(there.record).toEqual(here.record);
  });

  test("what another system cannot have: versions that do here", async () => {
    const index = await indexOf(
      await makeWheel("plain", { uploaded: OLD, requires: ["missing; sys_platform == 'win32'"] }),
    );
    const { versions, record, warnings } = await resolved({ name: "here-only", index });
    expect(versions).toEqual(["plain==1.0"]);
    expect(record?.until).toBe(BETWEEN);
    expect(warnings).toEqual([]);
  });
});

test("an index that does not answer is asked no further", async () => {
  const index = await indexOf(await makeWheel("plain", { uploaded: OLD }));
  index.faults.set("plain", (_, response) => response.writeHead(503).end());
  await expect(resolved({ name: "down", index, environment: { UV_HTTP_RETRIES: "0" } })).rejects.toThrow(
    "the index does not answer",
  );
  expect(index.asked).toHaveLength(1);
});
