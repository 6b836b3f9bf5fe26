import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inspectBundle } from "../../../src/inspect/fresh.ts";
import { elfFile } from "../../support/elf-file.ts";
import { type Bench, openBench } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.dispose());

const SITE = "python/lib/python3.14/site-packages";
const RECORDS = {
  app: "my_app/cli.py,,\nmy_app/words.txt,,\napp-1.0.dist-info/METADATA,,\napp-1.0.dist-info/RECORD,,\n",
  heavy: "heavy_core/data.bin,,\nheavy_core/__init__.py,,\nheavy-2.0.dist-info/RECORD,,\n",
  other: "other.py,,\nother-3.0.dist-info/RECORD,,\n",
};

/** A project that requires a large distribution and another one. */
async function suggestionsWith(more: Readonly<Record<string, string>>, bytes = 80_000_000) {
  const root = await bench.makeFolder({
    app: "#!/bin/sh\n",
    [`${SITE}/app-1.0.dist-info/RECORD`]: RECORDS.app,
    [`${SITE}/app-1.0.dist-info/METADATA`]:
      "Name: app\nRequires-Dist: heavy>=2\nRequires-Dist: other ; os_name == 'posix'\n\nText",
    [`${SITE}/my_app/cli.py`]: "import other\n",
    [`${SITE}/heavy-2.0.dist-info/RECORD`]: RECORDS.heavy,
    [`${SITE}/heavy_core/__init__.py`]: "from heavy_core import data\n",
    [`${SITE}/heavy_core/data.bin`]: "",
    [`${SITE}/other-3.0.dist-info/RECORD`]: RECORDS.other,
    [`${SITE}/other.py`]: "import os\n",
    "python/bin/python3.14": elfFile({}),
    ...Object.fromEntries(Object.entries(more).map(([path, text]) => [`${SITE}/${path}`, text])),
  });
  await truncate(join(root, SITE, "heavy_core", "data.bin"), bytes);
  const home = { format: "elf", architecture: "x64" } as const;
  const bundle = {
    root,
    launchers: ["app"],
    home,
    application: "app",
    sitePackages: join(root, SITE),
    accounted: false,
  };
  const options = { scratch: bench.scratch, signal: bench.stop.signal, isLinuxBase: () => true };
  return (await inspectBundle(bundle, options)).suggestions;
}

describe("a requirement of 80 MB", () => {
  test("that nothing names is told, with its size", async () => {
    expect(await suggestionsWith({})).toEqual([
      {
        what: "heavy 2.0 is required by app alone, and nothing else in the bundle names heavy_core",
        bytes: expect.closeTo(80_000_000, -3),
        files: ["heavy_core"],
      },
    ]);
  });

  test.each([
    ["the application imports", { "my_app/cli.py": "def f():\n    import heavy_core.data\n" }],
    ["the application names in a text", { "my_app/cli.py": "BACKEND = 'heavy_core'\n" }],
    ["a dependency tries to import", { "other.py": "try: import heavy_core\nexcept ImportError: pass\n" }],
    ["a dependency requires too", { "other-3.0.dist-info/METADATA": "Name: other\nRequires-Dist: Heavy (>=1)\n" }],
    ["is a plug-in", { "heavy-2.0.dist-info/entry_points.txt": "[other.plugins]\nheavy = heavy_core\n" }],
    ["the application starts", { "app-1.0.dist-info/entry_points.txt": "[console_scripts]\napp = heavy_core:main\n" }],
    ["the application does not require", { "app-1.0.dist-info/METADATA": "Name: app\n" }],
    ["has no records", { "heavy-2.0.dist-info/RECORD": "" }],
    ["an application without records requires", { "app-1.0.dist-info/RECORD": "", "my_app/cli.py": "heavy_core" }],
  ])("that %s is not", async (what, files) => {
    const found = await suggestionsWith(files);
    expect(found, what).toEqual([]);
  });

  test("is not told when it is a small one", async () => {
    expect(await suggestionsWith({}, 4_000_000)).toEqual([]);
  });
});
