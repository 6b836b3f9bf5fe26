import { afterEach, expect, test, vi } from "vitest";
import { createLog } from "../../../src/runtime/github/log.ts";
import { githubPorts } from "../../../src/runtime/github/ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The ports of a step that finds this in its environment, on a runner that has everything. */
async function portsWith(variables: Readonly<Record<string, string>>) {
  const usual = {
    ...{
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_API_URL: "http://127.0.0.1:9",
      GITHUB_REPOSITORY: "acme/widget",
    },
    ...{ ACTIONS_RESULTS_URL: "http://127.0.0.1:9/", ACTIONS_RUNTIME_TOKEN: "x", INPUT_TOKEN: "ghs_notarealtoken" },
    ...{ ACTIONS_CACHE_SERVICE_V2: "", RUNNER_TEMP: await temporaryFolder() },
  };
  for (const [name, value] of Object.entries({ ...usual, ...variables })) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  return githubPorts(createLog(), new AbortController().signal);
}

test("a runner of github.com has an artifact store, and releases", async () => {
  const { exchange, releases } = await portsWith({});
  expect(exchange).toBeDefined();
  expect(releases?.repository).toBe("acme/widget");
});

test("bad input: GitHub Enterprise Server has releases, and no artifact store, though it names one", async () => {
  const { exchange, releases, run } = await portsWith({ GITHUB_SERVER_URL: "https://github.example.com" });
  expect(exchange).toBeUndefined();
  expect(releases).toBeDefined();
  expect(run?.visibility).toBe("private");
});

test("bad input: an empty input token: no releases, also where GITHUB_TOKEN is in the environment", async () => {
  expect((await portsWith({ INPUT_TOKEN: " ", GITHUB_TOKEN: "ghs_notarealtoken" })).releases).toBeUndefined();
});
