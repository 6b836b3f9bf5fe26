import { describe, expect, test } from "vitest";
import type { Handover, ReceivedLeg } from "../../../src/model/handover.ts";
import type { Fragment } from "../../../src/model/manifest.ts";
import type { Plan } from "../../../src/model/plan.ts";
import {
  both,
  type Change,
  COMMIT,
  codes,
  FIRST,
  fragment,
  leg,
  merge,
  plan,
  resolvedLeg,
  SUM,
  TARGETS,
} from "../../support/merging.ts";

test("legs of two files each, outside of a workflow run and without a tag, are a release", () => {
  const names = ["app-1.0-linux-x64.zip", "app-1.0-linux-x64.tar.zst"];
  const artifacts = names.map((name) => ({ name, kind: "archive", target: FIRST, size: 5, sha256: SUM }));
  const untagged = leg(FIRST, (said) => ({ ...said, tag: null, run: null }), { artifacts });
  const other = leg("windows-x64", (said) => ({ ...said, tag: null, run: null }));
  expect(codes([untagged, other], { plan: { ...plan, tag: null }, run: undefined })).toBe("whole");
});

test("legs that are what the plan says are a release", () => {
  const result = merge(both());
  expect(result).toMatchObject({ manifest: { legs: [{ target: "linux-x64" }, { target: "windows-x64" }] } });
  expect("files" in result ? result.files.map(({ name }) => name) : []).toEqual([
    "app-1.0-linux-x64.zip",
    "app-1.0-windows-x64.zip",
  ]);
});

describe("refused by name", () => {
  const other = (change: Change) => [leg(FIRST, change), leg("windows-x64")];
  const fragments = (changes: Partial<Fragment>) => [leg(FIRST, (said) => said, changes), leg("windows-x64")];
  const [whole] = both();
  const bent = (changes: Partial<ReceivedLeg>) => [{ ...leg(FIRST), ...changes }, leg("windows-x64")];

  const two: Partial<Fragment> = {
    artifacts: ["app-1.0-linux-x64.zip", "app-1.0-linux-x64.tar.zst"].map((name) => ({
      ...{ name, kind: "archive", target: FIRST, size: 5, sha256: SUM },
    })),
  };
  const upper: Change = (said) => {
    const artifacts = said.leg.artifacts.map((item) => ({ ...item, name: item.name.toUpperCase() }));
    return { ...said, leg: { ...said.leg, artifacts } };
  };

  test.each<[string, readonly ReceivedLeg[], string]>([
    ["zero legs", [], "legs-missing: the release is not complete: there is no leg at all"],
    ["a missing leg", both().slice(1), "nothing was built for linux-x64"],
    [
      "a fragment of another run",
      other((said) => ({ ...said, run: "76" })),
      'foreign-run: "linux-x64" is of the run "76"',
    ],
    ["another commit", other((said) => ({ ...said, commit: { ...COMMIT, id: "d".repeat(40) } })), "other-commit"],
    ["another tag", other((said) => ({ ...said, tag: "v2.0" })), "other-tag"],
    ["another Slipway", other((said) => ({ ...said, slipway: "9" })), "other-slipway"],
    [
      "a version that the tag does not cover",
      other((said) => ({ ...said, project: { name: "app", version: "1.1" } })),
      "tag-mismatch",
    ],
    ["another plan", fragments({ plan: "b".repeat(64) }), "other-plan"],
    [
      "legs that decided on different versions of a package",
      [resolvedLeg(FIRST, "1.0"), resolvedLeg("windows-x64", "1.1")],
      "resolutions-differ: the legs were built with different versions of humanize (1.0 on linux-x64; 1.1 on windows-x64)",
    ],
    ["a target that is not planned", [...both(), leg("macos-x64")], "unplanned-leg"],
    [
      "two legs with a file of one name",
      [...both(), { ...leg(FIRST), folder: "again" }],
      "name-collision: app-1.0-linux-x64.zip was made by",
    ],
    [
      "a leg that was never run",
      fragments({ cross: { on: "linux-arm64", smoke: "not run", bytecode: true } }),
      "cross-leg",
    ],
    ["a changed work tree", fragments({ dirty: true }), "dirty-leg"],
    [
      "a Python that was not wanted",
      fragments({ interpreter: { ...fragment(FIRST).interpreter, fallback: true } }),
      "python-fallback",
    ],
    [
      "a wheel of an earlier build",
      fragments({
        requirements: { source: "r", packages: [], compiled: [{ name: "a", version: "1", sdist: SUM, reused: true }] },
      }),
      "reused-wheel",
    ],
    ["a leg without files", fragments({ artifacts: [] }), "empty-leg"],
    ["a file that is not there", bent({ files: [] }), "file-missing"],
    [
      "a file with other bytes",
      bent({ files: (whole?.files ?? []).map((file) => ({ ...file, sha256: "b".repeat(64) })) }),
      "changed-file",
    ],
    [
      "a file that is not listed",
      bent({ files: [...(whole?.files ?? []), { name: "x", path: "/x", size: 1, sha256: SUM }] }),
      'unlisted-file: "linux-x64" holds "x"',
    ],
    ["a link", bent({ strange: ["link"] }), "strange-file"],
    ["no fragment", bent({ text: undefined }), "no-handover"],
    ["a fragment that is no JSON", bent({ text: "<html>" }), "bad-handover"],
    ["a fragment with a key too many", other((said) => ({ ...said, more: 1 })), "bad-handover"],
    [
      "a name with a path in it",
      other((said) => ({ ...said, leg: { ...said.leg, artifacts: [{ ...said.leg.artifacts[0], name: "../x" }] } })),
      "is not a safe file name",
    ],
    [
      "a name that is ours",
      other((said) => ({
        ...said,
        leg: { ...said.leg, artifacts: [{ ...said.leg.artifacts[0], name: "sha256sums" }] },
      })),
      "bad-asset-name",
    ],
    [
      "an asset of 2 GiB",
      fragments({
        artifacts: [
          { name: "app-1.0-linux-x64.zip", kind: "archive", target: FIRST, size: 2_147_483_648, sha256: SUM },
        ],
      }),
      "too-large",
    ],
    [
      "a file with another size",
      bent({ files: (whole?.files ?? []).map((file) => ({ ...file, size: 6 })) }),
      "has 6 bytes",
    ],
    [
      "one file of two that is not listed",
      [
        leg(FIRST, (said) => ({ ...said, leg: { ...said.leg, artifacts: said.leg.artifacts.slice(1) } }), two),
        leg("windows-x64"),
      ],
      'unlisted-file: "linux-x64" holds "app-1.0-linux-x64.zip"',
    ],
    [
      "a name that ends with a dot",
      fragments({ artifacts: [{ name: "app-1.0-linux-x64.", kind: "archive", target: FIRST, size: 5, sha256: SUM }] }),
      "bad-asset-name",
    ],
    [
      "a name that is another list's",
      fragments({ artifacts: [{ name: "SHA512SUMS", kind: "archive", target: FIRST, size: 5, sha256: SUM }] }),
      "bad-asset-name",
    ],
    [
      "two legs with files of names that differ in case alone",
      [...both(), leg(FIRST, upper)].map((each, index) => ({ ...each, folder: `${index}` })),
      "name-collision: APP-1.0-LINUX-X64.ZIP was made by",
    ],
    [
      "a leg of another project",
      other((said) => ({ ...said, project: { name: "tool", version: "1.0" } })),
      "unplanned-leg",
    ],
  ])("%s", (_, received, message) => {
    expect(codes(received)).toContain(message);
  });

  test("everything that is wrong at once", () => {
    const bad = [leg(FIRST, (said) => ({ ...said, run: "1", tag: "v9" }), { dirty: true })];
    for (const code of ["foreign-run", "other-tag", "dirty-leg", "legs-missing"]) expect(codes(bad)).toContain(code);
  });

  test("what is not planned is named although something is missing, too", () => {
    const said = codes([leg("macos-x64")]);
    for (const code of ["unplanned-leg", "legs-missing"]) expect(said).toContain(code);
  });

  test.each([
    [248, "whole"],
    [249, "too-many-files"],
  ])("as many files as a release holds, signatures counted: %i and one more", (length, verdict) => {
    const artifacts = Array.from({ length }, (_, number) => ({
      name: `app-1.0-linux-x64-${number}`,
      kind: "archive",
      target: FIRST,
      size: 5,
      sha256: SUM,
    }));
    expect(codes([leg(FIRST, (said) => said, { artifacts }), leg("windows-x64")])).toContain(verdict);
  });
});

describe("a matrix in which every job plans for itself", () => {
  const wanted = { kind: "matrix", jobs: 2, targets: [] } as const;
  test("of two jobs and two legs is whole", () => expect(codes(both(), { wanted })).toBe("whole"));
  test("of three jobs and two legs is not", () =>
    expect(codes(both(), { wanted: { ...wanted, jobs: 3 } })).toContain("3 jobs of the matrix, but 2 legs"));
  test("without a target that is written down is not", () => {
    expect(codes(both(), { wanted: { ...wanted, targets: ["macos-arm64"] } })).toContain(
      "nothing was built for macos-arm64",
    );
  });
  test("with a file that bears the name of none of its legs is not", () => {
    const artifacts = [{ name: "other-1.0.zip", kind: "archive", target: FIRST, size: 5, sha256: SUM }];
    const received = [leg(FIRST, (said) => said, { artifacts }), leg("windows-x64")];
    expect(codes(received, { wanted })).toContain("unplanned-file");
  });
  test("of several projects names each leg's", () => {
    const tool = (said: Handover) => ({
      ...said,
      project: { name: "tool", version: "1.0" },
      leg: {
        ...said.leg,
        artifacts: said.leg.artifacts.map((item) => ({ ...item, name: item.name.replace("app", "tool") })),
      },
    });
    const second = leg(FIRST, tool);
    const files = second.files.map((file) => ({ ...file, name: file.name.replace("app", "tool") }));
    const result = merge([leg(FIRST), { ...second, folder: "tool", files }], { wanted });
    expect(result).toMatchObject({ manifest: { legs: [{ project: { name: "app" } }, { project: { name: "tool" } }] } });
  });
});

describe("C13: no whole set of legs is no release", () => {
  test("no legs", () => expect(codes([])).toContain("there is no leg at all"));
  test.each(TARGETS)("fewer fragments than legs: %s alone", (target) => {
    expect(codes([leg(target)])).toContain("legs-missing: the release is not complete: nothing was built for");
    expect(codes([leg(target)], { wanted: { kind: "matrix", jobs: 2, targets: [] } })).toContain("but 1 legs");
  });
});

test("C18: an optional target that failed is left out and named; a required one stops the release", () => {
  const optional = {
    ...plan,
    legs: TARGETS.map((target) => ({ target, optional: target === "windows-x64" })),
  } as unknown as Plan;
  expect(merge([leg(FIRST)], { plan: optional })).toMatchObject({ manifest: { missing: ["windows-x64"] } });
  const complete = merge(both(), { plan: optional });
  expect("manifest" in complete ? complete.manifest.missing : "no release").toBeUndefined();
  expect(codes([leg("windows-x64")], { plan: optional })).toContain("nothing was built for linux-x64");
});

test("a rehearsal only tells what a release refuses for its own sake", () => {
  const result = merge([leg(FIRST, (said) => said, { dirty: true }), leg("windows-x64")], { rehearsal: true });
  expect(result).toMatchObject({ warnings: [{ code: "dirty-leg", severity: "warning" }] });
  const cross = leg(FIRST, (said) => said, { cross: { on: "linux-arm64", smoke: "not run", bytecode: true } });
  expect(codes([cross, leg("windows-x64")], { rehearsal: true })).toContain("cross-leg");
});
