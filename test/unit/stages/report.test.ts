import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { reportStage, stepReport } from "../../../src/stages/report.ts";
import { build, fakeCatalog, folder, freshProject, ports } from "../../support/delivery.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

const dataIn = async (file: string) => {
  const [, packed = ""] = /id="data">([^<]*)</.exec(await readFile(file, "utf8")) ?? [];
  return JSON.parse(inflateRawSync(Buffer.from(packed, "base64")).toString("utf8"));
};

describeUnless(notLinuxX64)("the report of a build", () => {
  test("is written where the step says, and holds what is in the bundle", async () => {
    const machine = { ...ports().machine, workRoot: join(folder, "scratch") };
    const file = await stepReport({ ...ports(), machine }, fakeCatalog(), await build());
    expect(file).toBe(`${join(folder, "scratch")}/report/app-linux-x64.html`);
    const { title, bundles } = await dataIn(file);
    expect(title).toBe("app 1.0, linux-x64");
    expect(bundles[0].name).toBe("app-1.0-linux-x64");
    expect(bundles[0].owners[0].files).toContainEqual(["app", "made by portable".length]);
    expect(bundles[0].checks).toEqual([{ what: "app --version", result: "passed", detail: "exit code 0" }]);
  });

  test("bad input: a folder of that name, and a file where its folder should be", async () => {
    const made = await build();
    await mkdir(join(folder, "taken"));
    await writeFile(join(folder, "plain"), "");
    for (const file of [join(folder, "taken"), join(folder, "plain", "report.html")]) {
      await expect(reportStage(fakeCatalog(), made, file)).rejects.toThrow("the report cannot be written");
    }
  });
});
