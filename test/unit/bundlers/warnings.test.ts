import { describe, expect, test } from "vitest";
import { hiddenImportsNotFound, summariseWarnings } from "../../../src/bundlers/pyinstaller/warnings.ts";

const TEXT = `
This file lists modules PyInstaller was not able to find.

missing module named _winapi - imported by encodings (delayed, conditional, optional), asyncio.windows_events (top-level)
missing module named 'yaml.cyaml' - imported by yaml (optional)
missing module named brotli - imported by app.codecs (top-level), urllib3.util.request (optional)
missing module named numpy - imported by app.maths (top-level)
missing module named simplejson - imported by requests.compat (conditional, optional)
`;

describe("PyInstaller's warnings are summed up", () => {
  test("only what the application's own packages import unconditionally", () => {
    const [note, ...rest] = summariseWarnings(TEXT, new Set(["app", "requests", "yaml"]));
    expect(rest).toEqual([]);
    expect(note).toMatchObject({ severity: "warning" });
    expect(note?.message).toMatch(
      /2 modules .*: brotli \(imported by app\.codecs\), numpy \(imported by app\.maths\)$/,
    );
  });

  test("hundreds of them are not dumped", () => {
    const lines = Array.from(
      { length: 300 },
      (_, index) => `missing module named m${index} - imported by app (top-level)`,
    );
    const [note] = summariseWarnings(lines.join("\n"), new Set(["app"]));
    expect(note?.message).toContain("and 295 more");
    expect(note?.message.length).toBeLessThan(400);
  });

  test("nothing of all that is nothing", () => {
    expect(summariseWarnings("", new Set(["app"]))).toEqual([]);
    expect(summariseWarnings(TEXT, new Set(["other"]))).toEqual([]);
  });
});

test("hidden imports that were not found", () => {
  const log = "1 INFO: x\n2 ERROR: Hidden import 'a.b' not found\n3 ERROR: Hidden import 'c' not found\n";
  expect(hiddenImportsNotFound(log)).toEqual(["a.b", "c"]);
});
