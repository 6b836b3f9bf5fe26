import { expect, test } from "vitest";
import { readSecrets } from "../../../src/runtime/node/secrets.ts";

const KEY = "-----BEGIN KEY-----\nfirst line of the key\nsecond line of the key\nend\n-----END KEY-----";

test("a secret is hidden as a whole and line by line, once", () => {
  const hidden: string[] = [];
  const secrets = readSecrets({ KEY }, (text) => hidden.push(text));
  expect([secrets.read("KEY"), secrets.read("KEY")]).toEqual([KEY, KEY]);
  expect(hidden).toEqual([KEY, "first line of the key", "second line of the key"]);
});

test("what was asked for is a secret, and in the environment of nobody who is started afterwards", () => {
  const environment: Record<string, string | undefined> = { KEY, HOME: "/home/u" };
  const secrets = readSecrets(environment, () => undefined);
  expect(secrets.isSecret("KEY")).toBe(false);
  secrets.read("KEY");
  expect(secrets.isSecret("KEY")).toBe(true);
  expect(environment).toEqual({ HOME: "/home/u" });
});

test.each(["", undefined])("a variable that is %j is not set, and no secret", (value) => {
  const secrets = readSecrets({ KEY: value }, () => undefined);
  expect(secrets.read("KEY")).toBeUndefined();
  expect(secrets.isSecret("KEY")).toBe(false);
});
