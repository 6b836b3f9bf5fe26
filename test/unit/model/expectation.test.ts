import { expect, test } from "vitest";
import { parseExpectation } from "../../../src/model/expectation.ts";
import { okValue, problemsOf } from "../../support/result.ts";

test.each([
  ["1.4.0", { kind: "text", text: "1.4.0" }],
  ["{version}", { kind: "text", text: "{version}" }],
  ["/usr/bin", { kind: "text", text: "/usr/bin" }],
  ["/", { kind: "text", text: "/" }],
  ["/^app \\d+$/", { kind: "pattern", source: "^app \\d+$", flags: "" }],
  ["/a/b/im", { kind: "pattern", source: "a/b", flags: "im" }],
  ["/^{version}$/u", { kind: "pattern", source: "^{version}$", flags: "u" }],
  ["/a\nb/", { kind: "pattern", source: "a\nb", flags: "" }],
])("%j", (written, expectation) => {
  expect(okValue(parseExpectation(written))).toEqual(expectation);
});

test.each(["//", "/(/", "/a/g", "/a/ii", "/[/u"])("%j is none", (written) => {
  expect(problemsOf(parseExpectation(written))).toEqual(["bad-pattern"]);
});
