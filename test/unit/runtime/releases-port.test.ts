import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/model/errors.ts";
import { releasesFrom } from "../../../src/runtime/github/releases-port.ts";

const SECRET = "ghs_secret";

/** The port that an environment gives, with a network that is used as soon as somebody asks. */
function portIn(environment: Readonly<Record<string, string>>) {
  const line = { signal: AbortSignal.timeout(5_000), network: () => undefined };
  return releasesFrom({ GITHUB_REPOSITORY: "acme/widget", ...environment }, ["GITHUB_TOKEN", "GH_TOKEN"], line);
}

/** What the first question comes to, as somebody reads it. */
async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const { releases } = portIn({ GITHUB_TOKEN: SECRET, ...environment });
  const error = await releases?.list().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ConfigError);
  const { message, diagnostics, cause } = error as ConfigError;
  return JSON.stringify([message, diagnostics, String(cause)]);
}

describe("the first question is refused, and nothing is sent", () => {
  test.each([
    ["a line break in it", `${SECRET}\n${SECRET}`],
    ["a blank in it", `${SECRET} ${SECRET}`],
    ["a sign that no header takes", `${SECRET}\u2028`.padEnd(20, "x")],
  ])("a token with %s, and nothing of it is said", async (_, token) => {
    const said = await refusal({ GITHUB_TOKEN: token });
    expect(said).toContain("bad-token");
    expect(said).not.toContain(SECRET);
  });

  test.each([
    ["GITHUB_API_URL", "no address"],
    ["GITHUB_API_URL", "file:///etc/passwd"],
    ["GITHUB_SERVER_URL", "github.com"],
  ])("%s: %s", async (variable, address) => {
    expect(await refusal({ [variable]: address })).toContain(`${variable} is `);
  });
});

test.each([
  ["no token", { GITHUB_REPOSITORY: "acme/widget" }],
  ["a token of blanks", { GITHUB_TOKEN: " \n" }],
  ["no repository", { GITHUB_TOKEN: SECRET, GITHUB_REPOSITORY: "" }],
  ["a repository without an owner", { GITHUB_TOKEN: SECRET, GITHUB_REPOSITORY: "widget" }],
  ["a repository that is a path", { GITHUB_TOKEN: SECRET, GITHUB_REPOSITORY: "acme/widget/../other" }],
])("%s: there is no port", (_, environment) => {
  expect(portIn(environment as Record<string, string>).releases).toBeUndefined();
});
