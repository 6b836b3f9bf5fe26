import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { BuildError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { askLibraries } from "../../../src/python/libraries.ts";
import { realExec } from "../../support/exec.ts";

const printing = (stdout: string): Exec => ({ run: async () => ({ exitCode: 0, stdout, stderr: "" }) });

describe("what is linked into an interpreter", () => {
  test("is what the interpreter itself says", async () => {
    const python = process.platform === "win32" ? "python" : "python3";
    const libraries = await askLibraries(realExec, python);
    const said = (code: string): string => execFileSync(python, ["-c", code], { encoding: "utf8" }).trim();
    const version = (module: string) => libraries.find((library) => library.module === module)?.version;
    expect(version("_ssl")).toBe(said("import ssl; print(ssl.OPENSSL_VERSION.split()[1])"));
    expect(version("_sqlite3")).toBe(said("import sqlite3; print(sqlite3.sqlite_version)"));
    for (const { file } of libraries) if (file !== null) expect(file).not.toMatch(/[\\/]/);
  });

  test.each(["", "Traceback", "\nslipway:{}", '\nslipway:[{"name":3}]'])(
    "an answer that is none (%j) is an error",
    async (stdout) => {
      await expect(askLibraries(printing(stdout), "python3")).rejects.toBeInstanceOf(BuildError);
    },
  );
});
