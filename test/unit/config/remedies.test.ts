import { expect, test } from "vitest";
import { packageFacts } from "../../support/facts.ts";
import { file, resolve } from "../../support/resolving.ts";
import { textOf } from "../../support/result.ts";

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
