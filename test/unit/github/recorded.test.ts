import { expect, test } from "vitest";
import assets from "../../fixtures/github/release-assets.json" with { type: "json" };
import conflict from "../../fixtures/github/release-assets-conflict.json" with { type: "json" };
import { createLocalGitHub } from "../../support/github/server.ts";
import { addRepository } from "../../support/github/state.ts";

/** Values that follow from the recording's own world: its ids, its clock, its counters, its people. */
const OWN_WORLD =
  /^(id|node_id|url|.*_url|.*_at|login|type|download_count|target_commitish|request_id|documentation_url)$/;

/**
 * Where an answer differs from a recorded one: a field that is missing or of another type, or another value where it
 * does not depend on whose world it is. Fields that GitHub has added since are no difference.
 */
function differences(recorded: unknown, ours: unknown, at = "answer"): readonly string[] {
  if (Array.isArray(recorded)) {
    if (!Array.isArray(ours) || ours.length !== recorded.length) return [`${at}: another list`];
    return recorded.flatMap((each, index) => differences(each, ours[index], `${at}[${index}]`));
  }
  if (typeof recorded === "object" && recorded !== null) {
    if (typeof ours !== "object" || ours === null) return [`${at}: no object`];
    const own = new Map(Object.entries(ours));
    return Object.entries(recorded).flatMap(([key, value]) => fieldDifferences(key, [value, own.get(key)], at));
  }
  return Object.is(recorded, ours) ? [] : [`${at}: ${JSON.stringify(ours)}, recorded ${JSON.stringify(recorded)}`];
}

function fieldDifferences(key: string, [recorded, ours]: readonly [unknown, unknown], at: string): readonly string[] {
  if (ours === undefined) return key === "request_id" ? [] : [`${at}.${key}: missing`];
  if (!OWN_WORLD.test(key)) return differences(recorded, ours, `${at}.${key}`);
  return typeof recorded === typeof ours ? [] : [`${at}.${key}: another type`];
}

interface Exchange {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body: unknown;
  readonly status: number;
  readonly response: unknown;
}

/** Plays a recording against the local GitHub, with the recording's ids exchanged for ours. */
async function play(
  name: string,
  exchanges: readonly Exchange[],
  before: readonly string[],
): Promise<readonly string[]> {
  const github = createLocalGitHub();
  const path = `octokit-fixture-org/${name}`;
  addRepository(github.state, path);
  const person = { login: "octokit-fixture-user-a", kind: "person" as const, rights: { [path]: "write" as const } };
  github.state.tokens.set("token", person);
  const headers = { authorization: "token token" };
  const send = async (host: string, to: string, init: RequestInit) => {
    const base = host.startsWith("uploads") ? github.origins.uploads : github.origins.api;
    const response = await github.fetch(`${base}${to}`, { ...init, headers: { ...headers, ...init.headers } });
    const text = await response.text();
    return { status: response.status, body: text === "" ? "" : JSON.parse(text) };
  };
  const release = { tag_name: "v1.0.0", name: "Version 1.0.0", body: "Initial release" };
  const made = await send("api", `/repos/${path}/releases`, { method: "POST", body: JSON.stringify(release) });
  const found: string[] = [];
  for (const [at, { host, method, path: recorded, type, body, status, response }] of exchanges.entries()) {
    if (at === 1 && sentAfterFirst !== undefined) {
      await send("uploads", `/repos/${path}/releases/${made.body.id}/assets?name=${sentAfterFirst}&label=test`, {
        method: "POST",
        headers: { "content-type": "text/plain" },
        body: "Hello, world!\n",
      });
    }
    const [asset] = github.state.repositories.get(path)?.releases[0]?.assets.slice(-1) ?? [];
    const to = recorded
      .replace(/assets\/100\d/, `assets/${asset?.id}`)
      .replace("releases/1000/", `releases/${made.body.id}/`);
    const answer = await send(host, to, {
      method: method.toUpperCase(),
      ...(type === undefined ? {} : { headers: { "content-type": type } }),
      ...(body === "" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    if (answer.status !== status) found.push(`${at}: HTTP ${answer.status}, recorded ${status}`);
    found.push(...differences(response, answer.body, `${at} ${method}`));
  }
  return found;
}

test("recorded traffic: a release is read, a file is sent, listed, read, renamed and deleted", async () => {
  expect(await play("release-assets", assets as readonly Exchange[])).toEqual([]);
});

test("recorded traffic: a file whose name is taken is refused, and sent again once the other is gone", async () => {
  const exchanges = conflict as readonly Exchange[];
  expect(await play("release-assets-conflict", exchanges, "test-upload.txt")).toEqual([]);
});

test("the comparison finds what differs", () => {
  expect(differences({ a: [{ b: 1 }], id: 5 }, { a: [{ b: 2 }], id: "5" })).toHaveLength(2);
  expect(differences({ a: 1 }, {})).toEqual(["answer.a: missing"]);
});
