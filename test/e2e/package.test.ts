// Slipway as npm has it: packed and published by the commands of our own publishing workflow, and installed by a user.
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Registry, startRegistry } from "../support/registry.ts";
import { theStand } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";

const stand = theStand();

describe("the package", () => {
  const folder = join(stand.work, "package");
  let registry: Registry;
  beforeAll(async () => {
    await mkdir(join(folder, "user"), { recursive: true });
    registry = await startRegistry();
    const { host } = new URL(registry.url);
    await writeFile(join(folder, ".npmrc"), `registry=${registry.url}\n//${host}/:_authToken=of-nobody\n`);
    await writeFile(join(folder, "user", "package.json"), "{}");
  });
  afterAll(() => registry?.close());

  const npm = (cwd: string, ...args: readonly string[]) =>
    promisify(execFile)("npm", [...args, "--userconfig", join(folder, ".npmrc")], { cwd });

  test("is packed and published as publish.yml does it", async () => {
    const workflow = await readFile(".github/workflows/publish.yml", "utf8");
    expect(workflow).toContain("npm run pack -- slipway.tgz");
    expect(workflow).toContain("npm publish slipway.tgz --ignore-scripts --provenance --access public");
    await npm(process.cwd(), "run", "pack", "--", join(folder, "slipway.tgz"));
    // Only a runner of GitHub's can say where it comes from.
    await npm(folder, "publish", "slipway.tgz", "--ignore-scripts", "--access", "public");
    const [published] = Object.values(registry.published()?.versions ?? {});
    expect(published).toMatchObject({ name: "slipway", repository: manifest.repository });
    expect(Object.keys(published ?? {})).not.toEqual(expect.arrayContaining(["dependencies"]));
  });

  test("is installed without anything else, and runs", async () => {
    await npm(join(folder, "user"), "install", "slipway", "--ignore-scripts", "--no-audit", "--no-fund");
    const installed = (await readdir(join(folder, "user", "node_modules"))).filter((name) => !name.startsWith("."));
    expect(installed).toEqual(["slipway"]);
    const program = join(folder, "user", "node_modules", ".bin", "slipway");
    const { code, output } = await runCommand([program, "--version"], { cwd: folder, env: process.env });
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining(manifest.version) });
  });
});
