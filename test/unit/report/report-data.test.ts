import { describe, expect, test } from "vitest";
import type { Floor, Inspection } from "../../../src/model/inspection.ts";
import type { Fragment } from "../../../src/model/manifest.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { builtReport, inspectedReport } from "../../../src/report/report-data.ts";

const demand = (file: string, version: string): Floor => ({ system: "glibc", version, file, owner: `of ${file}` });
const demands = [demand("b.so", "2.17"), demand("z.so", "2.34"), demand("a.so", "2.4"), demand("c.so", "2.17")];

const inspection: Inspection = {
  form: "directory",
  bytes: 54_300_000,
  files: 2313,
  floors: [demand("z.so", "2.34")],
  architectures: { x64: 4 },
  architecture: "x64",
  foreign: [],
  libraries: [],
  missing: [{ library: "libpq.so.5", file: "z.so" }],
  sizes: [],
  suggestions: [],
  contents: { owners: [{ kind: "distribution", name: "rich 15.0", files: [["rich.py", 7]] }], demands },
  problems: [],
};

const plan = {
  slipway: "1.0.0",
  project: { name: "app", version: "1.4.0" },
  commit: { id: "0123456789abcdef0123", time: 1 },
} as unknown as Plan;

const fragment = {
  target: "linux-x64",
  dirty: false,
  interpreter: { version: "3.14.6", source: "standalone" },
  bundler: { name: "portable", version: null },
  startup: { what: "app --version", first: 300, median: 163.4, least: 150, most: 170, runs: 5 },
  smoke: [{ what: "app --version", result: "passed", detail: "exit code 0", milliseconds: 3 }],
  artifacts: [{ name: "app-1.4.0-linux-x64.tar.gz", size: 20_000_000 }],
} as unknown as Fragment;

const built = (changes: Partial<Fragment> = {}, of = plan) =>
  builtReport(of, { fragment: { ...fragment, ...changes }, inspection, name: "app-1.4.0-linux-x64" });

describe("the report of a leg", () => {
  test("says what was built, of which commit, and what is worth knowing of it", () => {
    const { title, subtitle, bundles } = built();
    expect(title).toBe("app 1.4.0, linux-x64");
    expect(subtitle).toBe("commit 0123456789ab; made by Slipway 1.0.0");
    expect(bundles).toHaveLength(1);
    expect(bundles[0]).toMatchObject({ target: "linux-x64", name: "app-1.4.0-linux-x64" });
    expect(Object.fromEntries(bundles[0]?.facts ?? [])).toEqual({
      unpacked: "54.3 MB in 2313 files",
      needs: "glibc 2.34",
      "starts in": "0.16 s",
      Python: "3.14.6 (standalone)",
      bundler: "portable",
      "app-1.4.0-linux-x64.tar.gz": "20.0 MB",
    });
    expect(bundles[0]?.owners).toEqual(inspection.contents.owners);
    expect(bundles[0]?.checks).toEqual([{ what: "app --version", result: "passed", detail: "exit code 0" }]);
  });

  test("names the most demanding files first: by number, not by text", () => {
    expect(built().bundles[0]?.floors).toEqual([
      { file: "z.so", needs: "glibc 2.34", owner: "of z.so" },
      { file: "b.so", needs: "glibc 2.17", owner: "of b.so" },
      { file: "c.so", needs: "glibc 2.17", owner: "of c.so" },
      { file: "a.so", needs: "glibc 2.4", owner: "of a.so" },
    ]);
  });

  test("names so many of them, and not hundreds", () => {
    const many = Array.from({ length: 500 }, (_, at) => demand(`${at}.so`, "2.17"));
    const contents = { ...inspection.contents, demands: many };
    const { bundles } = builtReport(plan, { fragment, inspection: { ...inspection, contents }, name: "app" });
    expect(bundles[0]?.floors).toHaveLength(40);
  });

  test("says where the work tree was changed, where there is no git, and where nothing could be timed", () => {
    expect(built({ dirty: true }).subtitle).toContain("with changes that are not committed");
    expect(built({ dirty: true }, { ...plan, commit: null }).subtitle).toBe("not from git; made by Slipway 1.0.0");
    const { startup: _, ...untimed } = fragment;
    const { bundles } = builtReport(plan, { fragment: untimed, inspection, name: "app" });
    expect(bundles[0]?.facts.map(([name]) => name)).not.toContain("starts in");
  });
});

test("the report of any bundle says that nothing was run, and what it lacks", () => {
  const { title, subtitle, bundles } = inspectedReport({ ...inspection, floors: [] }, "other.tar.gz");
  expect([title, subtitle]).toEqual(["other.tar.gz", "Looked at, and not run."]);
  expect(bundles[0]?.facts).toEqual([
    ["form", "directory"],
    ["unpacked", "54.3 MB in 2313 files"],
    ["needs", "no particular version"],
  ]);
  expect(bundles[0]?.checks).toMatchObject([{ what: "library libpq.so.5", result: "missing" }]);
});
