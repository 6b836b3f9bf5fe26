import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NetworkError } from "../../../src/model/errors.ts";
import { githubIdTokens } from "../../../src/runtime/github/id-tokens.ts";
import { workflowRun } from "../../../src/runtime/github/run.ts";
import { readClaims } from "../../../src/signers/sigstore/claims.ts";
import type { Listener } from "../../support/github/listen.ts";
import { REQUEST_TOKEN } from "../../support/github/oidc.ts";
import { createLocalGitHub } from "../../support/github/server.ts";
import { temporaryFolder } from "../../support/temporary.ts";

describe("the identity of a job", () => {
  let listener: Listener;
  let printed: string;
  /** The toolkit reads these from the process itself. */
  const runner = (token: string, origin = listener.origins.tokens): NodeJS.ProcessEnv => {
    vi.stubEnv("ACTIONS_ID_TOKEN_REQUEST_URL", `${origin}/token?api-version=2.0`);
    vi.stubEnv("ACTIONS_ID_TOKEN_REQUEST_TOKEN", token);
    return process.env;
  };
  beforeEach(async () => {
    listener = await createLocalGitHub({ claims: { repository_visibility: "private" } }).listen();
    printed = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await listener.close();
  });

  test("is a token for the audience that is asked for, and hidden from the log", async () => {
    const token = (await githubIdTokens(runner(REQUEST_TOKEN))?.request("sigstore")) ?? "";
    expect(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())).toMatchObject({
      aud: "sigstore",
      repository: "acme/widget",
    });
    expect(readClaims(token)).toMatchObject({
      issuer: listener.origins.tokens,
      workflow: "acme/widget/.github/workflows/build.yml@refs/tags/v1.0.0",
      visibility: "private",
      hosted: true,
    });
    expect(printed).toContain(`::add-mask::${token}`);
    expect(printed.replace(`::add-mask::${token}`, "")).not.toContain(token.split(".")[2]);
  });

  test("is not there without id-token: write", () => {
    expect(githubIdTokens({})).toBeUndefined();
    expect(githubIdTokens({ ACTIONS_ID_TOKEN_REQUEST_URL: "" })).toBeUndefined();
  });

  test("is refused: which status, and nothing of the token that asked", async () => {
    const error = await githubIdTokens(runner("not-the-token-of-this-job"))
      ?.request("sigstore")
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
    expect(String(error)).toContain(`no identity token from ${new URL(listener.url).origin}: HTTP 401`);
    expect(String(error)).not.toContain("not-the-token");
  });

  test("has no request token: what is missing is named", async () => {
    const error = await githubIdTokens(runner(""))
      ?.request("sigstore")
      .catch((caught: unknown) => caught);
    expect(String(error)).toContain("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
  });
});

describe("the run that a job is of", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const variables = {
    GITHUB_REPOSITORY: "acme/widget",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKFLOW_REF: "acme/widget/.github/workflows/release.yml@refs/tags/v1",
    GITHUB_EVENT_NAME: "push",
    GITHUB_REF: "refs/tags/v1",
    GITHUB_SHA: "a".repeat(40),
    GITHUB_RUN_ID: "11",
    GITHUB_RUN_ATTEMPT: "2",
  };
  const visibility = async (event: string) => {
    const file = join(folder, "event.json");
    await writeFile(file, event);
    return workflowRun({ ...variables, GITHUB_EVENT_PATH: file })?.visibility;
  };

  test("is what the runner says", () => {
    expect(workflowRun(variables)).toEqual({
      server: "https://github.com",
      repository: "acme/widget",
      workflow: "acme/widget/.github/workflows/release.yml@refs/tags/v1",
      event: "push",
      ref: "refs/tags/v1",
      commit: "a".repeat(40),
      id: "11",
      attempt: "2",
      visibility: undefined,
    });
  });

  test("is none on a laptop", () => {
    expect(workflowRun({})).toBeUndefined();
  });

  test.each([
    ['{"repository":{"private":false}}', "public"],
    ['{"repository":{"private":true}}', "private"],
    ['{"schedule":"0 0 * * *"}', undefined],
    ['{"repository":{"private":"no"}}', undefined],
    ["no JSON", undefined],
    ["", undefined],
  ] as const)("the event %s is of a repository that is %s", async (event, expected) => {
    expect(await visibility(event)).toBe(expected);
  });

  test("GitHub Enterprise Server: what is public there is not named in a public log", async () => {
    const file = join(folder, "event.json");
    await writeFile(file, '{"repository":{"private":false}}');
    const server = { GITHUB_SERVER_URL: "https://github.example.com", GITHUB_EVENT_PATH: file };
    expect(workflowRun({ ...variables, ...server })?.visibility).toBe("private");
  });

  test("an event whose file is gone says nothing", () => {
    expect(workflowRun({ ...variables, GITHUB_EVENT_PATH: join(folder, "gone.json") })?.visibility).toBeUndefined();
  });
});
