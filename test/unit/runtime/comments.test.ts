import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NetworkError } from "../../../src/model/errors.ts";
import { pullRequestComments } from "../../../src/runtime/github/comments.ts";
import { createLocalGitHub, type LocalGitHub } from "../../support/github/server.ts";
import { addRepository, type Repository } from "../../support/github/state.ts";

const NAME = "octocat/app";
const READS = "ghs_readsalone";
const WRITES = "ghs_writes";
let github: LocalGitHub;
let hosted: Repository;
let comments: (token: string) => ReturnType<typeof pullRequestComments>;
let close: () => Promise<void>;
beforeEach(async () => {
  github = createLocalGitHub();
  hosted = addRepository(github.state, NAME);
  const integration = { login: "github-actions[bot]", kind: "integration", rights: { [NAME]: "read" } } as const;
  github.state.tokens.set(READS, integration);
  github.state.tokens.set(WRITES, { ...integration, pullRequests: "write" });
  const listener = await github.listen();
  close = () => listener.close();
  comments = (token) => pullRequestComments(token, { number: 7, base: "abc", repository: NAME, api: listener.url });
});
afterEach(() => close());

test("those that the token's owner wrote are told from those of all others", async () => {
  hosted.comments.push({ id: 1, issue: 7, body: "mine, too", author: "mallory" });
  await comments(WRITES).create("mine");
  expect(await comments(WRITES).list()).toEqual([
    { id: 1, body: "mine, too", own: false },
    { id: 2, body: "mine", own: true },
  ]);
});

test("a bot whose name comes without its end knows its own", async () => {
  github.state.tokens.set(WRITES, { login: "ships", kind: "integration", rights: { [NAME]: "read" } });
  hosted.comments.push({ id: 1, issue: 7, body: "mine", author: "ships[bot]" });
  expect(await comments(WRITES).list()).toEqual([{ id: 1, body: "mine", own: true }]);
});

test("more than a page of them are all read", async () => {
  for (let id = 1; id <= 101; id += 1) hosted.comments.push({ id, issue: 7, body: `${id}`, author: "octocat" });
  expect(await comments(READS).list()).toHaveLength(101);
});

describe("an answer is an error with its status", () => {
  test("403, to a token that may only read", async () => {
    const error: unknown = await comments(READS)
      .create("text")
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ status: 403 });
    expect(hosted.comments).toEqual([]);
  });

  test("404, to a change of what is gone", async () => {
    const changes = [() => comments(WRITES).update(5, "text"), () => comments(WRITES).remove(5)];
    for (const change of changes) {
      const error: unknown = await change().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ status: 404 });
    }
  });

  test("502, and nobody knows who we are: nothing is listed", async () => {
    hosted.comments.push({ id: 1, issue: 7, body: "text", author: "octocat" });
    github.faults.add({ kind: "html", status: 502, when: "before" }, { path: /graphql/ });
    const error: unknown = await comments(WRITES)
      .list()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ status: 502 });
  });
});

test("a host that is not there is an error of the network", async () => {
  const place = { number: 7, base: "abc", repository: NAME, api: "http://127.0.0.1:9" };
  await expect(pullRequestComments(WRITES, place).list()).rejects.toBeInstanceOf(NetworkError);
});
