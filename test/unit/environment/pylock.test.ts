import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localPath, pylockText, readPylock } from "../../../src/environment/pylock.ts";

const A = "a".repeat(64);
const B = "b".repeat(64);
const PLACE = "/project/pylock.toml";
const read = (lines: string) =>
  readPylock(`lock-version = "1.0"\n[[packages]]\nname = "rich"\nversion = "15.0.0"\n${lines}\n`, PLACE).packages[0];

test("gives names, versions, markers and every file with its address and hash", () => {
  const found = read(`marker = "python_version >= '3.8'"
sdist = { url = "https://example.org/rich-15.0.0.tar.gz", hashes = { sha256 = "${A}" } }
wheels = [{ url = "https://example.org/rich-15.0.0%2Bcpu-py3-none-any.whl#frag", hashes = { sha256 = "${B.toUpperCase()}" } }]`);
  expect(found).toEqual({
    name: "rich",
    version: "15.0.0",
    marker: "python_version >= '3.8'",
    sdist: { name: "rich-15.0.0.tar.gz", url: "https://example.org/rich-15.0.0.tar.gz", sha256: A },
    wheels: [
      {
        name: "rich-15.0.0+cpu-py3-none-any.whl",
        url: "https://example.org/rich-15.0.0%2Bcpu-py3-none-any.whl#frag",
        sha256: B,
      },
    ],
  });
});

test("a wheel beside the lock lies where the lock does", () => {
  const wheel = read(`wheels = [{ path = "wheels/rich-1-py3-none-any.whl", hashes = { sha256 = "${A}" } }]`)?.wheels[0];
  expect(wheel === undefined ? undefined : localPath(wheel)).toBe("/project/wheels/rich-1-py3-none-any.whl");
});

describe("an archive with a hash is what it is named", () => {
  const archive = (name: string) =>
    readPylock(
      `[[packages]]\nname = "x"\narchive = { url = "https://example.org/${name}", hashes = { sha256 = "${A}" } }\n`,
      PLACE,
    ).packages[0];
  test("a wheel", () => {
    expect(archive("x-1.0-py3-none-any.whl")).toMatchObject({
      version: "1.0",
      sdist: undefined,
      wheels: [{ sha256: A }],
    });
  });
  test("an sdist", () => {
    expect(archive("x-1.0.tar.gz")).toMatchObject({ version: "1.0", sdist: { sha256: A }, wheels: [] });
  });
});

test.each([
  ["no hash", `wheels = [{ url = "https://example.org/rich-1-py3-none-any.whl" }]`],
  ["another kind of hash", `wheels = [{ url = "https://example.org/r-1-py3-none-any.whl", hashes = { md5 = "00" } }]`],
  ["no address", `wheels = [{ name = "rich-1-py3-none-any.whl", hashes = { sha256 = "${A}" } }]`],
  ["no wheel", `wheels = [{ url = "https://example.org/rich-1.egg", hashes = { sha256 = "${A}" } }]`],
])("a file with %s is none that could be installed", (_, lines) => {
  expect(read(lines)).toMatchObject({ wheels: [], sdist: undefined });
});

test.each([
  ["a name that leaves the folder", `name = "../rich.whl", url = "https://example.org/x"`, A],
  ["an address whose name leaves the folder", `url = "https://example.org/..%2Frich.whl"`, A],
  ["a hidden name", `url = "https://example.org/.rich.whl"`, A],
  ["half a hash", `url = "https://example.org/rich.whl"`, "abc"],
  ["an address of another kind", `url = "ftp://example.org/rich.whl"`, A],
  ["no address at all", `url = "rich.whl"`, A],
])("%s is refused", (_, place, hash) => {
  expect(() => read(`wheels = [{ ${place}, hashes = { sha256 = "${hash}" } }]`)).toThrow();
});

test.each(["", "[[packages]]\nname = 3", "packages = 1", "[["])("a lock that says %j is refused", (text) => {
  expect(() => readPylock(text, PLACE)).toThrow();
});

test("what is written is read again, whatever names and markers hold; the order is the same each time", () => {
  const file = fc.record({
    name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.+!-]*\.whl$/),
    url: fc.webUrl(),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  });
  const entry = fc.record({
    name: fc.string({ unit: "binary" }),
    version: fc.string({ minLength: 1 }),
    marker: fc.option(
      fc.string().map((text) => `os_name != ${JSON.stringify(text)}`),
      { nil: undefined },
    ),
    wheels: fc.array(file, { maxLength: 3 }),
    sdist: fc.option(file, { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 5 }), (packages) => {
      const text = pylockText(packages);
      expect(pylockText([...packages].reverse())).toBe(text);
      const again = readPylock(text, PLACE).packages;
      expect(new Map(again.map((found) => [found.name, found]))).toEqual(
        new Map(packages.map((wanted) => [wanted.name, wanted])),
      );
    }),
    { numRuns: 200 },
  );
});

describe("what no index has", () => {
  const COMMIT = "c".repeat(40);
  const packageOf = (lines: string) => readPylock(`[[packages]]\nname = "x"\n${lines}\n`, PLACE).packages[0];
  const vcs = (more: string) => packageOf(`vcs = { type = "git", ${more} }`);

  test("a folder lies where the lock says, seen from the lock", () => {
    const found = packageOf('directory = { path = "../lib", subdirectory = "python", editable = true }');
    expect(found?.source).toEqual({ kind: "directory", path: "/lib/python" });
    expect(found?.origin).toBe(undefined);
  });

  test("a commit of a repository is known by all of its name", () => {
    const found = vcs(`url = "https://example.org/x.git", commit-id = "${COMMIT}", subdirectory = "a/b"`);
    expect(found?.source).toEqual({
      kind: "git",
      url: "https://example.org/x.git",
      commit: COMMIT,
      subdirectory: "a/b",
    });
  });

  test.each([
    ["a branch instead of a commit", 'url = "https://example.org/x.git", requested-revision = "main"'],
    ["a short commit", 'url = "https://example.org/x.git", commit-id = "abc1234"'],
    ["an address that is an option", `url = "--upload-pack=touch /tmp/x", commit-id = "${COMMIT}"`],
    ["an address that names a program", `url = "ext::sh -c id", commit-id = "${COMMIT}"`],
    ["no address", `commit-id = "${COMMIT}"`],
  ])("%s is not built", (_, lines) => {
    expect(vcs(lines)).toMatchObject({ origin: "vcs" });
    expect(vcs(lines)?.source).toBe(undefined);
  });

  test("another system than git is not built", () => {
    const found = packageOf(`vcs = { type = "hg", url = "https://example.org/x", commit-id = "${COMMIT}" }`);
    expect(found).toMatchObject({ origin: "vcs" });
  });

  test.each(["../x", "/etc", "a/../../b", "..\\\\x", "C:/x"])("a folder %s of a repository is refused", (path) => {
    const text = `url = "https://example.org/x.git", commit-id = "${COMMIT}", subdirectory = "${path}"`;
    expect(() => vcs(text)).toThrow("leads out of a repository");
  });

  test("is written as it is read", () => {
    const lines = [
      'directory = { path = "/a \\"b\\"/c" }',
      `vcs = { type = "git", url = "ssh://git@example.org/x", commit-id = "${COMMIT}", subdirectory = "s" }`,
    ];
    for (const line of lines) {
      const found = packageOf(line);
      const again = readPylock(pylockText(found === undefined ? [] : [found]), "/elsewhere/pylock.toml").packages[0];
      expect(again?.source).toEqual(found?.source);
    }
  });
});
