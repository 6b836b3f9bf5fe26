import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { normaliseRecords } from "../../../src/bundlers/portable/records.ts";
import type { Environment } from "../../../src/model/environment.ts";
import { realExec } from "../../support/exec.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { notPosix, testUnless } from "../../support/unless.ts";

let root: string;
let environment: Environment;

beforeEach(async () => {
  root = await temporaryFolder();
  const sitePackages = join(root, "lib", "python3.13", "site-packages");
  await mkdir(join(sitePackages, "app-1.0.dist-info"), { recursive: true });
  await mkdir(join(root, "bin"));
  const interpreter = {
    source: "system",
    version: "3.13.9",
    executable: "",
    prefix: "",
    relocatable: false,
    sha256: undefined,
    url: undefined,
    reason: "",
    fallback: false,
  } as const;
  environment = {
    kind: "tree",
    root,
    python: join(root, "bin", "python3.13"),
    sitePackages,
    scripts: join(root, "bin"),
    interpreter,
    distributions: [],
  };
});
afterEach(() => rm(root, { recursive: true, force: true }));

const metadata = (name: string): string => join(environment.sitePackages, "app-1.0.dist-info", name);

test("what names the building machine goes, and RECORD is true again and in order", async () => {
  await writeFile(join(environment.sitePackages, "app.py"), "");
  await writeFile(join(environment.sitePackages, "a, b.txt"), "");
  await writeFile(metadata("direct_url.json"), '{"url": "file:///home/somebody/app.whl"}');
  await writeFile(join(root, "bin", "app"), `#!${environment.python}\nprint("hello")\n`);
  await chmod(join(root, "bin", "app"), 0o755);
  const lines = [
    "../../../bin/app,sha256=old,10",
    "app.py,sha256=x,0",
    '"a, b.txt",sha256=y,0',
    "app-1.0.dist-info/direct_url.json,sha256=z,9",
    "app-1.0.dist-info/RECORD,,",
  ];
  await writeFile(metadata("RECORD"), `${lines.join("\n")}\n`);
  await normaliseRecords(environment, false);
  const script = await readFile(join(root, "bin", "app"));
  expect(script.toString()).not.toContain(root);
  expect(await readFile(metadata("RECORD"), "utf8")).toBe(
    [
      '"a, b.txt",sha256=y,0',
      `../../../bin/app,sha256=${createHash("sha256").update(script).digest("base64url")},${script.length}`,
      "app-1.0.dist-info/RECORD,,",
      "app.py,sha256=x,0",
      "",
    ].join("\n"),
  );
  expect(await readdir(join(environment.sitePackages, "app-1.0.dist-info"))).toEqual(["RECORD"]);
});

testUnless(notPosix)(
  "a script that was made relative starts the Python beside it; a binary and a shell script stay",
  async () => {
    await writeFile(environment.python, '#!/bin/sh\necho "python runs $(basename "$1")"\n');
    await chmod(environment.python, 0o755);
    await writeFile(join(root, "bin", "app"), `#!${environment.python}\nprint("hello")\n`);
    await chmod(join(root, "bin", "app"), 0o755);
    await writeFile(join(root, "bin", "binary"), Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
    await writeFile(join(root, "bin", "shell"), "#!/bin/bash\necho\n");
    await normaliseRecords(environment, false);
    expect((await realExec.run([join(root, "bin", "app")])).stdout).toBe("python runs app\n");
    expect(await readFile(join(root, "bin", "binary"))).toEqual(Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
    expect(await readFile(join(root, "bin", "shell"), "utf8")).toBe("#!/bin/bash\necho\n");
  },
);

test("trampolines of entry points are dropped on Windows, real programs stay", async () => {
  await writeFile(metadata("entry_points.txt"), "[console_scripts]\napp = app:main\n\n[other]\nruff = x:y\n");
  for (const name of ["app.exe", "ruff.exe"]) await writeFile(join(root, "bin", name), "MZ");
  await writeFile(metadata("RECORD"), "../../../bin/app.exe,,\n../../../bin/ruff.exe,,\n");
  await normaliseRecords(environment, true);
  expect(await readdir(join(root, "bin"))).toEqual(["ruff.exe"]);
  expect(await readFile(metadata("RECORD"), "utf8")).toContain("ruff.exe");
});

test.each(["../../../../outside.txt", "app/../../../../../outside.txt"])(
  "a RECORD that leads out of the environment by %s is cut, though the file is there",
  async (path) => {
    const outside = join(root, "tree");
    environment = { ...environment, root: outside, sitePackages: join(outside, "lib", "python3.13", "site-packages") };
    environment = { ...environment, scripts: join(outside, "bin") };
    await mkdir(join(environment.sitePackages, "app-1.0.dist-info"), { recursive: true });
    await mkdir(environment.scripts);
    await writeFile(join(root, "outside.txt"), "not the bundle's");
    await writeFile(join(environment.sitePackages, "app.py"), "");
    await writeFile(metadata("RECORD"), `${path},sha256=x,1\napp.py,sha256=x,0\n`);
    await normaliseRecords(environment, false);
    expect(await readFile(metadata("RECORD"), "utf8")).toBe("app.py,sha256=x,0\n");
  },
);
