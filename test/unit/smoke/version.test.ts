import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpectation } from "../../../src/model/expectation.ts";
import { meets, printsVersion } from "../../../src/smoke/version.ts";

function matches(text: string, written: string, version: string): boolean {
  const expected = parseExpectation(written);
  return expected.ok && meets(text, expected.value, version);
}

describe("a version in what a program prints", () => {
  it.each([
    ["app 1.4.0", "1.4.0"],
    ["v1.4.0", "1.4.0"],
    ["app-1.4.0.", "1.4.0"],
    ["app/1.4.0 (linux)", "1.4.0"],
    ["1.4.0-linux-x64", "1.4.0"],
    ["Version: 1.4.0,", "1.4.0"],
    ["1.4.0-rc1", "1.4.0rc1"],
    ["1.4.0rc1", "1.4.0-rc1"],
    ["1.4.0.RC.1", "1.4.0rc1"],
    ["1.4.0c1", "1.4.0rc1"],
    ["1.4.0-alpha", "1.4.0a0"],
    ["2!1.0-3.dev3", "2!1.0.post3.dev3"],
    ["1.0+Ubuntu-1", "1.0+ubuntu.1"],
    ["2026.01.5", "2026.1.5"],
    ["0.1.0", "0.1.0"],
  ])("%s holds %s", (text, version) => expect(printsVersion(text, version)).toBe(true));

  it.each([
    ["11.4.0", "1.4.0"],
    ["1.4.01", "1.4.0"],
    ["1.4.0.1", "1.4.0"],
    ["0.1.4.0", "1.4.0"],
    ["1.4", "1.4.0"],
    ["1.4.0rc1", "1.4.0"],
    ["1.4.0.dev", "1.4.0"],
    ["1.4.0-1", "1.4.0"],
    ["1.4.0+local", "1.4.0"],
    ["1.4.0rc10", "1.4.0rc1"],
    ["1.4.0", "1.4.0rc1"],
    ["1x4x0", "1.4.0"],
    ["2!1.4.0", "1.4.0"],
  ])("%s does not hold %s", (text, version) => expect(printsVersion(text, version)).toBe(false));

  it("is found as written where it is no version at all", () => {
    expect(printsVersion("build (nightly)", "(nightly)")).toBe(true);
    expect(printsVersion("build nightly", "(nightly)")).toBe(false);
  });

  it("is found whatever version it is, and never as its successor", () => {
    const release = fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
    const suffix = fc.tuple(fc.constantFrom("", "a", "b", "rc", ".post", ".dev"), fc.nat(30));
    const version = fc
      .tuple(release, suffix)
      .map(([numbers, [word, count]]) => numbers + (word === "" ? "" : word + count));
    fc.assert(
      fc.property(version, (text) => printsVersion(`app ${text}\n`, text) && !printsVersion(`app ${text}1\n`, text)),
    );
  });
});

describe("what is expected", () => {
  it("is a text that is found as it stands", () => {
    expect(matches("ready (a.b)", "(a.b)", "1.0")).toBe(true);
    expect(matches("ready (axb)", "(a.b)", "1.0")).toBe(false);
  });

  it("is a text with the version in it", () => {
    expect(matches("app 1.0rc1 ready", "app {version} ready", "1.0-rc1")).toBe(true);
    expect(matches("app v1.0", "v{version}", "1.0")).toBe(true);
    expect(matches("app 2.0 ready", "app {version} ready", "1.0")).toBe(false);
    expect(matches("app 11.0", "{version}", "1.0")).toBe(false);
  });

  it("is a regular expression with its flags, and the version in it", () => {
    expect(matches("APP 1.0-RC1!", "/^app {version}!$/i", "1.0rc1")).toBe(true);
    expect(matches("x\nv1.0", "/^v{version}$/m", "1.0")).toBe(true);
    expect(matches("ü 1.0", "/^\\p{L} {version}/u", "1.0")).toBe(true);
    expect(matches("1.1", "/{version}/", "1.0")).toBe(false);
    expect(matches("1.0 and 1.0", "/{version}.*{version}/", "1.0")).toBe(true);
  });
});
