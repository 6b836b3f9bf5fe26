import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Exec } from "../../../src/model/ports.ts";
import { obtainInterpreter } from "../../../src/python/resolve.ts";
import { description } from "../../support/python-description.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const PIN = { version: "3.14.7", build: "20260901", url: "https://example.org/cpython.tar.gz", sha256: "a".repeat(64) };
const PIP = "python/lib/python3.14/site-packages/pip";
const FILES = [
  "python/lib/python3.14/os.py",
  `${PIP}/__init__.py`,
  `${PIP}/_internal/__init__.py`,
  `${PIP}/_internal/commands/install.py`,
  `${PIP}/_vendor/__init__.py`,
  `${PIP}/_vendor/packaging/__init__.py`,
  `${PIP}/_vendor/packaging/tags.py`,
  `${PIP}/_vendor/packaging_helper.py`,
  `${PIP}/_vendor/rich/console.py`,
  "python/lib/python3.14/site-packages/pip_tools.py",
];
test("a standalone interpreter is compiled once, but for the parts of pip that no build loads", async () => {
  const folder = await temporaryFolder();
  const compiled: string[] = [];
  const run: Exec["run"] = async (_, options) => {
    compiled.push(...(options?.input ?? "").toString().split("\0").slice(1, -1));
    return {
      exitCode: 0,
      stdout: `slipway:${JSON.stringify(description(PIN.version, "/python"))}`,
      stderr: "",
      seconds: 0,
    };
  };
  const write = async (file: string): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "");
  };
  const ports = {
    ...pythonPorts({ run }, { workRoot: folder }),
    downloads: { fetch: async () => undefined },
    toolCache: {
      find: async () => undefined,
      add: async (_: unknown, fill: (directory: string) => Promise<void>) => fill(folder).then(() => folder),
      unpack: async () => void (await Promise.all(FILES.map((file) => write(join(folder, file))))),
    },
  };
  try {
    const wanted = { source: "standalone", pin: null, requires: null, standalone: PIN, reason: "" } as const;
    await obtainInterpreter(ports, { ...wanted, target: "linux-x64" });
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(compiled.sort()).toEqual(
    [
      "python/lib/python3.14/os.py",
      `${PIP}/__init__.py`,
      `${PIP}/_vendor/__init__.py`,
      `${PIP}/_vendor/packaging/__init__.py`,
      `${PIP}/_vendor/packaging/tags.py`,
      "python/lib/python3.14/site-packages/pip_tools.py",
    ].sort(),
  );
});
