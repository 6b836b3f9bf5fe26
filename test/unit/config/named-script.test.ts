import { expect, test } from "vitest";
import { namedScript } from "../../../src/config/named-script.ts";
import { configSource } from "../../support/facts.ts";

test.each([
  ["a flag", { flags: { entry: "a.py" }, file: configSource({ entry: "b.py" }) }, "a.py"],
  ["the file", { flags: {}, file: configSource({ entry: "b.py" }) }, "b.py"],
  ["an entry point", { flags: {}, file: configSource({ entry: "a:b" }) }, undefined],
  ["no text", { flags: {}, file: configSource({ entry: ["a.py"] }) }, undefined],
  ["a file that is a list", { flags: {}, file: configSource([]) }, undefined],
  ["nothing", { flags: {} }, undefined],
])("the script that %s names", (_, layers, script) => {
  expect(namedScript(layers)).toBe(script);
});
