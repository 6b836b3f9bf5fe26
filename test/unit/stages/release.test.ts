import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build, builds, folder, freshProject, git, release, root } from "../../support/delivery.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

describeUnless(notLinuxX64)("slipway release --to", () => {
  test("leaves exactly a release, twice the same", async () => {
    await release("out");
    const first = await readFile(join(folder, "out", "SHA256SUMS"), "utf8");
    expect((await readdir(join(folder, "out"))).sort()).toEqual([
      "SHA256SUMS",
      "app-1.0-linux-x64.tar.gz",
      "app-1.0.sbom.cdx.json",
      "slipway-manifest.json",
    ]);
    await release("out");
    expect(await readFile(join(folder, "out", "SHA256SUMS"), "utf8")).toBe(first);
  });

  test("takes what was built from this commit by this plan", async () => {
    await build();
    await release("out");
    expect(builds).toEqual(["portable"]);
  });

  test.each([
    ["another bundler", async () => undefined, { bundler: "pyinstaller" }, "pyinstaller"],
    ["a work tree that was changed since", () => writeFile(join(root, "app.py"), "changed"), {}, "portable"],
    ["a later commit", () => git("commit", "-q", "--allow-empty", "-m", "second"), {}, "portable"],
  ])("builds again after %s", async (_, change, flags, bundler) => {
    await build();
    await change();
    await release("out", flags);
    expect(builds).toEqual(["portable", bundler]);
  });

  test("builds again what was built from a changed work tree, also when that is clean now", async () => {
    await writeFile(join(root, "app.py"), "changed");
    await build();
    await git("checkout", "-q", ".");
    await release("out");
    expect(builds).toHaveLength(2);
  });

  test("targets that nobody built are named, and nothing is left", async () => {
    await writeFile(join(root, "slipway.yml"), "targets: [linux-x64, windows-x64]\n");
    await expect(release("out")).rejects.toThrow("nothing was built for windows-x64");
    expect(await readdir(join(folder, "out"))).toEqual([]);
  });

  test("a folder with somebody else's files is refused", async () => {
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out", "thesis.pdf"), "");
    await expect(release("out")).rejects.toThrow("thesis.pdf");
    expect(await readdir(join(folder, "out"))).toEqual(["thesis.pdf"]);
  });
});
