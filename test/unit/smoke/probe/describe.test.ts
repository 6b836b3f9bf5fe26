import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, describe as group, test } from "vitest";
import type { Environment } from "../../../../src/model/environment.ts";
import { describe } from "../../../../src/smoke/probe/describe.ts";
import { realExec } from "../../../support/exec.ts";
import { SYSTEM_PYTHON } from "../../../support/system-python.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

interface Installed {
  readonly files: readonly string[];
  readonly requires?: readonly string[];
}

async function environmentOf(distributions: Readonly<Record<string, Installed>>): Promise<Environment> {
  const sitePackages = await temporaryFolder();
  for (const [name, { files, requires = [] }] of Object.entries(distributions)) {
    const info = `${name}-1.0.dist-info`;
    const metadata = [
      "Metadata-Version: 2.1",
      `Name: ${name}`,
      "Version: 1.0",
      ...requires.map((one) => `Requires-Dist: ${one}`),
    ];
    const record = [...files, `${info}/METADATA`, `${info}/RECORD`].map((file) => `${file},,\n`).join("");
    const all = {
      ...Object.fromEntries(files.map((file) => [file, ""])),
      [`${info}/METADATA`]: `${metadata.join("\n")}\n`,
      [`${info}/RECORD`]: record,
    };
    for (const [file, text] of Object.entries(all)) {
      await mkdir(dirname(join(sitePackages, file)), { recursive: true });
      await writeFile(join(sitePackages, file), text);
    }
  }
  const python = { ...SYSTEM_PYTHON, executable: "python3" };
  return { kind: "venv", root: "", python: "", sitePackages, scripts: "", interpreter: python, distributions: [] };
}

async function asked(distributions: Readonly<Record<string, Installed>>, ...requirements: readonly string[]) {
  const environment = await environmentOf(distributions);
  const { dependencies } = await describe(
    { exec: realExec },
    environment,
    requirements.map((text) => ({ text })),
  );
  return dependencies;
}

group("modules of a distribution", () => {
  test.each([
    ["a package", "rich", ["rich/__init__.py", "rich/table.py"], ["rich"]],
    ["another name than its distribution's", "PyYAML", ["_yaml/__init__.py", "yaml/__init__.py"], ["yaml"]],
    [
      "a namespace package",
      "google-auth",
      ["google/auth/__init__.py", "google/oauth2/__init__.py"],
      ["google.auth", "google.oauth2"],
    ],
    ["an extension", "fast", ["fast.cpython-313-x86_64-linux-gnu.so"], ["fast"]],
    ["only private modules", "cffi", ["_cffi_backend.abi3.so"], ["_cffi_backend"]],
    ["the one named like it first", "zeta", ["alpha/__init__.py", "zeta/__init__.py"], ["zeta", "alpha"]],
    ["tests beside it", "good", ["good.py", "tests/__init__.py", "tests/test_a.py"], ["good"]],
    ["keywords, which no statement can import", "key", ["async/__init__.py", "key.py", "lambda.py"], ["key"]],
    ["stubs and scripts", "types-x", ["x-stubs/__init__.pyi", "../../bin/x.py"], []],
  ])("%s", async (_, name, files, modules) => {
    expect((await asked({ [name]: { files } }, name))[0]?.modules).toEqual(modules);
  });
});

group("what a dependency brings", () => {
  const known = {
    requests: {
      files: ["requests.py"],
      requires: ["urllib3", 'pysocks; extra == "socks"', 'colour; sys_platform == "never"'],
    },
    urllib3: { files: ["urllib3.py"], requires: ["requests"] },
    PySocks: { files: ["socks.py"] },
    colour: { files: ["colour.py"] },
    stack: { files: ["stack.py"], requires: ["requests[socks]"] },
    twice: { files: ["twice.py"], requires: ["requests", "requests[socks]"] },
    circle: { files: ["circle.py"], requires: ['circle[b]; extra == "a"', 'circle[a]; extra == "b"'] },
  };

  test("its requirements, in a circle too, and without what its markers leave out", async () => {
    expect((await asked(known, "requests>=2"))[0]?.closure).toEqual(["requests", "urllib3"]);
  });

  test("those of its extras", async () => {
    expect((await asked(known, "requests[socks]"))[0]?.closure.toSorted()).toEqual(["pysocks", "requests", "urllib3"]);
  });

  test.each([
    ["a requirement has", "stack", ["pysocks", "requests", "stack", "urllib3"]],
    ["one of two requirements has", "twice", ["pysocks", "requests", "twice", "urllib3"]],
    ["ask for each other", "circle[a]", ["circle"]],
    ["nobody knows", "circle[none]", ["circle"]],
  ])("those of extras that %s", async (_, text, closure) => {
    expect((await asked(known, text))[0]?.closure.toSorted()).toEqual(closure);
  });

  test.each([
    ["a marker of another system", "colour; sys_platform == 'never'", 'only where sys_platform == "never"'],
    ["what is not installed", "nowhere", "it is not installed"],
    ["what is no requirement", "-e .", "it is not a requirement that can be read"],
    ["a marker that compares nothing", "colour; 'a' ~= sys_platform", "it is not a requirement that can be read"],
    ["a marker without a variable", "colour; 'a' in 'b'", "it is not a requirement that can be read"],
  ])("%s is skipped with the reason", async (_, text, reason) => {
    expect((await asked(known, text))[0]?.skipped).toBe(reason);
  });
});

test("a distribution that does not say its version is described without one", async () => {
  const environment = await environmentOf({ plain: { files: ["plain.py"] } });
  await writeFile(join(environment.sitePackages, "plain-1.0.dist-info", "METADATA"), "Name: plain\n");
  const { dependencies } = await describe({ exec: realExec }, environment, [{ text: "plain" }]);
  expect(dependencies).toMatchObject([{ name: "plain", version: "", modules: ["plain"] }]);
});

test("what lies in folders of .pth files is known by name, and their code is not run", async () => {
  const environment = await environmentOf({ vendors: { files: ["parts/inner.py", "parts/deep/__init__.py"] } });
  const inside = join(environment.sitePackages, "parts", "vendored_part-2.0.dist-info");
  await mkdir(inside);
  await writeFile(join(inside, "METADATA"), "Metadata-Version: 2.1\nName: Vendored.Part\nVersion: 2.0\n");
  const lines = ["# parts", "", "parts", "not/there", "nul\0", "import os; os.mkdir('ran')", "\udcff"];
  await writeFile(join(environment.sitePackages, "vendors.pth"), lines.join("\n"));
  const { beside } = await describe({ exec: realExec }, environment, []);
  expect(beside).toEqual(["deep", "inner", "vendored-part"]);
});
