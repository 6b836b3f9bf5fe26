import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeMachine } from "../../../src/runtime/node/machine.ts";
import { targetOfMachine } from "../../../src/stages/plan.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const places = (workRoot: string) =>
  ({ workRoot, cache: workRoot, runner: "github", hostedToolCache: undefined }) as const;

async function machine(platform: string, arch: string) {
  return describeMachine({}, places(join(await temporaryFolder(), "a runner", "work")), { platform, arch });
}

describe("what a runner builds", () => {
  // On Linux the C library of the machine that tests decides, too.
  test.each([
    ["linux", "arm64", /^linux-(?:musl-)?arm64$/],
    ["linux", "x64", /^linux-(?:musl-)?x64$/],
    ["darwin", "arm64", /^macos-arm64$/],
    ["darwin", "x64", /^macos-x64$/],
    ["win32", "x64", /^windows-x64$/],
    ["win32", "arm64", /^windows-arm64$/],
  ])("%s on %s", async (platform, arch, target) => {
    expect(targetOfMachine(await machine(platform, arch))).toMatch(target);
  });

  test.each([
    ["linux", "arm"],
    ["linux", "riscv64"],
    ["win32", "ia32"],
    ["freebsd", "x64"],
  ])("bad input: %s on %s, of which no target is: said, and nothing is made there", async (platform, arch) => {
    const folder = await temporaryFolder();
    const described = () => describeMachine({}, places(join(folder, "work")), { platform, arch });
    expect(described).toThrow(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({
            code: "unknown-machine",
            message: `nothing can be built on ${platform}-${arch}`,
            hint: expect.stringContaining("x64 or arm64"),
          }),
        ],
      }),
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

test("bad input: a folder of temporary files that is none: said, with the variables that name another", async () => {
  const file = join(await temporaryFolder(), "temp");
  await writeFile(file, "");
  expect(() => describeMachine({}, places(join(file, "slipway")))).toThrow(
    expect.objectContaining({
      diagnostics: [expect.objectContaining({ code: "cannot-write", hint: expect.stringContaining("RUNNER_TEMP") })],
    }),
  );
});
