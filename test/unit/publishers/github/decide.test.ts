// The state machine by itself: what is there, and the one step that follows from it.
import { describe, expect, test } from "vitest";
import type { ReleaseFile } from "../../../../src/model/release.ts";
import type { HostedAsset } from "../../../../src/model/releases.ts";
import { decide, type Seen, type SeenRelease } from "../../../../src/publishers/github/decide.ts";
import { setOf, TAG } from "../../../support/releasing.ts";

const file = (name: string, sha256 = "a".repeat(64)): ReleaseFile => ({ name, path: `/${name}`, size: 5, sha256 });
const files = [file("app.zip"), file("SHA256SUMS", "b".repeat(64))];
const OWN = "00aa";
/** Two other runs; whether they are over nobody can tell. */
const [EARLIER, STRANGER] = ["00bb", "00cc"];

let lastId = 100;
function asset({ name, size, sha256 }: ReleaseFile, changes: Partial<HostedAsset> = {}): HostedAsset {
  lastId += 1;
  return { id: lastId, name, size, state: "uploaded", sha256, ...changes };
}
const whole = (): HostedAsset[] => files.map((each) => asset(each));

function release(id: number, writer: string | undefined, changes: Partial<SeenRelease> = {}): SeenRelease {
  return {
    ...{
      id,
      tag: TAG,
      title: "app",
      draft: true,
      prerelease: false,
      immutable: false,
      url: "https://r",
      uploadUrl: "",
    },
    body: writer === undefined ? "by hand" : `<!-- slipway ${writer} -->\n<!-- /slipway -->`,
    assets: [],
    ...changes,
  };
}

const step = (releases: readonly SeenRelease[], seen: Partial<Seen> = {}, draft = false) =>
  decide({ releases, writer: OWN, claimed: undefined, ...seen }, setOf(files, { draft }));
const code = (result: ReturnType<typeof step>): string | undefined =>
  result.kind === "refuse" ? result.problems[0]?.code : result.kind;

describe("nothing is there", () => {
  test("a draft is made", () => expect(step([])).toEqual({ kind: "create" }));
});

describe("drafts of our own that are empty", () => {
  const mine = (claimed: number | undefined) => ({ claimed, created: claimed });

  test("the lower number goes on: who made the other one takes it away, and stops", () => {
    const both = [release(2, OWN), release(1, STRANGER)];
    expect(step(both, mine(2))).toMatchObject({ kind: "withdraw", id: 2, problem: { code: "several-drafts" } });
  });
  test("the lower number goes on: it leaves the other one to its maker", () => {
    const both = [release(2, STRANGER), release(1, OWN)];
    expect(step(both, mine(1))).toMatchObject({ kind: "fill", release: { id: 1 }, remove: [], upload: files });
  });
  test("beside one that is being filled: it goes", () => {
    const filled = release(3, STRANGER, { assets: [asset(file("app.zip"))] });
    expect(step([release(2, OWN), filled], mine(2))).toMatchObject({ kind: "withdraw", id: 2 });
  });
  test("of others, where nothing will be public: they go at once", () => {
    expect(step([release(2, STRANGER), release(1, OWN)], mine(1), true)).toEqual({ kind: "sweep", ids: [2] });
  });
  test("of an earlier attempt: taken over", () =>
    expect(step([release(1, EARLIER)])).toMatchObject({ kind: "claim", release: { id: 1 } }));
});

describe("a draft that is begun", () => {
  const half = (writer: string | undefined) => release(1, writer, { assets: [asset(file("app.zip"))] });
  const torn = () => asset(file("app.zip"), { state: "starter", sha256: undefined });
  const other = () => asset(file("app.zip", "c".repeat(64)));

  test("by us: what is missing is uploaded, and nothing else", () =>
    expect(step([half(OWN)], { claimed: 1 })).toMatchObject({ kind: "fill", remove: [], upload: [files[1]] }));
  test("by somebody else: claimed first", () => expect(code(step([half(STRANGER)]))).toBe("claim"));
  test("by us, and claimed by another since: left to that", () =>
    expect(code(step([half(STRANGER)], { claimed: 1, created: 1 }))).toBe("taken-over"));

  test("by another, taken over by us, and by a third since, with half a file in it: left to that", () =>
    expect(code(step([release(1, STRANGER, { assets: [torn()] })], { claimed: 1 }))).toBe("taken-over"));
  test("by another and taken over by us: what is half there may be the other's, and a draft is made beside it", () => {
    const theirs = release(1, OWN, { assets: [torn()] });
    expect(step([theirs], { claimed: 1 })).toEqual({ kind: "create", beside: theirs });
  });

  test.each([
    ["half a file", torn],
    ["a file of another build", other],
  ])("%s of our own is replaced", (_, make) => {
    const assets = [make(), asset(file("SHA256SUMS", "b".repeat(64)))];
    expect(step([release(1, OWN, { assets })], { claimed: 1, created: 1 })).toMatchObject({
      ...{ kind: "fill", remove: [assets[0]], upload: [files[0]] },
    });
  });
  test.each([
    ["half a file", torn],
    ["a file of another build", other],
  ])("%s of a run that may be alive is left, and a draft made beside it", (_, make) => {
    const theirs = release(1, STRANGER, { assets: [make()] });
    expect(step([theirs])).toEqual({ kind: "create", beside: theirs });
    expect(code(step([theirs], {}, true))).toBe("claim");
  });
  test("of several such drafts the newest gives its text", () => {
    const [first, second] = [1, 2].map((id) => release(id, STRANGER, { assets: [other()] }));
    expect(step([second, first].flatMap((each) => each ?? []))).toEqual({ kind: "create", beside: second });
  });
  // Two processes of one attempt may each have found the draft of the attempt before, and one of them be about to publish it.
  test("a file of another build is not replaced in a draft that was only claimed", () => {
    const claimed = release(1, OWN, { assets: [other()] });
    expect(step([claimed], { claimed: 1 })).toEqual({ kind: "create", beside: claimed });
  });
  test("another size under the right digest is another file", () => {
    const assets = [asset(file("app.zip"), { size: 6 }), asset(file("SHA256SUMS", "b".repeat(64)))];
    expect(step([release(1, OWN, { assets })], { claimed: 1, created: 1 })).toMatchObject({
      kind: "fill",
      remove: [assets[0]],
    });
  });
  test("a person's, with another file under our name: refused", () =>
    expect(code(step([release(1, undefined, { assets: [other()] })]))).toBe("foreign-asset"));
  test("C27: a file that nobody expects: refused, whoever wrote the text", () => {
    const assets = [...whole(), asset(file("thesis.pdf"))];
    for (const writer of [undefined, OWN, EARLIER, STRANGER])
      expect(code(step([release(1, writer, { assets })]))).toBe("extra-asset");
  });
  test("C27: also beside a file of another build", () => {
    const assets = [other(), asset(file("thesis.pdf"))];
    expect(code(step([release(1, STRANGER, { assets })]))).toBe("extra-asset");
  });
  test("C27: no digest of such a file is asked for", () => {
    const assets = [...whole(), asset(file("thesis.pdf"), { sha256: undefined })];
    expect(code(step([release(1, undefined, { assets, draft: false })]))).toBe("published-extra");
  });
  test("C8: files without a digest are measured before anything else is done", () => {
    const assets = [asset(file("app.zip"), { sha256: undefined })];
    expect(step([release(1, OWN, { assets })], { claimed: 1, created: 1 })).toEqual({ kind: "measure", assets });
  });
  test("C8: in another run's draft and in a public release, too", () => {
    const assets = [asset(file("app.zip"), { sha256: undefined })];
    expect(step([release(1, STRANGER, { assets })])).toEqual({ kind: "measure", assets });
    expect(step([release(1, STRANGER, { assets, draft: false })])).toEqual({ kind: "measure", assets });
  });
  test("half a file has no digest, and is not measured", () =>
    expect(code(step([release(1, OWN, { assets: [torn()] })], { claimed: 1, created: 1 }))).toBe("fill"));
});

describe("C4: two drafts of one tag", () => {
  const filled = (id: number, writer: string | undefined) => release(id, writer, { assets: [asset(file("app.zip"))] });

  test("of people: refused", () =>
    expect(code(step([release(1, undefined), release(2, undefined)]))).toBe("several-drafts"));
  test("a person's, and ours with files in it: refused", () =>
    expect(code(step([release(1, undefined), filled(2, OWN)]))).toBe("several-drafts"));
  test("a person's, and one of another build: refused", () => {
    const older = release(2, STRANGER, { assets: [asset(file("app.zip", "c".repeat(64)))] });
    expect(code(step([release(1, undefined), older]))).toBe("several-drafts");
  });
  test("a person's, and ours that stayed empty: the person's is used", () =>
    expect(step([release(1, undefined), release(2, STRANGER)])).toMatchObject({ kind: "claim", release: { id: 1 } }));
  test("both ours and filled: the one that we have claimed, else the older one", () => {
    const both = [filled(1, STRANGER), filled(2, OWN)];
    expect(step(both, { claimed: 2 })).toMatchObject({ kind: "fill", release: { id: 2 } });
    expect(step(both)).toMatchObject({ kind: "claim", release: { id: 1 } });
  });
});

describe("a draft that is whole", () => {
  test("of ours is published", () =>
    expect(code(step([release(1, OWN, { assets: whole() })], { claimed: 1 }))).toBe("publish"));
  test("of another run is claimed before that", () =>
    expect(code(step([release(1, STRANGER, { assets: whole() })]))).toBe("claim"));
  test("is the end where releases stay drafts, whoever of us made it", () =>
    expect(code(step([release(1, STRANGER, { assets: whole() })], {}, true))).toBe("done"));
  test("of a person gets our text before it is the end", () =>
    expect(code(step([release(1, undefined, { assets: whole() })], {}, true))).toBe("claim"));
});

describe("a release that is public", () => {
  const open = (assets: readonly HostedAsset[], id = 5) => release(id, STRANGER, { assets, draft: false });

  test("and whole is the end", () => expect(code(step([open(whole())]))).toBe("done"));
  test.each<[string, () => HostedAsset[], string]>([
    ["lacks a file", () => whole().slice(1), "published-lacks"],
    ["has a file too many", () => [...whole(), asset(file("x"))], "published-extra"],
    ["has another file", () => [asset(file("app.zip", "c".repeat(64))), ...whole().slice(1)], "published-differs"],
    ["has half a file", () => [asset(file("app.zip"), { state: "starter" }), ...whole().slice(1)], "published-torn"],
  ])("and %s is refused, and never touched", (_, make, problem) => expect(code(step([open(make())]))).toBe(problem));
  test("takes our drafts of the tag with it, and no others", () => {
    const drafts = [
      release(1, EARLIER),
      release(2, STRANGER, { assets: [asset(file("app.zip", "c".repeat(64)))] }),
      release(3, STRANGER, { assets: [asset(file("thesis.pdf"))] }),
      release(4, undefined),
    ];
    expect(step([...drafts, open(whole())])).toEqual({ kind: "sweep", ids: [1, 2] });
  });
  test("takes a single draft of ours with it", () =>
    expect(step([release(1, EARLIER), open(whole())])).toEqual({ kind: "sweep", ids: [1] }));
  test("and not right: no draft of ours goes", () =>
    expect(code(step([release(1, EARLIER), open(whole().slice(1))]))).toBe("published-lacks"));
});
