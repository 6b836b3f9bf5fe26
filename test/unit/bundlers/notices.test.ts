import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NOTICES, type NoticesRequest, writeNotices } from "../../../src/bundlers/notices.ts";
import type { Environment } from "../../../src/model/environment.ts";
import { treeLayout } from "../../../src/model/interpreter.ts";
import type { LinkedLibrary } from "../../../src/model/manifest.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const layout = treeLayout("linux", "3.13.9");
const OPENSSL: LinkedLibrary = { name: "OpenSSL", version: "3.5.7", licence: "Apache-2.0", module: "_ssl", file: null };
const TK: LinkedLibrary = { name: "Tk", version: "9.0", licence: "TCL", module: "_tkinter", file: "_tkinter.so" };
let folder: string;
let environment: Environment;

beforeEach(async () => {
  folder = await temporaryFolder();
  const root = join(folder, "bundle", "python");
  const sitePackages = join(root, layout.sitePackages);
  await mkdir(sitePackages, { recursive: true });
  const places = { root, sitePackages, python: join(root, layout.python), scripts: join(root, layout.scripts) };
  environment = { ...places, kind: "tree", interpreter: { version: "3.13.9" } as never, distributions: [] };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(environment.root, path)), { recursive: true });
  await writeFile(join(environment.root, path), text);
}

/** A distribution with files, relative to site-packages, that its RECORD names. */
async function install(name: string, files: Readonly<Record<string, string>>, metadata: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) await write(`${layout.sitePackages}/${path}`, text);
  const lines = Object.keys(files).map((path) => `${path},,\n`);
  await write(`${layout.sitePackages}/${name}.dist-info/RECORD`, `${lines.join("")}${name}.dist-info/RECORD,,\n`);
  await write(`${layout.sitePackages}/${name}.dist-info/METADATA`, metadata);
}

async function notices(changes: Partial<NoticesRequest> = {}): Promise<string> {
  const bundle = join(folder, "bundle");
  const interpreter = [environment.root, join(environment.root, layout.stdlib)];
  await writeNotices({ environment, interpreter, libraries: [], holds: () => false, ...changes }, bundle);
  return readFile(join(bundle, NOTICES), "utf8");
}

describe("the notices of a bundle", () => {
  test("have the texts of the interpreter, of each distribution and of what it vendors", async () => {
    await write(`${layout.stdlib}/LICENSE.txt`, "the interpreter's terms\r\n");
    const files = {
      "app-1.0.dist-info/licenses/LICENSE": "terms of app",
      "app/_vendor/x/COPYING": "terms of x",
      "app/licenses.py": "code",
    };
    await install("app-1.0", files, "Name: app\nLicense-Expression: MIT\n\nLicense: in the description\n");
    await install("bare-2.0", {}, "Name: bare\nClassifier: License :: OSI Approved :: BSD License\n");
    const text = await notices();
    expect(text).toContain("Python 3.13.9\nLicence: PSF-2.0\n\n--- LICENSE.txt\n\nthe interpreter's terms\n");
    expect(text).toContain(
      "app 1.0\nLicence: MIT\n\n--- LICENSE\n\nterms of app\n\n--- app/_vendor/x/COPYING\n\nterms of x\n",
    );
    expect(text).toContain("bare 2.0\nLicence: BSD License\n\n(It brings no licence text.)\n");
    expect(text).not.toContain("code");
    expect(await notices()).toBe(text);
  });

  test("have a text once that several bring word for word", async () => {
    await install("a-1.0", { "a-1.0.dist-info/LICENSE": "same terms\n" }, "License: MIT\n");
    await install("b-1.0", { "b-1.0.dist-info/COPYING": "\r\nsame terms  \r\n" }, "License: MIT\n");
    const text = await notices();
    expect(text.split("same terms")).toHaveLength(2);
    expect(text).toContain("--- COPYING: the same as LICENSE of a 1.0\n");
  });

  test("have the text of what is linked into the interpreter, and of an extension module only while that is there", async () => {
    const libraries = [OPENSSL, TK];
    const without = await notices({ libraries });
    expect(without).toContain("OpenSSL 3.5.7, linked into Python\nLicence: Apache-2.0\n\n--- LICENSE\n\n");
    expect(without).toContain("Apache License\n                           Version 2.0");
    expect(without).not.toContain("Tk 9.0");
    const whole = await notices({ libraries, holds: ({ file }) => file === "_tkinter.so" });
    expect(whole).toContain("Tk 9.0, linked into _tkinter.so\nLicence: TCL\n");
    expect(whole).toContain("Regents of the University of");
  });

  test("do not give OpenSSL before version 3 the terms of version 3", async () => {
    const old = { ...OPENSSL, version: "1.1.1w", licence: "OpenSSL" };
    expect(await notices({ libraries: [old] })).toContain("Licence: OpenSSL\n\n(It brings no licence text.)\n");
  });

  test("lack what was removed from the bundle", async () => {
    await install("stays-1.0", { "stays-1.0.dist-info/LICENSE": "terms of stays" }, "License: MIT\n");
    await install("goes-1.0", { "goes-1.0.dist-info/LICENSE": "terms of goes" }, "License: MIT\n");
    expect(await notices()).toContain("terms of goes");
    expect(await notices({ without: ["goes"] })).not.toContain("goes");
    await rm(join(environment.sitePackages, "goes-1.0.dist-info"), { recursive: true });
    const text = await notices();
    expect(text).toContain("terms of stays");
    expect(text).not.toContain("goes");
  });

  test("a RECORD with .. or absolute paths reads nothing outside", async () => {
    await writeFile(join(folder, "LICENSE"), "outside");
    await install("evil-1.0", {}, "");
    const record = `../../../../../../LICENSE,,\n${join(folder, "LICENSE")},,\n`;
    await write(`${layout.sitePackages}/evil-1.0.dist-info/RECORD`, record);
    expect(await notices()).not.toContain("outside");
  });
});
