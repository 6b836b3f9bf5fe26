import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Catalog } from "../../../src/model/catalog.ts";
import type { Container, ContainerRequest } from "../../../src/model/container.ts";
import { success } from "../../../src/model/diagnostic.ts";
import type { Exec } from "../../../src/model/ports.ts";
import type { TargetId } from "../../../src/model/target.ts";
import { buildStage } from "../../../src/stages/deliver.ts";
import {
  fakeBundler,
  fakeCatalog,
  fakeEnvironment,
  freshProject,
  frozen,
  git,
  ports,
  release,
  root,
  wishes,
} from "../../support/delivery.ts";
import { kept, smoke } from "../../support/smoking.ts";
import { SYSTEM_PYTHON } from "../../support/system-python.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

/** The target's own, which cannot be run outside. */
const MUSL = { ...SYSTEM_PYTHON, source: "standalone" as const, executable: "/musl/bin/python3", prefix: "/musl" };
const INSIDE: Exec = { run: () => Promise.reject(new Error("nothing is run here")) };
const READY: Container = { kind: "ready", exec: INSIDE, about: "Alpine, by a test" };

describeUnless(notLinuxX64)("a musl target on glibc Linux of the same processor", () => {
  freshProject();

  /** Notes who was asked, and by what. */
  function noting(container: Container, changes: Partial<Catalog> = {}) {
    const asked: ContainerRequest[] = [];
    const ran: { exec: Exec; python: string }[] = [];
    const catalog = fakeCatalog({
      obtainForeign: async () => MUSL,
      makeForeignTree: async (_, destination) => ({ root: destination, python: "", version: "3.13.9", collected: {} }),
      installForeign: async () => fakeEnvironment(),
      openContainer: async (_, request) => {
        asked.push(request);
        return container;
      },
      prepareSmoke: async ({ exec }, { environment }) => {
        ran.push({ exec, python: environment.interpreter.executable });
        return {
          lookInside: async () => undefined,
          judge: async () => ({
            checks: [{ what: "app --version", result: "passed", detail: "exit code 0", milliseconds: 1 }],
            startup: undefined,
            notes: [],
          }),
        };
      },
      ...changes,
    });
    return { asked, ran, catalog };
  }

  async function only(target: TargetId, more = ""): Promise<void> {
    await writeFile(join(root, "slipway.yml"), `targets: [${target}]\n${more}`);
    await git("add", ".");
    await git("commit", "-qm", "for one target");
  }

  const build = (catalog: Catalog, target: TargetId = "linux-musl-x64", cross = false) =>
    buildStage(ports(), catalog, wishes(), { target, directory: join(root, "release"), cross });

  test.each([false, true])("is run inside by its own Python, and counts (--cross: %s)", async (cross) => {
    await only("linux-musl-x64");
    const { asked, ran, catalog } = noting(READY);
    const { manifest } = await build(catalog, "linux-musl-x64", cross);
    expect(asked).toEqual([{ program: "/musl/bin/python3", mounts: [{ path: "/musl", writable: false }] }]);
    expect(ran).toEqual([{ exec: INSIDE, python: "/musl/bin/python3" }]);
    const [leg] = manifest.legs;
    expect(leg?.cross).toBeUndefined();
    expect(leg?.smoke).toMatchObject([{ what: "app --version", result: "passed" }]);
    expect((await release("out")).manifest.legs).toMatchObject([{ target: "linux-musl-x64" }]);
  });

  test("lone scripts are run where they lie", async () => {
    await writeFile(join(root, "tool.py"), "print(1)\n");
    await only("linux-musl-x64", "entry: tool.py\n");
    const { asked, catalog } = noting(READY);
    await build(catalog);
    expect(asked[0]?.mounts).toContainEqual({ path: root, writable: true });
  });

  test("an artifact that fails inside fails the build", async () => {
    await only("linux-musl-x64");
    const failing: Catalog["prepareSmoke"] = async () => ({
      lookInside: async () => undefined,
      judge: () => Promise.reject(new Error("it crashed")),
    });
    await expect(build(noting(READY, { prepareSmoke: failing }).catalog)).rejects.toThrow("it crashed");
  });

  test("without a container it is refused before anything is installed, and the reason is told", async () => {
    await only("linux-musl-x64");
    const installForeign = () => Promise.reject(new Error("too far"));
    const { ran, catalog } = noting({ kind: "none", reason: "no engine (docker: down)" }, { installForeign });
    await expect(build(catalog)).rejects.toThrow(
      "linux-musl-x64 cannot be run on this machine: no engine (docker: down)",
    );
    expect(ran).toEqual([]);
  });

  test("without a container --cross puts it together, not run, and no release takes it", async () => {
    await only("linux-musl-x64");
    const { ran, catalog } = noting({ kind: "none", reason: "no engine" });
    const { manifest } = await build(catalog, "linux-musl-x64", true);
    expect(ran).toEqual([]);
    expect(manifest.legs).toMatchObject([{ cross: { on: "linux-x64", smoke: "not run" } }]);
    await expect(release("out")).rejects.toThrow("nothing was built for linux-musl-x64");
  });

  test("a bundler that works on the target's own system only is refused, container or not", async () => {
    await only("linux-musl-x64");
    const freezer = {
      ...fakeBundler("portable"),
      configure: () => success({ ...frozen, environment: "venv" as const }),
    };
    const { asked, catalog } = noting(READY, { bundlers: new Map([["portable", freezer]]) });
    await expect(build(catalog)).rejects.toThrow("portable works on the target's own system only");
    expect(asked).toEqual([]);
  });

  test("a smoke build runs hello world and the application inside, and says that no dependency was tried", async () => {
    await only("linux-musl-x64");
    const { ran, catalog } = noting(READY);
    const { obtainForeign, makeForeignTree, installForeign, openContainer, prepareSmoke } = catalog;
    const foreign = { obtainForeign, makeForeignTree, installForeign, openContainer, prepareSmoke };
    const { result } = await smoke(foreign, { target: "linux-musl-x64" });
    expect(result.hello).toMatchObject([{ target: "linux-musl-x64", result: "passed" }]);
    expect(result.application.result).toBe("passed");
    expect(ran.map(({ exec }) => exec)).toEqual([INSIDE, INSIDE]);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "dependencies-not-tried" }));
    expect(result.problems).toEqual([]);
  });

  test("a smoke build without a container fails, and the reason is told", async () => {
    await only("linux-musl-x64");
    kept.clear();
    const { obtainForeign, openContainer } = noting({ kind: "none", reason: "docker: down" }).catalog;
    const { result } = await smoke({ obtainForeign, openContainer }, { target: "linux-musl-x64" });
    expect(result.hello).toMatchObject([{ result: "failed" }]);
    expect(result.problems).toContainEqual(expect.objectContaining({ code: "no-container" }));
  });

  test("musl of another processor is another machine's", async () => {
    await only("linux-musl-arm64");
    const { asked, catalog } = noting(READY);
    await expect(build(catalog, "linux-musl-arm64")).rejects.toThrow("linux-musl-arm64 cannot be built here");
    const { manifest } = await build(catalog, "linux-musl-arm64", true);
    expect(manifest.legs[0]?.cross).toBeDefined();
    expect(asked).toEqual([]);
  });
});
