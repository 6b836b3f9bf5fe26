import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const python = process.platform === "win32" ? "python" : "python3";
const scan = fileURLToPath(new URL("../../../src/bundlers/pyinstaller/scan.py", import.meta.url));

/** What PyInstaller's analysis takes from a stream of instructions, by our reader and by `dis` as PyInstaller asks it. */
const COMPARE = `
import dis, inspect, json, os, runpy, sys

quick = runpy.run_path(sys.argv[1])["instructions"]

def slow(code):
    yield from (one for one in dis.get_instructions(code) if one.opname != "EXTENDED_ARG")
    yield None
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from slow(constant)

def taken(instructions):
    before = [None, None]
    for one in instructions:
        if one is None:
            yield "end"
            continue
        if one.opname == "IMPORT_NAME":
            yield [one.argval, *([item.opname, repr(item.argval)] for item in before)]
        elif one.opname in ("STORE_NAME", "STORE_GLOBAL", "DELETE_NAME", "DELETE_GLOBAL"):
            yield [one.opname, one.argval]
        before = [before[1], one]

folder = os.path.dirname(os.__file__)
wide = "".join("name_%d = %d; import os.path as path_%d\\n" % (n, n, n) for n in range(200))
texts = {"wide": wide + "global_of = lambda: 0\\ndef f():\\n global late\\n from . import a, b\\n late = a\\n del late\\n"}
for name in ("dataclasses.py", "typing.py", "os.py", "asyncio/__init__.py", "enum.py", "optparse.py"):
    with open(os.path.join(folder, name), encoding="utf-8") as stream:
        texts[name] = stream.read()
for name, text in texts.items():
    code = compile(text, name, "exec")
    ours, theirs = list(taken(quick(code))), list(taken(slow(code)))
    print(json.dumps([name, len(theirs), ours == theirs]))
`;

test("reads of bytecode what PyInstaller would read with dis", () => {
  const said = execFileSync(python, ["-c", COMPARE, scan], { encoding: "utf8" });
  const found = said
    .trim()
    .split("\n")
    .map((line): [string, number, boolean] => JSON.parse(line));
  expect(found.map(([name]) => name)).toContain("wide");
  for (const [name, count, same] of found) {
    expect(same, name).toBe(true);
    expect(count, name).toBeGreaterThan(5);
  }
});
