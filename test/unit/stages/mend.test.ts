import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Bundler } from "../../../src/model/bundle.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { failure } from "../../../src/model/diagnostic.ts";
import { BuildError } from "../../../src/model/errors.ts";
import { mendStage } from "../../../src/stages/mend.ts";
import { builds, fakeBundler, fakeCatalog, freshProject, ports, root, wishes } from "../../support/delivery.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

/** As beside a spec file of the user's own. */
const refuseOptions: Bundler["configure"] = (options) =>
  Object.keys(options).length > 0
    ? failure({ code: "decided-by-spec", message: "that does nothing beside spec:" })
    : fakeBundler("pyinstaller").configure(options);

describeUnless(notLinuxX64)("slipway build --mend", () => {
  const failing = (module: string): BuildError =>
    new BuildError([
      {
        code: "smoke-walk",
        message: `no ${module}`,
        mend: { bundler: "pyinstaller", option: "hidden-imports", add: module },
      },
    ]);
  /** A bundle that works when these modules are named. */
  const needs = (...modules: readonly string[]): Catalog =>
    fakeCatalog({
      prepareSmoke: async (_, { leg }) => ({
        lookInside: async () => undefined,
        judge: async () => {
          const named = leg.bundler.options["hidden-imports"] ?? [];
          const lost = modules.find((module) => !(Array.isArray(named) && named.includes(module)));
          if (lost !== undefined) throw failing(lost);
          return { checks: [], startup: undefined, notes: [] };
        },
      }),
    });
  const mend = (catalog: Catalog) =>
    mendStage(ports(), catalog, wishes({ bundler: "pyinstaller" }), {
      target: undefined,
      directory: join(root, "release"),
    });

  test("keeps the lines that make the smoke run pass, one after the other", async () => {
    await writeFile(join(root, "slipway.yml"), "# mine\nname: app\n");
    const { manifest } = await mend(needs("a.b", "c"));
    expect(builds).toHaveLength(3);
    expect(await readFile(join(root, "slipway.yml"), "utf8")).toBe(
      "# mine\nname: app\nbundler:\n  use: pyinstaller\n  hidden-imports: [a.b, c]\n",
    );
    // It was not built from what is committed.
    expect(manifest.legs[0]?.dirty).toBe(true);
  });

  test("changes nothing where that does not help, and fails with the first failure", async () => {
    const never = fakeCatalog({
      prepareSmoke: async () => ({
        lookInside: async () => undefined,
        judge: () => Promise.reject(failing(builds.length === 1 ? "first" : "other")),
      }),
    });
    await expect(mend(never)).rejects.toThrow("no first");
    expect(builds).toHaveLength(3);
    expect(await readdir(root)).not.toContain("slipway.yml");
  });

  test("fails with the first failure where the configuration cannot have the line", async () => {
    const refusing: Catalog = {
      ...needs("a"),
      bundlers: new Map([["pyinstaller", { ...fakeBundler("pyinstaller"), configure: refuseOptions }]]),
    };
    await writeFile(join(root, "slipway.yml"), "name: app\n");
    await expect(mend(refusing)).rejects.toThrow("no a");
    expect(builds).toHaveLength(1);
    expect(await readFile(join(root, "slipway.yml"), "utf8")).toBe("name: app\n");
  });

  test("does nothing where nothing fails, or where nobody knows a line", async () => {
    await mend(needs());
    expect(builds).toHaveLength(1);
    const crash = fakeCatalog({
      prepareSmoke: async () => ({
        lookInside: async () => undefined,
        judge: () => Promise.reject(new BuildError([{ code: "smoke-signal", message: "it crashed" }])),
      }),
    });
    await expect(mend(crash)).rejects.toThrow("it crashed");
    expect(builds).toHaveLength(2);
  });
});
