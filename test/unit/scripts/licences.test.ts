import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundledPackages, isAllowed, licenceProblems, noticesText, packageFolder } from "../../../scripts/licences.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let root: string;
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function install(name: string, facts: Record<string, unknown>, files: Record<string, string> = {}) {
  const folder = join(root, "node_modules", name);
  await mkdir(join(folder, "lib"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", ...facts }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
}

const output = (...inputs: string[]) => ({
  outputs: {
    "dist/a.mjs": {
      ...{ bytes: 1, imports: [], exports: [] },
      inputs: Object.fromEntries(inputs.map((input) => [input, { bytesInOutput: 1 }])),
    },
  },
});

test.each([
  ["node_modules/a/lib/index.js", "node_modules/a"],
  ["node_modules/@scope/a/index.js", "node_modules/@scope/a"],
  ["node_modules/a/node_modules/b/index.js", "node_modules/a/node_modules/b"],
  ["node_modules\\a\\index.js", "node_modules/a"],
  ["src/entry/main.ts", undefined],
  ["late:@scope/a", undefined],
])("%s is of %s", (input, folder) => expect(packageFolder(input)).toBe(folder));

test.each([
  ["MIT", true],
  ["(Apache-2.0 AND BSD-3-Clause)", true],
  ["(GPL-3.0 OR MIT)", true],
  ["GPL-3.0", false],
  ["(MIT AND GPL-3.0)", false],
  ["none", false],
  ["SEE LICENSE IN LICENSE", false],
  ["", false],
])("licence %s: %s", (licence, allowed) => expect(isAllowed(licence)).toBe(allowed));

describe("what is inside dist/", () => {
  test("packages are found once, by what is bundled of them, and their texts come along once", async () => {
    await install("a", { license: "MIT" }, { LICENSE: "The text\r\nof it", "notice.md": "Noted" });
    await install("b", { license: "MIT" }, { LICENSE: "The text\nof it", "notice.md": "Noted" });
    await install("c", { license: "ISC", author: { name: "Somebody" } });
    await install("unused", { license: "GPL-3.0" });
    const inputs = ["node_modules/b/lib/x.js", "node_modules/a/x.js", "node_modules/a/y.js", "node_modules/c/c.js"];
    const packages = bundledPackages(root, output("src/x.ts", ...inputs));
    expect(packages.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(licenceProblems(packages)).toEqual([]);
    const text = noticesText(packages);
    expect(text).toContain("a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n");
    expect(text.split("The text\nof it\n\nNoted")).toHaveLength(2);
    expect(text).toContain("No licence file comes with it. Its package.json says: ISC, by Somebody.");
  });

  test("a folder that only says which kind of modules it holds belongs to the package around it", async () => {
    await install("a", { license: "MIT" });
    await mkdir(join(root, "node_modules", "a", "node_modules", "esm"), { recursive: true });
    await writeFile(join(root, "node_modules", "a", "node_modules", "esm", "package.json"), '{"type":"module"}');
    const packages = bundledPackages(root, output("node_modules/a/node_modules/esm/x.js"));
    expect(packages.map(({ name }) => name)).toEqual(["a"]);
  });

  test.each([
    ["a licence that asks for more than its notice", { license: "GPL-3.0" }],
    ["no licence", {}],
    ["a licence in the old form", { license: { type: "MIT" } }],
  ])("bad input: a package with %s is named", async (_, facts) => {
    await install("a", facts);
    expect(licenceProblems(bundledPackages(root, output("node_modules/a/x.js")))).toEqual([
      expect.stringContaining("a 1.0.0: "),
    ]);
  });
});
