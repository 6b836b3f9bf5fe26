import { expect, test } from "vitest";
import { type ConfigLayers, resolveConfig } from "../../../src/config/resolve.ts";
import { configSource, packageFacts } from "../../support/facts.ts";
import { textOf } from "../../support/result.ts";

const resolve = (layers: Partial<ConfigLayers> = {}) =>
  resolveConfig({ flags: {}, inputs: {}, facts: packageFacts(), ...layers });
const file = (value: unknown) => ({ file: configSource(value) });

test("what may hold a password is not repeated, and the remedy says what to do", () => {
  const text = textOf(resolve(file({ "python-mirror": "https://user:secret@example.org" })));
  expect(text).toContain("slipway.yml: python-mirror: the address holds a user name or a password");
  expect(text).toContain("write https://… without them");
  expect(text).not.toContain("secret");
});

test("a lock that nobody reads: the locks of the project are named, the nearest first", () => {
  const locks = [{ kind: "uv.lock", path: "uv.lock" }] as const;
  const of = (requirements: string) => textOf(resolve({ facts: packageFacts({ locks }), ...file({ requirements }) }));
  expect(of("locks/a.txt")).toContain("the choices are: auto, pyproject, uv.lock");
  expect(of("uvlock")).toContain("did you mean uv.lock?");
});
