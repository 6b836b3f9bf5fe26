import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BuildError, Cancelled, ConfigError, NetworkError, ToolError } from "../../../src/model/errors.ts";
import { type InterpreterPin, isFreeThreaded, plainVersion } from "../../../src/model/interpreter.ts";
import type { DownloadRequest, Machine, Ports } from "../../../src/model/ports.ts";
import { type InterpreterRequest, obtainInterpreter } from "../../../src/python/resolve.ts";
import { description } from "../../support/python-description.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const MIRROR = "https://user:s3cret@mirror.corp.internal/pbs/20260901/cpython-3.14.7.tar.gz?token=t0ken";
const PIN: InterpreterPin = { version: "3.14.7", build: "20260901", url: MIRROR, sha256: "a".repeat(64) };

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface World {
  /** Versions in the runner's tool cache. */
  readonly hosted?: readonly string[];
  /** `python3` by folder of PATH: a version, or the error that starting it ends in. */
  readonly path?: Readonly<Record<string, string | Error>>;
  readonly fetch?: (request: DownloadRequest) => Promise<void>;
  readonly cached?: boolean;
  readonly archive?: string;
}

interface Watched {
  readonly ports: Ports;
  readonly infos: readonly string[];
  readonly fetched: DownloadRequest[];
  readonly asked: string[];
}

async function world({
  hosted = [],
  path = {},
  fetch,
  cached = false,
  archive = PIN.version,
}: World): Promise<Watched> {
  const asked: string[] = [];
  const fetched: DownloadRequest[] = [];
  const hostedToolCache = join(folder, "hosted");
  for (const version of hosted)
    await mkdir(join(hostedToolCache, "Python", plainVersion(version)), { recursive: true });
  const versionAt = (executable: string): string | Error | undefined => {
    if (executable.startsWith(`${folder}/kept/`)) return archive;
    const inCache = hosted.find((version) => {
      const build = isFreeThreaded(version) ? "x64-freethreaded" : "x64";
      return executable === join(hostedToolCache, "Python", plainVersion(version), build, "bin", "python3");
    });
    const at = Object.keys(path).find((key) => executable === join(key, "python3"));
    return inCache ?? (at === undefined ? undefined : path[at]);
  };
  const machine: Partial<Machine> = { path: Object.keys(path).join(":"), hostedToolCache, workRoot: folder };
  const base = pythonPorts(
    {
      run: async ([executable = ""]) => {
        asked.push(executable);
        const found = versionAt(executable);
        if (found === undefined) throw new ToolError("no such file", { argv: [], exitCode: undefined, tail: [] });
        if (found instanceof Error) throw found;
        const stdout = `slipway:${JSON.stringify(description(found, executable))}`;
        return { exitCode: 0, stdout, stderr: "", seconds: 0 };
      },
    },
    machine,
  );
  const kept = join(folder, "kept");
  const ports: Ports = {
    ...base,
    downloads: {
      async fetch(request) {
        fetched.push(request);
        await fetch?.(request);
      },
    },
    toolCache: {
      find: async () => (cached ? kept : undefined),
      add: async (_, fill) => {
        await fill(kept);
        return kept;
      },
      unpack: async (_, directory) => {
        await mkdir(join(directory, "python", "lib", "python3.14"), { recursive: true });
        await writeFile(join(directory, "python", "lib", "python3.14", "os.py"), "");
      },
    },
  };
  return { ports, infos: base.said.infos, fetched, asked };
}

const request = (changes: Partial<InterpreterRequest> = {}): InterpreterRequest => ({
  target: "linux-x64",
  source: "auto",
  pin: null,
  requires: null,
  standalone: PIN,
  reason: "3.14.7 is pinned",
  ...changes,
});
const exact = (text: string) => ({ pin: { text, exact: true } });
const minor = (text: string) => ({ pin: { text, exact: false } });

const unreachable = async ({ url }: DownloadRequest): Promise<void> => {
  throw new NetworkError(`${url}: no answer within 10 s`, { url }, { cause: new Error(url) });
};
const altered = async ({ url }: DownloadRequest): Promise<void> => {
  throw new BuildError([{ code: "wrong-digest", message: `${url} has SHA-256 b, but a is pinned` }]);
};

describe("which interpreter serves", () => {
  const down = "because python-build-standalone 3.14.7 could not be fetched";
  const none = "because python-build-standalone has none for this target";
  const HOSTED = { source: "hosted" } as const;
  const SYSTEM = { source: "system" } as const;
  const dark = (hosted: readonly string[], path = {}): World => ({ fetch: unreachable, hosted, path });
  const one = { "/bin": "3.14.7" };
  const two = { "/a": "3.11.1", "/b": "3.14.7" };
  const threads = { "/a": "3.14.7t", "/b": "3.14.6" };
  test.each<[what: string, changes: Partial<InterpreterRequest>, there: World, found: string, because: string]>([
    ["auto fetches", {}, { hosted: ["3.14.7"] }, "standalone 3.14.7", ""],
    ["unreachable: the tool cache", {}, dark(["3.12.1", "3.13.9"], one), "hosted 3.13.9", down],
    ["then PATH", {}, dark([], one), "system 3.14.7", down],
    ["nothing in the table", { standalone: null }, { path: one }, "system 3.14.7", none],
    ["an exact pin", exact("3.12.1"), dark(["3.12.1", "3.12.9"]), "hosted 3.12.1", down],
    ["passes on to PATH for it", exact("3.11.1"), dark(["3.11.9"], two), "system 3.11.1", down],
    ["a minor, its newest patch", minor("3.9"), dark(["3.9.2", "3.9.18", "3.10.1"]), "hosted 3.9.18", down],
    ["requires-python", { requires: ">=3.10,<3.13" }, dark(["3.13.1", "3.12.4", "3.9.1"]), "hosted 3.12.4", down],
    ["a pin above it", { ...minor("3.9"), requires: ">=3.10" }, dark(["3.9.2", "3.10.1"]), "hosted 3.9.2", down],
    ["standalone", { source: "standalone" }, { path: one }, "standalone 3.14.7", ""],
    ["hosted", HOSTED, { hosted: ["3.13.9"], path: one }, "hosted 3.13.9", ""],
    ["system", SYSTEM, { hosted: ["3.13.9"], path: two }, "system 3.11.1", ""],
    [
      "free-threaded, by name, from the tool cache",
      minor("3.14t"),
      dark(["3.14.7", "3.14.6t"]),
      "hosted 3.14.6t",
      down,
    ],
    ["free-threaded, by name, from PATH", { ...SYSTEM, ...exact("3.14.7t") }, { path: threads }, "system 3.14.7t", ""],
    ["free-threaded is no 3.14", { ...SYSTEM, ...minor("3.14") }, { path: threads }, "system 3.14.6", ""],
    ["system passes over what does not fit", { ...SYSTEM, ...minor("3.14") }, { path: two }, "system 3.14.7", ""],
  ])("%s", async (_, changes, there, expected, because) => {
    const { ports, fetched } = await world(there);
    const found = await obtainInterpreter(ports, request(changes));
    expect(`${found.source} ${found.version}`).toBe(expected);
    const plain = { standalone: "3.14.7 is pinned", hosted: "from the runner's tool cache", system: "found on PATH" };
    expect(found.reason).toBe([plain[found.source], because].filter((part) => part !== "").join(", "));
    expect(found.fallback).toBe(because !== "");
    expect(found.sha256).toBe(found.source === "standalone" ? PIN.sha256 : undefined);
    if (found.source !== "standalone") expect(found.url).toBeUndefined();
    if (changes.source === "hosted" || changes.source === "system") expect(fetched).toEqual([]);
  });

  test("what the tool cache keeps is not fetched again", async () => {
    const { ports, fetched } = await world({ cached: true, fetch: unreachable });
    expect((await obtainInterpreter(ports, request())).source).toBe("standalone");
    expect(fetched).toEqual([]);
  });

  test("an archive with another Python in it is refused", async () => {
    const { ports } = await world({ archive: "3.14.6", path: { "/bin": "3.14.7" } });
    const failed = obtainInterpreter(ports, request());
    await expect(failed).rejects.toThrow("holds Python 3.14.6, not 3.14.7");
    await expect(failed).rejects.not.toThrow("s3cret");
  });
});

describe("refused", () => {
  test.each(["auto", "standalone"] as const)("a wrong digest, with %s: nothing stands in", async (source) => {
    const { ports, asked } = await world({ fetch: altered, hosted: ["3.14.7"], path: { "/bin": "3.14.7" } });
    const failed = obtainInterpreter(ports, request({ source }));
    await expect(failed).rejects.toBeInstanceOf(BuildError);
    await expect(failed).rejects.toThrow("but a is pinned");
    expect(asked).toEqual([]);
  });

  test("standalone alone, without an answer", async () => {
    const { ports } = await world({ fetch: unreachable, path: { "/bin": "3.14.7" } });
    await expect(obtainInterpreter(ports, request({ source: "standalone" }))).rejects.toBeInstanceOf(NetworkError);
  });

  test.each<[Partial<InterpreterRequest>, World, string]>([
    [
      exact("3.8.2"),
      { fetch: unreachable, hosted: ["3.13.9"], path: { "/a": "3.11.1", "/b": "3.12.2" } },
      "Python 3.8.2 is not available for linux-x64: python-build-standalone 3.14.7 could not be fetched; the tool cache has 3.13.9; PATH has 3.11.1, 3.12.2",
    ],
    [
      { ...minor("3.8"), standalone: null },
      {},
      "Python 3.8 is not available for linux-x64: python-build-standalone has none for this target; the tool cache has no Python; PATH has no Python",
    ],
    [
      { source: "system", ...minor("3.14") },
      { path: { "/a": "3.14.7t", "/b": "3.13.1" } },
      "Python 3.14 is not available for linux-x64: PATH has 3.14.7t (free-threaded), 3.13.1",
    ],
    [
      { source: "system", requires: ">=3.14" },
      { hosted: ["3.14.7"], path: { "/a": "3.11.1" } },
      "Python >=3.14 is not available for linux-x64: PATH has 3.11.1",
    ],
    [
      { source: "standalone", standalone: null, ...minor("3.8") },
      { path: { "/a": "3.8.1" } },
      "Python 3.8 is not available for linux-x64: python-build-standalone has none for this target",
    ],
  ])("nothing fits %j: one error lists what each source has", async (changes, there, message) => {
    const { ports } = await world(there);
    const error = await obtainInterpreter(ports, request(changes)).catch((thrown: unknown) => thrown);
    if (!(error instanceof ConfigError)) throw error;
    expect(error.diagnostics).toMatchObject([{ code: "no-interpreter", message }]);
  });
});

describe("the search on PATH", () => {
  test("never enters relative folders", async () => {
    const { ports, asked } = await world({ path: { ".": "3.14.7", bin: "3.14.7", "/usr/bin": "3.13.9" } });
    expect((await obtainInterpreter(ports, request({ source: "system" }))).version).toBe("3.13.9");
    expect(asked).toEqual(["/usr/bin/python3"]);
  });

  test("nor on Windows", async () => {
    const { ports, asked } = await world({});
    const machine = { ...ports.machine, os: "windows", path: ".;tools;C:here;C:\\Python;\\\\share\\bin;D:/p" } as const;
    await obtainInterpreter({ ...ports, machine }, request({ source: "system" })).catch(() => undefined);
    expect(asked).toHaveLength(3);
    for (const file of asked) expect(file).toMatch(/^(?:C:\\Python|\\\\share\\bin|D:\/p)/);
  });

  test("passes over what is no usable Python", async () => {
    const shim = new ToolError("exit code 127", { argv: [], exitCode: 127, tail: [] });
    const { ports } = await world({ path: { "/shims": shim, "/usr/bin": "3.13.9" } });
    expect((await obtainInterpreter(ports, request({ source: "system" }))).version).toBe("3.13.9");
  });

  test("ends when the run is cancelled", async () => {
    const { ports, asked } = await world({ path: { "/a": new Cancelled(), "/b": "3.13.9" } });
    await expect(obtainInterpreter(ports, request({ source: "system" }))).rejects.toBeInstanceOf(Cancelled);
    expect(asked).toEqual(["/a/python3"]);
  });
});

describe("what is published or said", () => {
  test("the address in the manifest holds no credentials", async () => {
    const { ports, fetched } = await world({});
    const { url } = await obtainInterpreter(ports, request());
    expect(url).toBe("https://mirror.corp.internal/pbs/20260901/cpython-3.14.7.tar.gz");
    expect(fetched[0]).toMatchObject({ url: MIRROR, sha256: PIN.sha256, patienceMs: 10_000 });
  });

  test("the reason of a fallback names neither paths nor hosts; the log does, without credentials", async () => {
    const { ports, infos } = await world({ fetch: unreachable, path: { "/home/me/bin": "3.13.9" } });
    const { reason } = await obtainInterpreter(ports, request());
    expect(reason).not.toMatch(/[/\\]|corp|mirror/);
    const said = infos.join("\n");
    expect(said).toContain("/home/me/bin/python3");
    expect(said).toContain("https://mirror.corp.internal/pbs/");
    expect(said).not.toContain("s3cret");
  });

  test.each([unreachable, altered])("no error shows them", async (fetch) => {
    const { ports } = await world({ fetch });
    const error = await obtainInterpreter(ports, request({ source: "standalone" })).catch((thrown: unknown) => thrown);
    if (!(error instanceof Error)) throw error;
    expect(error.message).toContain("https://mirror.corp.internal");
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain("s3cret");
  });
});
