import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalog as real } from "../../../src/entry/catalog.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { success } from "../../../src/model/diagnostic.ts";
import { Cancelled } from "../../../src/model/errors.ts";
import type { Ports } from "../../../src/model/ports.ts";
import { buildStage } from "../../../src/stages/deliver.ts";
import {
  build,
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
import { realExec } from "../../support/exec.ts";
import { fakeCache } from "../../support/fake-cache.ts";
import { SYSTEM_PYTHON } from "../../support/system-python.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

describeUnless(notLinuxX64)("slipway build", () => {
  test("delivers the leg of this machine, its manifest and checksums, and keeps git out of the folder", async () => {
    const { manifest } = await build();
    expect((await readdir(join(root, "release"))).sort()).toEqual([
      ".gitignore",
      "SHA256SUMS",
      "app-1.0-linux-x64.tar.gz",
      "slipway-manifest.json",
    ]);
    expect(manifest.legs).toMatchObject([{ target: "linux-x64", dirty: false, bundler: { name: "portable" } }]);
    expect(await real.worktreeIsClean(realExec, root)).toBe(true);
  });

  describe("with --cross", () => {
    const foreign = {
      obtainForeign: async () => SYSTEM_PYTHON,
      makeForeignTree: async (_: unknown, destination: string) => ({
        root: destination,
        python: "",
        version: "3.13.9",
        collected: {},
      }),
      installForeign: async () => fakeEnvironment(),
      prepareSmoke: () => Promise.reject(new Error("nothing of another system can be run")),
    };
    const cross = (catalog: Catalog, flags?: Record<string, string>) =>
      buildStage(ports(), catalog, wishes(flags), {
        target: "windows-x64",
        directory: join(root, "release"),
        cross: true,
      });

    test("another system's target is put together, not run, and says so", async () => {
      const { manifest } = await cross(fakeCatalog(foreign));
      expect(manifest.legs).toMatchObject([
        { target: "windows-x64", cross: { on: "linux-x64", smoke: "not run", bytecode: true } },
      ]);
      expect(manifest.legs[0]?.smoke.every(({ result }) => result === "not judged")).toBe(true);
    });

    test("no release takes it, even where nothing else is missing", async () => {
      await writeFile(join(root, "slipway.yml"), "targets: [windows-x64]\n");
      await git("add", ".");
      await git("commit", "-qm", "for one target");
      await cross(fakeCatalog(foreign));
      await expect(release("out")).rejects.toThrow("nothing was built for windows-x64");
    });

    test("a bundler that works on the target's own system only is refused", async () => {
      const freezer = {
        ...fakeBundler("portable"),
        configure: () => success({ ...frozen, environment: "venv" as const }),
      };
      const catalog = fakeCatalog({ ...foreign, bundlers: new Map([["portable", freezer]]) });
      await expect(cross(catalog)).rejects.toThrow("portable works on the target's own system only");
    });

    test("what is tried out on a configuration is in no commit", async () => {
      const tried = { ...wishes(), config: { file: "slipway.yml", text: "targets: [windows-x64]\n" } };
      const options = { target: "windows-x64", directory: join(root, "release"), cross: true } as const;
      const { manifest } = await buildStage(ports(), fakeCatalog(foreign), tried, options);
      expect(manifest.legs).toMatchObject([{ dirty: true }]);
    });

    test("a runner's cache is saved once everything is fetched, and waited for", async () => {
      const order: string[] = [];
      const cache = fakeCache({
        restore: async () => void order.push("restored"),
        save: async () => {
          await new Promise((done) => setTimeout(done, 50));
          order.push("saved");
        },
      });
      const installForeign = async () => {
        order.push("installed");
        return fakeEnvironment();
      };
      const options = { target: "windows-x64", directory: join(root, "release"), cross: true } as const;
      await buildStage({ ...ports(), cache }, fakeCatalog({ ...foreign, installForeign }), wishes(), options);
      expect(order).toEqual(["restored", "installed", "saved"]);
    });

    test("a Python of another minor makes no bytecode for it", async () => {
      const older = async () => ({ ...SYSTEM_PYTHON, version: "3.11.2" });
      const { manifest } = await cross(fakeCatalog({ ...foreign, obtainInterpreter: older }));
      expect(manifest.legs).toMatchObject([{ cross: { bytecode: false } }]);
    });
  });

  test("another target than this machine's is refused before anything is done", async () => {
    const stage = buildStage(ports(), fakeCatalog(), wishes(), {
      target: "windows-x64",
      directory: join(root, "release"),
    });
    await expect(stage).rejects.toThrow("windows-x64 cannot be built here");
    expect(await readdir(root)).not.toContain("release");
  });

  test("a wheel of another version than the plan's", async () => {
    const catalog = fakeCatalog({ buildWheel: async () => ({ file: "app.whl", version: "2.0" }) });
    await expect(build({}, catalog)).rejects.toThrow("the built wheel is version 2.0, but the plan says 1.0");
  });

  test("one task that fails is waited for with the others, and nothing is delivered", async () => {
    let ended = false;
    const catalog = fakeCatalog({
      resolveRequirements: () => Promise.reject(new Error("no index")),
      buildWheel: async () => {
        await new Promise((done) => setTimeout(done, 50));
        ended = true;
        return { file: "app.whl", version: "1.0" };
      },
    });
    await expect(build({}, catalog)).rejects.toThrow("no index");
    expect(ended).toBe(true);
    expect(await readdir(join(root, "release"))).toEqual([".gitignore"]);
  });

  /** Notes of each workplace whether it was kept when it was closed. */
  function watchedPorts(signal: AbortSignal): { readonly watched: Ports; readonly kept: boolean[] } {
    const own = ports();
    const kept: boolean[] = [];
    const open: Ports["workplaces"]["open"] = async (...where) => {
      const place = await own.workplaces.open(...where);
      const close = async (keep: boolean) => {
        kept.push(keep);
        await place.close(keep);
      };
      return { ...place, close };
    };
    return { watched: { ...own, signal, workplaces: { open } }, kept };
  }

  const into = { target: undefined, directory: "" };

  test("a bundler that fails delivers nothing, and its workplace with its log is kept", async () => {
    const { watched, kept } = watchedPorts(new AbortController().signal);
    const fails = { ...fakeBundler("portable"), configure: () => success({ ...frozen, environment: "tree" as const }) };
    const catalog = fakeCatalog({ bundlers: new Map([["portable", fails]]) });
    const directory = join(root, "release");
    await expect(buildStage(watched, catalog, wishes(), { ...into, directory })).rejects.toThrow("not built here");
    expect(await readdir(directory)).toEqual([".gitignore"]);
    expect(kept).toEqual([true]);
  });

  test("an include pattern for what before-build makes matches when it is built, or is refused then", async () => {
    const yaml = "include: [made/**]\nbefore-build: [[make]]\n";
    await writeFile(join(root, "slipway.yml"), yaml);
    const wheel = { file: "app.whl", version: "1.0" };
    const at = { file: "slipway.yml", line: 1, column: 1, key: "include" };
    const lacking = build({}, fakeCatalog({ buildWheel: async () => wheel }));
    await expect(lacking).rejects.toMatchObject({ diagnostics: [{ code: "empty-include", at }] });
    expect(await readdir(join(root, "release"))).toEqual([".gitignore"]);
    const making = async () => {
      await mkdir(join(root, "made"));
      await writeFile(join(root, "made", "a.txt"), "");
      return wheel;
    };
    expect((await build({}, fakeCatalog({ buildWheel: making }))).manifest.legs).toHaveLength(1);
    await writeFile(join(root, "slipway.yml"), yaml.replace("made", "none").replace(/before.*\n/, ""));
    await expect(build()).rejects.toThrow("matches no file");
  });

  test("an include pattern that leaves the project by a link is refused at once, whatever before-build makes", async () => {
    await writeFile(join(root, "..", "secret.txt"), "");
    await symlink(join("..", "secret.txt"), join(root, "link.txt"));
    await writeFile(join(root, "slipway.yml"), "include: [link.txt]\nbefore-build: [[make]]\n");
    const catalog = fakeCatalog({ buildWheel: () => Promise.reject(new Error("before-build ran")) });
    await expect(build({}, catalog)).rejects.toThrow("leaves the project: link.txt");
    expect(await readdir(root)).not.toContain("release");
  });

  describe("Ctrl-C", () => {
    const stages: readonly [string, (stop: () => Promise<never>, asked: () => void) => Partial<Catalog>][] = [
      ["the interpreter", (stop) => ({ obtainInterpreter: stop })],
      ["uv", (stop) => ({ obtainUv: stop })],
      ["the tree", (stop) => ({ makeTree: stop })],
      ["the lock", (stop) => ({ resolveRequirements: stop })],
      ["the wheels", (stop) => ({ fillWheelhouse: stop })],
      ["the project's wheel", (stop) => ({ buildWheel: stop })],
      ["the installation", (stop) => ({ openEnvironment: async () => ({ fill: stop }) })],
      ["the reference", (stop) => ({ prepareSmoke: stop })],
      ["the self-check", (stop) => ({ prepareSmoke: async () => ({ lookInside: stop, judge: stop }) })],
      [
        "the packages",
        (stop, asked) => ({ prepareSmoke: async () => ({ lookInside: async () => void asked(), judge: stop }) }),
      ],
      ["the smoke run", (stop) => ({ prepareSmoke: async () => ({ lookInside: async () => undefined, judge: stop }) })],
    ];
    test.each(stages)("during %s: nothing at the final path, and no workplace left", async (_, changes) => {
      const controller = new AbortController();
      const asked = () => controller.abort(new Error("SIGINT"));
      const stop = async () => {
        asked();
        throw new Cancelled();
      };
      const { watched, kept } = watchedPorts(controller.signal);
      const directory = join(root, "release");
      const building = buildStage(watched, fakeCatalog(changes(stop, asked)), wishes(), { ...into, directory });
      await expect(building).rejects.toThrow();
      expect(await readdir(directory)).toEqual([".gitignore"]);
      expect(kept).toEqual([false]);
    });
  });

  test("a smoke run that fails delivers nothing", async () => {
    const catalog = fakeCatalog({
      prepareSmoke: async () => ({
        lookInside: async () => undefined,
        judge: () => Promise.reject(new Error("it crashed")),
      }),
    });
    await expect(build({}, catalog)).rejects.toThrow("it crashed");
    expect(await readdir(join(root, "release"))).toEqual([".gitignore"]);
  });
});
