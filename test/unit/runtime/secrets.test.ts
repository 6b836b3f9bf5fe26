import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readSecrets } from "../../../src/runtime/node/secrets.ts";
import { notLinux, testUnless } from "../../support/unless.ts";

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

test("who hands out the first secret is told before, and once", () => {
  const order: string[] = [];
  const secrets = readSecrets(
    { KEY: "a key", OTHER: "another" },
    () => order.push("hidden"),
    () => order.push("told"),
  );
  secrets.read("NONE");
  expect(order).toEqual([]);
  for (const name of ["KEY", "OTHER", "KEY"]) secrets.read(name);
  expect(order).toEqual(["told", "hidden", "hidden"]);
});

testUnless(notLinux)(
  "a process that holds secrets leaves no image of its memory, nor does what it starts",
  async () => {
    const file = fileURLToPath(new URL("../../../src/runtime/node/dumps.ts", import.meta.url));
    const program = `
    const { leaveNoDumps } = await import(${JSON.stringify(file)});
    leaveNoDumps();
    await new Promise((done) => setTimeout(done, 1000));
    const limits = (await import("node:child_process")).execFileSync("cat", ["/proc/self/limits"], { encoding: "utf8" });
    process.stdout.write(limits.split("\\n").find((line) => line.startsWith("Max core")) + process.report.excludeEnv);`;
    const argv = ["--core=1048576:1048576", process.execPath, "--input-type=module", "--eval", program];
    const { stdout } = await promisify(execFile)("prlimit", argv);
    expect(stdout).toMatch(/^Max core file size +0 +0 +bytes +true$/);
  },
);

test.each(["", undefined])("a variable that is %j is not set, and no secret", (value) => {
  const secrets = readSecrets({ KEY: value }, () => undefined);
  expect(secrets.read("KEY")).toBeUndefined();
  expect(secrets.isSecret("KEY")).toBe(false);
});
