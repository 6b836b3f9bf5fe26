import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { archivesIn, pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { copyProject } from "../support/stand/projects.ts";
import { noPart, testUnless } from "../support/unless.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");

testUnless(noPart(stand.mirror, "mirror"))(
  "the archive of a real interpreter is downloaded, verified, unpacked and built with, and once only",
  async () => {
    const home = join(stand.work, "archive");
    const project = await copyProject(example, join(home, "hello"));
    const env = { XDG_CACHE_HOME: join(home, "cache") };
    const build = (flags: readonly string[]) => slipway(stand, ["build", ...flags], { cwd: project, env });

    const cold = await build(pythonOptions(stand));
    expect(cold.code, cold.output).toBe(0);
    const [archive = ""] = await archivesIn(join(project, "release"));
    const bundle = await unpack(archive, home);
    const { stdout } = await runCommand([join(bundle, "hello-world"), "Ada"], { cwd: home, env: {} });
    expect(stdout.trim()).toBe("Hello, Ada!");

    // What was verified once is not asked for again: a mirror that never answers does not matter.
    const warm = await build(["--python-source", "standalone", "--python-mirror", `${stand.mirror}/silent`]);
    expect(warm.code, warm.output).toBe(0);
    // And where nothing is kept, one changed byte is too many.
    const other = { cwd: project, env: { XDG_CACHE_HOME: join(home, "other-cache") } };
    const altered = await slipway(stand, ["build", "--python-mirror", `${stand.mirror}/broken`], other);
    expect(altered.code).toBe(1);
    expect(altered.stderr).toMatch(/SHA-256 [0-9a-f]{64}, but [0-9a-f]{64} is pinned/);
  },
);
