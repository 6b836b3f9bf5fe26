import { expect, test } from "vitest";
import { nearest, suggestion } from "../../../src/model/nearest.ts";

test.each([
  ["pyton", "python"],
  ["Python", "python"],
  ["pyhton", "python"],
  ["pythn-source", "python-source"],
  ["target", "targets"],
  ["bundle", "bundler"],
  ["zzz", undefined],
  ["", undefined],
])("%j means %s", (word, name) => {
  expect(nearest(word, ["name", "python", "python-source", "targets", "bundler"])).toBe(name);
});

test("the nearest of several wins", () => {
  expect(nearest("linux-x46", ["linux-musl-x64", "linux-arm64", "linux-x64"])).toBe("linux-x64");
});

test("where nothing is near, all there is is named", () => {
  expect(suggestion("zzz", ["socks", "http2"], "its extras")).toBe("its extras are: socks, http2");
  expect(suggestion("zzz", [], "its extras")).toBe("its extras are: none");
});
