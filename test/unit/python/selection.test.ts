import { describe, expect, test } from "vitest";
import type { ElfFacts } from "../../../src/model/inspection.ts";
import type { Exec } from "../../../src/model/ports.ts";
import type { Collector, Needs } from "../../../src/python/collect.ts";
import type { PythonDescription } from "../../../src/python/describe.ts";
import { selectParts } from "../../../src/python/selection.ts";
import { pythonPorts } from "../../support/python-ports.ts";

const about = { executable: "/usr/bin/python3.11" } as PythonDescription;
const FACTS = {} as ElfFacts;
const NOTHING: Needs = { libraries: [], missing: [] };

function needs(names: readonly string[], missing: readonly string[] = []): Needs {
  return { libraries: names.map((name) => ({ name, file: `/lib/${name}`, facts: FACTS })), missing };
}

/** Parts by name; `program` is the interpreter itself. */
async function select(parts: Readonly<Record<string, Needs>>, importExitCode = 1) {
  const exec: Exec = { run: async () => ({ exitCode: importExitCode, stdout: "", stderr: "", seconds: 0 }) };
  const stdlib = Object.keys(parts)
    .filter((name) => name !== "program")
    .map((name) => ({ from: `/s/${name}.so`, place: `lib-dynload/${name}.cpython-311-x86_64-linux-gnu.so` }));
  const collector: Collector = {
    needsOf: async (file) => {
      const name = file === about.executable ? "program" : file.slice(3, -3);
      return parts[name] ?? NOTHING;
    },
  };
  const all = [...stdlib, { from: "/s/os.py", place: "os.py" }];
  const selection = await selectParts(pythonPorts(exec), about, { stdlib: all, collector });
  return {
    files: selection.files.map(({ from }) => from),
    libraries: selection.libraries.map(({ name }) => name),
    notes: selection.notes.map(({ message }) => message),
  };
}

describe("compiled parts", () => {
  test("come along with their libraries, each once, sorted", async () => {
    const parts = {
      program: needs(["libz.so.1"]),
      _ssl: needs(["libssl.so.3", "libcrypto.so.3"]),
      zlib: needs(["libz.so.1"]),
    };
    expect(await select(parts)).toEqual({
      files: ["/s/_ssl.so", "/s/zlib.so", "/s/os.py"],
      libraries: ["libcrypto.so.3", "libssl.so.3", "libz.so.1"],
      notes: [],
    });
  });

  test("stay behind for their libraries' licence, and it is said", async () => {
    const parts = { _dbm: needs(["libdb-5.3.so"]), readline: needs(["libreadline.so.8", "libtinfo.so.6"]) };
    expect(await select(parts)).toEqual({
      files: ["/s/os.py"],
      libraries: [],
      notes: ["left out of the copied Python for the licence of its library: _dbm (Sleepycat), readline (GPL-3.0)"],
    });
  });

  test("readline with libedit comes along", async () => {
    expect((await select({ readline: needs(["libedit.so.2"]) })).files).toContain("/s/readline.so");
  });

  test("stay behind where they do not work here either, and it is said", async () => {
    const { files, notes } = await select({ _tkinter: needs(["libz.so.1"], ["libtk8.6.so"]) });
    expect(files).toEqual(["/s/os.py"]);
    expect(notes).toEqual([
      "left out of the copied Python, because it does not work on this machine: _tkinter (no libtk8.6.so)",
    ]);
  });

  test("are an error where they work here and we cannot see why", async () => {
    const parts = { _tkinter: needs([], ["libtk8.6.so"]) };
    await expect(select(parts, 0)).rejects.toThrow(
      "/s/_tkinter.so needs libtk8.6.so, which is nowhere on this machine",
    );
  });
});

test("a library of the interpreter itself that is missing is an error", async () => {
  await expect(select({ program: needs([], ["libpython3.11.so.1.0"]) })).rejects.toThrow(
    "/usr/bin/python3.11 needs libpython3.11.so.1.0",
  );
});
