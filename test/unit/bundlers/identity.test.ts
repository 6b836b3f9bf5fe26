import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startText } from "../../../src/bundlers/pyinstaller/freeze.ts";
import { identityOf, versionFile } from "../../../src/bundlers/pyinstaller/identity.ts";
import { fourNumbers } from "../../../src/bundlers/version-numbers.ts";
import type { Environment } from "../../../src/model/environment.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(name: string, metadata: string, url: string | undefined): Promise<void> {
  const info = join(folder, `${name}-1.dist-info`);
  await mkdir(info);
  await writeFile(join(info, "METADATA"), metadata);
  if (url !== undefined) await writeFile(join(info, "direct_url.json"), JSON.stringify({ url }, undefined, 1));
}

describe("a version resource", () => {
  const environment = (): Environment => ({ sitePackages: folder }) as Environment;

  test("is taken from the project's own metadata, and from no dependency's", async () => {
    await install("aaa", "Name: aaa\nVersion: 9\n", undefined);
    await install("bbb", "Name: bbb\nVersion: 9\n", "https://example.org/bbb.whl");
    const text =
      'Name: my-app\nVersion: 1.2rc1\nAuthor-email: "A. B" <a@example.org>\nLicense: MIT\n\nVersion: of the text\n';
    await install("my_app", text, "file:///build/my_app.whl");
    expect(await identityOf(environment())).toEqual({
      product: "my-app",
      version: "1.2rc1",
      summary: "",
      author: '"A. B"',
      licence: "MIT",
    });
  });

  test("is none where nothing was installed from a file", async () => {
    expect(await identityOf(environment())).toBeUndefined();
  });

  test.each([
    ["1.2.3", [1, 2, 3, 0]],
    ["2!1.0.post1.dev3", [1, 0, 0, 0]],
    ["2026.11.21.7.9+local", [2026, 11, 21, 7]],
    ["20261121", [65_535, 0, 0, 0]],
    ["not a version", [0, 0, 0, 0]],
  ])("has four numbers that Windows can hold: %s", (version, numbers) => {
    expect(fourNumbers(version)).toEqual(numbers);
  });

  test("keeps quotes and other letters of a project's summary where they are", () => {
    const text = versionFile("app", { product: "app", version: "1", summary: 'Says "hé"\\', author: "", licence: "" });
    expect(text).toContain(String.raw`StringStruct("FileDescription", "Says \"hé\"\\"),`);
    expect(text).not.toContain("CompanyName");
    expect(text).toContain("filevers=(1, 0, 0, 0)");
  });
});

describe("what a program begins with", () => {
  test("imports the first name of a nested object and calls the whole of it", () => {
    const text = startText({ kind: "object", name: "app", object: "app.cli : Main.run", gui: false });
    expect(text).toContain("from app.cli import Main\n\nsys.exit(Main.run())\n");
  });

  test("leaves no name of ours in the namespace of a lone script", () => {
    const text = startText({ kind: "script", name: "tool", script: "tools/tool.py", gui: false });
    const defined = [...text.matchAll(/^(?:def (\w+)|import (\w+)|(\w+) =)/gm)].map(([, name]) => name);
    expect(defined.length).toBeGreaterThan(0);
    expect(text.trimEnd().split("\n").at(-1)).toBe(`del ${defined.join(", ")}`);
    expect(text).toContain('work("tool.py")');
  });
});
