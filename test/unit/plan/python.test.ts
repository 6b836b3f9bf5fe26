import { describe, expect, test } from "vitest";
import type { Config } from "../../../src/model/config.ts";
import type { PythonTable } from "../../../src/model/interpreter.ts";
import type { TargetId } from "../../../src/model/target.ts";
import { choosePython, staleTable, standalonePin } from "../../../src/plan/python.ts";
import { endedPython } from "../../../src/plan/python-end.ts";
import real from "../../../src/python/standalone.json" with { type: "json" };

const entry = (build: string) => ({ build, flavor: "install_only_stripped", sha256: "0".repeat(64) });
const everywhere = { "linux-x64": entry("20260101"), "windows-arm64": entry("20260101") };
const table: PythonTable = {
  refreshed: "2026-08-14",
  triples: real.triples,
  versions: {
    "3.15.0rc1": everywhere,
    "3.14.0": everywhere,
    "3.13.10": { "linux-x64": entry("20260101") },
    "3.13.9": everywhere,
    "3.12.4": everywhere,
    "3.10.1": { "linux-x64": entry("20260101") },
  },
};

type Python = Config["python"];
const request = (changes: Partial<Python> & { readonly wrote?: string }): Python => ({
  pin:
    changes.wrote === undefined
      ? undefined
      : {
          text: changes.wrote,
          exact: changes.wrote.split(".").length > 2,
          origin: { layer: "file", at: { file: "slipway.yml", line: 1, key: "python" } },
        },
  requires: changes.requires,
  source: changes.source ?? "auto",
  mirror: undefined,
});
const both: readonly TargetId[] = ["linux-x64", "windows-arm64"];

describe("which Python", () => {
  test.each([
    ["no pin takes the newest past its first patch that every target has", request({}), both, "3.13.9"],
    ["one target alone may have a newer patch", request({}), ["linux-x64"] as const, "3.13.10"],
    ["requires-python bounds it", request({ requires: "<3.13" }), both, "3.12.4"],
    ["a minor means its newest patch", request({ wrote: "3.13" }), both, "3.13.9"],
    ["a first patch when its minor is named", request({ wrote: "3.14" }), both, "3.14.0"],
    ["an exact pin is that", request({ wrote: "3.12.4" }), both, "3.12.4"],
    ["a pre-release only when named", request({ wrote: "3.15.0rc1" }), both, "3.15.0rc1"],
  ])("%s", (_, python, targets, version) => {
    const choice = choosePython(table, python, targets);
    expect(choice.ok && choice.value.version).toBe(version);
  });

  test("a Python that no target has, from the only source asked", () => {
    const choice = choosePython(table, request({ wrote: "3.99", source: "standalone" }), both);
    expect(choice.ok ? [] : choice.diagnostics).toMatchObject([
      {
        code: "no-such-python",
        message: "python-build-standalone has no Python 3.99",
        hint: expect.stringContaining("3.14.0"),
        at: { line: 1 },
      },
    ]);
  });

  test("a Python that one target lacks names it, and the nearest that all have", () => {
    const choice = choosePython(table, request({ wrote: "3.13.10", source: "standalone" }), both);
    expect(choice.ok ? [] : choice.diagnostics).toMatchObject([
      { message: expect.stringContaining("3.13.10 lacks windows-arm64"), hint: expect.stringContaining("3.13.9") },
    ]);
  });

  test("with auto another source may still serve, and the plan warns", () => {
    const choice = choosePython(table, request({ wrote: "3.10" }), both);
    expect(choice).toMatchObject({
      ok: true,
      value: { version: undefined },
      warnings: [{ code: "no-such-python", severity: "warning" }],
    });
  });
});

test("addresses of archives follow upstream, and a mirror keeps the digest", () => {
  const pin = standalonePin(real, "3.13.9", "linux-x64", undefined);
  expect(pin?.url).toBe(
    "https://github.com/astral-sh/python-build-standalone/releases/download/20251120/cpython-3.13.9%2B20251120-x86_64-unknown-linux-gnu-install_only_stripped.tar.gz",
  );
  const mirrored = standalonePin(real, "3.13.9", "linux-x64", "https://mirror.example/pbs/");
  expect(mirrored?.url).toMatch(/^https:\/\/mirror\.example\/pbs\/20251120\/cpython-3\.13\.9%2B/);
  expect(mirrored?.sha256).toBe(pin?.sha256);
});

test("the table of interpreters is whole", () => {
  const entries = Object.values(real.versions).flatMap((targets) => Object.values(targets));
  expect(entries.length).toBeGreaterThan(700);
  for (const { sha256, build } of entries) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(build).toMatch(/^20\d{6}$/);
  }
});

test.each([
  ["2026-11-12", 0],
  ["2026-11-13", 1],
])("a table of 2026-08-14 read on %s: %i warnings", (day, warnings) => {
  expect(staleTable(table, Date.parse(`${day}T12:00:00Z`))).toHaveLength(warnings);
});

describe("end of life", () => {
  test.each([
    ["3.10.16", "2026-10-31", 0],
    ["3.10.16", "2026-11-01", 1],
    ["3.9", "2026-11-01", 1],
    ["3.14.6", "2026-11-01", 0],
    ["3.99.1", "2126-11-01", 0],
  ])("Python %s on %s: %i warnings", (version, day, warnings) => {
    expect(endedPython(version, Date.parse(`${day}T00:00:00Z`), undefined)).toHaveLength(warnings);
  });

  test("the warning has the date, and the place of the pin", () => {
    const at = { file: ".python-version", line: 1 };
    const [warning] = endedPython("3.9.25", Date.parse("2026-11-01T00:00:00Z"), at);
    expect(warning).toMatchObject({ code: "python-ended", severity: "warning", at });
    expect(warning?.message).toContain("Python 3.9 reached its end of life on 2025-10-31");
  });

  test("every minor of the table of interpreters has a date", () => {
    for (const version of Object.keys(real.versions)) {
      expect(endedPython(version, Date.parse("2100-01-01T00:00:00Z"), undefined), version).toHaveLength(1);
    }
  });
});
