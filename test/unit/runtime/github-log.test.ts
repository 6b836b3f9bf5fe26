import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLog } from "../../../src/runtime/github/log.ts";

let said: string;
beforeEach(() => {
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text).replaceAll("\r\n", "\n");
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe("a stage is a group", () => {
  test("that is closed however it ends", async () => {
    const log = createLog();
    await log.stage("Building", async () => log.info("inside"));
    expect(said).toMatch(/^::group::Building\ninside\n::endgroup::\n✓ Building \d+\.\d s\n$/);
    said = "";
    await expect(log.stage("Failing", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(said).toMatch(/^::group::Failing\n::endgroup::\n✗ Failing \d+\.\d s\n$/);
  });

  test("and one within another does not end it", async () => {
    const log = createLog();
    await log.stage("Outer", async () => {
      await log.stage("Inner", async () => undefined);
      log.info("still inside");
    });
    expect(said.replaceAll(/\d+\.\d s/g, "0 s")).toBe(
      "::group::Outer\n✓ Inner 0 s\nstill inside\n::endgroup::\n✓ Outer 0 s\n",
    );
  });

  test("whose title commands nothing", async () => {
    await createLog().stage("a ##[error]b\n::set-output name=x::y", async () => undefined);
    expect(said).not.toContain("##[");
    expect(said).not.toMatch(/^\s*::set-output/m);
  });
});

describe("what a project's commands print is no command to the runner", () => {
  test.each([
    "::add-mask::a",
    "  \t::add-path::/evil",
    "\u0085::add-path::/evil",
    "fine\r::set-env name=A::b",
    "fine\n##[set-env name=A]b",
    "in the middle ##[add-path]/evil",
    "####[add-path]/evil",
  ])("%j", (text) => {
    createLog().info(text);
    expect(said).not.toContain("##[");
    expect(said).not.toMatch(/^[\s\u0085]*::/m);
  });

  test("and `::` within a line stays as it is", () => {
    createLog().info("std::vector [x] # [y]");
    expect(said).toBe("std::vector [x] # [y]\n");
  });
});

describe("an annotation", () => {
  const at = { file: "pyproject.toml", line: 3, column: 7, key: "project.name" };
  const problem = { code: "bad-name", message: "no name", hint: "Give one." };

  test.each([
    ["", "pyproject.toml"],
    [".", "pyproject.toml"],
    ["sub", "sub/pyproject.toml"],
    ["./sub/", "sub/pyproject.toml"],
    ["a\\b", "a/b/pyproject.toml"],
  ])("of the project %j is shown at %s", (project, file) => {
    createLog(project).error({ ...problem, at });
    expect(said).toBe(`::error title=bad-name,file=${file},line=3,col=7::project.name: no name%0AGive one.\n`);
  });

  test.each([
    "command line",
    "action inputs",
    "git",
    "git tag",
    "/abs/slipway.yml",
    "C:\\abs\\slipway.yml",
    "../outside.toml",
  ])("of %s, which is not a file there, names it in its text alone", (file) => {
    createLog().warn({ ...problem, at: { file, line: 3 } });
    expect(said).toBe(`::warning title=bad-name::${file}:3: no name%0AGive one.\n`);
  });

  test("without a line, or a place, says all in its text; and holds no old command", () => {
    createLog("sub").error({ ...problem, at: { file: "slipway.yml" } });
    createLog().error({ ...problem, message: "it said ##[error]x" });
    expect(said).toBe(
      "::error title=bad-name,file=sub/slipway.yml::slipway.yml: no name%0AGive one.\n" +
        "::error title=bad-name::it said ##\u200b[error]x%0AGive one.\n",
    );
  });
});
