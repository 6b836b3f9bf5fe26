import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSpec } from "../../../src/project/pyinstaller-spec.ts";

const SPEC = String.raw`# -*- mode: python ; coding: utf-8 -*-
from PyInstaller.utils.hooks import collect_data_files

a = Analysis(
    ['src/main.py', r'win\other.py'],  # two programs
    pathex=[],
    binaries=[],
    datas=[('data/*.json', 'data'), ("assets", "assets")],
    hiddenimports=['a.b', "c"],
    hookspath=['hooks'],
    hooksconfig={},
    runtime_hooks=['hook.py'],
    excludes=[],
    noarchive=False,
)
exe = EXE(PYZ(a.pure), a.scripts, [], exclude_binaries=True, name='my-tool', console=False, icon=['assets/icon.png'])
coll = COLLECT(exe, a.binaries, a.datas, name='my-tool')
`;

describe("a PyInstaller spec", () => {
  test("is read without being run", () => {
    expect(readSpec(SPEC, "my.spec")).toEqual({
      file: "my.spec",
      name: "my-tool",
      scripts: ["src/main.py", "win\\other.py"],
      windowed: true,
      onefile: false,
      icon: "assets/icon.png",
      data: ["data/*.json", "assets"],
      hiddenImports: ["a.b", "c"],
      left: ["runtime_hooks=['hook.py']"],
    });
  });

  test("without COLLECT makes one file", () => {
    expect(readSpec("a = Analysis(['x.py'])\nEXE(a.scripts, name='x')", "x.spec")?.onefile).toBe(true);
  });

  test("whose values are computed is left, in its own words", () => {
    const spec = "a = Analysis(['x.py'], datas=collect_data_files('rich'), binaries=found + more)\nCOLLECT(a)";
    expect(readSpec(spec, "x.spec")).toMatchObject({
      data: [],
      left: ["datas=collect_data_files('rich')", "binaries=found + more"],
    });
  });

  test("which analyses nothing is none", () => expect(readSpec("print('Analysis')", "x.spec")).toBeUndefined());

  test("of any text ends in a value", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, inside) => {
        const read = readSpec(`${before}\nAnalysis([${inside}], datas=[('${inside}', '.')])`, "x.spec");
        expect(read === undefined || read.file === "x.spec").toBe(true);
      }),
    );
  });
});
