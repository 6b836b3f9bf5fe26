import { appendFile, chmod, link, mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openUnpacked } from "../../../src/environment/unpacked.ts";
import type { Ports, ToolCache } from "../../../src/model/ports.ts";
import { createToolCache } from "../../../src/runtime/local/tool-cache.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { portsWith, recordingExec } from "./support.ts";

const UV = { executable: "/tools/uv", version: "0.13.8" };
const LOCK = "rich==1.0 --hash=sha256:00\n";

let folder: string;
let ports: Ports;
beforeEach(async () => {
  folder = await temporaryFolder();
  const { exec } = recordingExec();
  const toolCache: ToolCache = createToolCache(join(folder, "tools"), exec);
  ports = portsWith(exec, { toolCache });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function open(requirements = LOCK): ReturnType<typeof openUnpacked> {
  const unpacked = await openUnpacked(ports, UV, "app");
  await unpacked.bind(requirements);
  return unpacked;
}

/** As uv leaves it: two wheels, of one of which a file is linked into an environment. */
async function fill(): Promise<{ readonly installed: string; readonly archives: () => Promise<string[]> }> {
  const { directory, seal } = await open();
  const archives = join(directory, "archive-v0");
  for (const name of ["one", "two"]) {
    await mkdir(join(archives, name, "rich"), { recursive: true });
    await writeFile(join(archives, name, "rich", "__init__.py"), `# ${name}\n`);
  }
  const installed = join(folder, "installed.py");
  await link(join(archives, "one", "rich", "__init__.py"), installed);
  await seal();
  return { installed, archives: async () => (await readdir(archives).catch(() => [])).sort() };
}

test("what was unpacked for the same lock is there again, also when the environment is gone", async () => {
  const { archives, installed } = await fill();
  await rm(installed);
  await open();
  expect(await archives()).toEqual(["one", "two"]);
});

test("of another lock nothing stays but what Pythons say of themselves", async () => {
  const { archives } = await fill();
  const { directory, bind } = await openUnpacked(ports, UV, "app");
  await mkdir(join(directory, "interpreter-v4"));
  await mkdir(join(directory, "wheels-v5"));
  await bind("rich==2.0 --hash=sha256:00\n");
  expect(await archives()).toEqual([]);
  expect(await readdir(directory)).toEqual(["interpreter-v4"]);
});

describe("a wheel is unpacked again when in an environment a file of it", () => {
  const cases: readonly [string, (file: string) => Promise<unknown>][] = [
    ["was written to", (file) => appendFile(file, "x")],
    ["was written over with as many bytes", (file) => writeFile(file, "# eno\n")],
    ["got other rights", (file) => chmod(file, 0o777)],
    ["got another time", (file) => utimes(file, 1, 1)],
  ];
  test.each(cases)("%s", async (_, change) => {
    const { archives, installed } = await fill();
    await change(installed);
    await open();
    expect(await archives()).toEqual(["two"]);
  });
});

describe("nothing is believed", () => {
  test("of another lock", async () => {
    const { archives } = await fill();
    await open("rich==2.0 --hash=sha256:11\n");
    expect(await archives()).toEqual([]);
  });

  test("after a run that did not come to its end", async () => {
    const { archives } = await fill();
    await open();
    await open();
    expect(await archives()).toEqual([]);
  });

  test.each(["", "{", '{"requirements":1}'])("where the snapshot is %j", async (text) => {
    const { archives } = await fill();
    await writeFile(join(folder, "tools", "slipway-unpacked", UV.version, "app", "snapshot.json"), text);
    await open();
    expect(await archives()).toEqual([]);
  });
});

test("a file more is no file of the wheel", async () => {
  const { archives } = await fill();
  const { directory } = { directory: join(folder, "tools", "slipway-unpacked", UV.version, "app", "uv") };
  await writeFile(join(directory, "archive-v0", "two", "evil.py"), "");
  await open();
  expect(await archives()).toEqual(["one"]);
});

test("what is written to while another build is at it is found by the next one", async () => {
  const { archives, installed } = await fill();
  const { seal } = await open();
  await appendFile(installed, "x");
  await seal();
  await open();
  expect(await archives()).toEqual(["two"]);
});
