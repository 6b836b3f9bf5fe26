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

interface Sent {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body: unknown;
}

interface Exchange extends Sent {
  readonly status: number;
  readonly response: unknown;
}

/** A local GitHub in the state that a recording begins with, and a client of it. */
async function world(name: string) {
  const github = createLocalGitHub();
  const path = `octokit-fixture-org/${name}`;
  const repository = addRepository(github.state, path);
  const person = { login: "octokit-fixture-user-a", kind: "person" as const, rights: { [path]: "write" as const } };
  github.state.tokens.set("token", person);
  const send = async ({ host, method, path: to, type, body }: Sent): Promise<{ status: number; body: unknown }> => {
    const base = host.startsWith("uploads") ? github.origins.uploads : github.origins.api;
    const response = await github.fetch(`${base}${to}`, {
      method: method.toUpperCase(),
      headers: { authorization: "token token", ...(type === undefined ? {} : { "content-type": type }) },
      ...(body === "" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? "" : JSON.parse(text) };
  };
  const body = { tag_name: "v1.0.0", name: "Version 1.0.0", body: "Initial release" };
  await send({ host: "api", method: "post", path: `/repos/${path}/releases`, body });
  const [release] = repository.releases;
  if (release === undefined) throw new Error("no release was made");
  /** A recorded path, with the recording's ids exchanged for ours. */
  const ours = (recorded: string): string =>
    recorded
      .replace(/assets\/100\d/, `assets/${release.assets.at(-1)?.id}`)
      .replace("releases/1000/", `releases/${release.id}/`);
  return { send, ours };
}

/** Plays a recording against the local GitHub, and says where it answers otherwise. */
async function play(name: string, exchanges: readonly Exchange[]): Promise<readonly string[]> {
  const { send, ours } = await world(name);
  const found: string[] = [];
  for (const [at, exchange] of exchanges.entries()) {
    // What the recorder did between the two is not in the recording: somebody sent the file.
    if (at === 1 && exchange.status === 422) await send({ ...exchange, path: ours(exchange.path) });
    const answer = await send({ ...exchange, path: ours(exchange.path) });
    if (answer.status !== exchange.status) found.push(`${at}: HTTP ${answer.status}, recorded ${exchange.status}`);
    found.push(...differences(exchange.response, answer.body, `${at} ${exchange.method}`));
  }
  return found;
}

test("recorded traffic: a release is read, a file is sent, listed, read, renamed and deleted", async () => {
  expect(await play("release-assets", assets as readonly Exchange[])).toEqual([]);
});

test("recorded traffic: a file whose name is taken is refused, and sent again once the other is gone", async () => {
  const exchanges = conflict as readonly Exchange[];
  expect(await play("release-assets-conflict", exchanges)).toEqual([]);
});

test("the comparison finds what differs", () => {
  expect(differences({ a: [{ b: 1 }], id: 5 }, { a: [{ b: 2 }], id: "5" })).toHaveLength(2);
  expect(differences({ a: 1 }, {})).toEqual(["answer.a: missing"]);
});
