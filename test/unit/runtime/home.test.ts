import { afterEach, expect, test, vi } from "vitest";
import { BuildError, ConfigError } from "../../../src/model/errors.ts";
import { homeFolder, homeForCaches, workingFolder } from "../../../src/runtime/node/home.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describeUnless(notPosix)("a home folder", () => {
  test.each(["", "relative/home"])(
    "HOME is %j: there is none, and nothing is written into the project instead",
    (home) => {
      vi.stubEnv("HOME", home);
      expect(homeFolder()).toBeUndefined();
      expect(homeForCaches).toThrow(BuildError);
      expect(homeForCaches).toThrow(/no home folder\n.*XDG_CACHE_HOME/);
    },
  );

  test("HOME is absolute", () => {
    vi.stubEnv("HOME", "/home/somebody");
    expect(homeForCaches()).toBe("/home/somebody");
  });
});

test("a terminal whose folder was removed", () => {
  vi.spyOn(process, "cwd").mockImplementation(() => {
    throw Object.assign(new Error("uv_cwd"), { code: "ENOENT" });
  });
  expect(workingFolder).toThrow(ConfigError);
  expect(workingFolder).toThrow(/is gone\n/);
});
