import { describe, expect, test } from "vitest";
import { type Handover, handoverOf, type ReceivedLeg } from "../../../src/model/handover.ts";
import type { Fragment } from "../../../src/model/manifest.ts";
import type { Plan } from "../../../src/model/plan.ts";
import type { TargetId } from "../../../src/model/target.ts";
import type { MergeRequest } from "../../../src/stages/merge.ts";
import { mergeLegs } from "../../../src/stages/merge-check.ts";

const TARGETS = ["linux-x64", "windows-x64"] as const;
const SUM = "a".repeat(64);
const COMMIT = { id: "c".repeat(40), time: 0 };

const plan = {
  schema: 1,
  slipway: "0.1.0",
  project: { name: "app", version: "1.0" },
  commit: COMMIT,
  tag: "v1.0",
  legs: TARGETS.map((target) => ({ target, optional: false })),
} as unknown as Plan;

function fragment(target: TargetId, changes: Partial<Fragment> = {}): Fragment {
  return {
    target,
    plan: SUM,
    dirty: false,
    interpreter: { source: "standalone", version: "3.13.9", sha256: SUM, url: null, reason: "r", fallback: false },
    requirements: { source: "uv.lock", packages: [] },
    bundler: { name: "portable", version: null, options: {} },
    bundleSize: 1,
    floor: null,
    sizes: [],
    smoke: [],
    artifacts: [{ name: `app-1.0-${target}.zip`, kind: "archive", target, size: 5, sha256: SUM }],
    ...changes,
  };
}

type Change = (said: Handover) => unknown;

function leg(target: TargetId, change: Change = (said) => said, fragmentChanges: Partial<Fragment> = {}): ReceivedLeg {
  const said = handoverOf(plan, fragment(target, fragmentChanges), "77");
  const files = said.leg.artifacts.map(({ name, size, sha256 }) => ({
    name,
    path: `/in/${target}/${name}`,
    size,
    sha256,
  }));
  return { folder: target, text: JSON.stringify(change(said)), files, strange: [] };
}

/** A leg without a lock, whose build decided on a version. */
function resolvedLeg(target: TargetId, version: string): ReceivedLeg {
  const packages = [{ name: "humanize", version }];
  const resolved = { until: null, sha256: version.replaceAll(".", "").padEnd(64, "0"), packages };
  return leg(target, (said) => said, { requirements: { source: "resolved", packages, resolved } });
}

const both = (): ReceivedLeg[] => TARGETS.map((target) => leg(target));
const [FIRST] = TARGETS;

function merge(received: readonly ReceivedLeg[], changes: Partial<MergeRequest> = {}) {
  const digestOf = (target: TargetId) => (TARGETS.some((each) => each === target) ? SUM : undefined);
  return mergeLegs({
    plan,
    wanted: { kind: "plan" },
    run: "77",
    template: "v?{version}",
    rehearsal: false,
    received,
    digestOf,
    ...changes,
  });
}

function codes(received: readonly ReceivedLeg[], changes: Partial<MergeRequest> = {}): string {
  const result = merge(received, changes);
  return "manifest" in result ? "whole" : result.map(({ code, message }) => `${code}: ${message}`).join("\n");
}

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
  ])("%s", (_, received, message) => {
    expect(codes(received)).toContain(message);
  });

  test("everything that is wrong at once", () => {
    const bad = [leg(FIRST, (said) => ({ ...said, run: "1", tag: "v9" }), { dirty: true })];
    for (const code of ["foreign-run", "other-tag", "dirty-leg", "legs-missing"]) expect(codes(bad)).toContain(code);
  });

  test("a thousand files, signatures counted", () => {
    const artifacts = Array.from({ length: 250 }, (_, number) => ({
      name: `app-1.0-linux-x64-${number}`,
      kind: "archive",
      target: FIRST,
      size: 5,
      sha256: SUM,
    }));
    expect(codes([leg(FIRST, (said) => said, { artifacts }), leg("windows-x64")])).toContain("too-many-files");
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

test("C18: an optional target that failed is left out and named; a required one stops the release", () => {
  const optional = {
    ...plan,
    legs: TARGETS.map((target) => ({ target, optional: target === "windows-x64" })),
  } as unknown as Plan;
  expect(merge([leg(FIRST)], { plan: optional })).toMatchObject({ manifest: { missing: ["windows-x64"] } });
  expect(codes([leg("windows-x64")], { plan: optional })).toContain("nothing was built for linux-x64");
});

test("a rehearsal only tells what a release refuses for its own sake", () => {
  const result = merge([leg(FIRST, (said) => said, { dirty: true }), leg("windows-x64")], { rehearsal: true });
  expect(result).toMatchObject({ warnings: [{ code: "dirty-leg", severity: "warning" }] });
});
