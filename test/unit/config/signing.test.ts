import { expect, test } from "vitest";
import { parseConfigFile } from "../../../src/config/file.ts";
import { checkConfigFile } from "../../../src/config/resolve.ts";

async function problems(text: string): Promise<string> {
  const file = await parseConfigFile(text, "slipway.yml");
  if (!file.ok) throw new Error("this test's YAML is wrong");
  return JSON.stringify(checkConfigFile(file.value));
}

test("a key that is written where its variable's name belongs is refused, and not repeated", async () => {
  const secret = "RWRTY0IyVGhpcyBpcyBhIHNlY3JldA==";
  const said = await problems(`signing: { minisign: { key: "${secret}" } }`);
  expect(said).toContain("must be the NAME of an environment variable");
  expect(said).not.toContain(secret);
});

test("a method that nobody knows, and a key of a method that is none, are told with the ones that are", async () => {
  expect(await problems("signing: { minisig: { key: KEY } }")).toContain("minisign");
  expect(await problems("signing: { minisign: { key: KEY, passwrd: PASSWORD } }")).toContain("password");
});

test("what signs Windows programs is checked like the others", async () => {
  const good =
    'signing: { authenticode: { key: CERTIFICATE, password: PASSWORD, timestamp: "http://time.example.org" } }';
  expect(await problems(good)).toBe("[]");
  expect(await problems("signing: { authenticode: { key: CERTIFICATE } }")).toContain("timestamp is missing");
  const misspelt = await problems("signing: { authenticode: { keey: K, timestamp: http://x.example } }");
  expect(misspelt).toContain("did you mean key");
  const secret = `MII${"A".repeat(300)}`;
  const said = await problems(`signing: { authenticode: { key: ${secret}, timestamp: http://x.example } }`);
  expect(said).toContain("must be the NAME of an environment variable");
  expect(said).not.toContain(secret);
});

test("a policy that is none is told", async () => {
  expect(await problems("sign: always")).toContain("must be one of auto, required, off");
});
