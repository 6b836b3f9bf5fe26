import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tableFrom, tableText } from "../../../scripts/python-table.ts";
import table from "../../../src/python/standalone.json" with { type: "json" };

const BASE = "https://github.com/astral-sh/python-build-standalone/releases/download";
const artifact = (name: string, digit: string) => ({
  platform: "x",
  variant: "y",
  url: `${BASE}/20260101/${name}`,
  sha256: digit.repeat(64),
});
const line = (version: string, ...artifacts: object[]) => JSON.stringify({ version, date: "2026-01-01", artifacts });
const read = (...lines: string[]) => tableFrom(lines.join("\n"), table.triples, "2026-11-21").versions;
const linux = (version: string, build: string, flavor: string) =>
  `cpython-${version}%2B${build}-x86_64-unknown-linux-gnu-${flavor}.tar.gz`;

describe("upstream's list becomes the table", () => {
  test("the newest build wins, and of one build the stripped archive", () => {
    const versions = read(
      line(
        "3.13.9",
        artifact(linux("3.13.9", "20251120", "install_only"), "a"),
        artifact(linux("3.13.9", "20251120", "install_only_stripped"), "b"),
      ),
      line("3.13.9", artifact(linux("3.13.9", "20240101", "install_only_stripped"), "c")),
    );
    expect(versions).toEqual({
      "3.13.9": { "linux-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "b".repeat(64) } },
    });
  });

  test("versions come newest first, pre-releases before their line", () => {
    const names = ["3.9.1", "3.10.0", "3.15.0rc1", "3.14.2"];
    const lines = names.map((version) => line(version, artifact(linux(version, "20260101", "install_only"), "a")));
    expect(Object.keys(read(...lines))).toEqual(["3.15.0rc1", "3.14.2", "3.10.0", "3.9.1"]);
  });

  test.each([
    "cpython-3.13.9%2B20251120-x86_64_v3-unknown-linux-gnu-install_only.tar.gz",
    "cpython-3.13.9%2B20251120-x86_64-unknown-linux-gnu-freethreaded-install_only.tar.gz",
    "cpython-3.13.9%2B20251120-x86_64-unknown-linux-gnu-debug-full.tar.zst",
    "cpython-3.13.9%2B20250101-x86_64-unknown-linux-musl-install_only.tar.gz",
    "pypy-7.3-linux64.tar.bz2",
  ])("%s is not for us", (name) => {
    expect(read(line("3.13.9", artifact(name, "a")))).toEqual({});
  });

  test.each(["{", '{"version": 3}', '{"version":"3.13.9","artifacts":[{"url":"u","sha256":"short"}]}'])(
    "a line that says %s is refused",
    (bad) => {
      expect(() => read(bad)).toThrow();
    },
  );
});

test("the committed table is written as the refresh writes it", () => {
  expect(readFileSync("src/python/standalone.json", "utf8")).toBe(tableText(table));
});
