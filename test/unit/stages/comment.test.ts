import { expect, test } from "vitest";
import type { Comment, Comments } from "../../../src/model/comments.ts";
import { NetworkError } from "../../../src/model/errors.ts";
import { COMMENT_MARKER, holdsPart } from "../../../src/report/smoke-comment.ts";
import { commentStage } from "../../../src/stages/comment.ts";
import { realExec } from "../../support/exec.ts";
import { pythonPorts } from "../../support/python-ports.ts";

function fakeComments(start: readonly Comment[] = []): Comments & { readonly all: Comment[] } {
  const all = [...start];
  return {
    all,
    list: async () => [...all],
    async create(body) {
      const id = all.length + 1;
      all.push({ id, body });
      return id;
    },
    async update(id, body) {
      all[all.findIndex((comment) => comment.id === id)] = { id, body };
    },
    async remove(id) {
      const index = all.findIndex((comment) => comment.id === id);
      if (index < 0) throw new NetworkError("gone", { url: "x", status: 404 });
      all.splice(index, 1);
    },
  };
}

const { log, said } = pythonPorts(realExec);
const part = { key: "app linux-x64", text: "### works" };

test("a second run changes the comment of the first, and nobody else's", async () => {
  const comments = fakeComments([{ id: 1, body: `I like ${COMMENT_MARKER}` }]);
  await commentStage(log, comments, part);
  await commentStage(log, comments, { ...part, text: "### breaks" });
  expect(comments.all).toHaveLength(2);
  expect(comments.all[0]?.body).toBe(`I like ${COMMENT_MARKER}`);
  expect(holdsPart(comments.all[1]?.body ?? "", { ...part, text: "### breaks" })).toBe(true);
});

test("two legs at a time end with one comment that holds both parts", async () => {
  const comments = fakeComments();
  const parts = ["linux-x64", "macos-arm64"].map((target) => ({ key: `app ${target}`, text: `### ${target}` }));
  await Promise.all(parts.map((own) => commentStage(log, comments, own)));
  expect(comments.all).toHaveLength(1);
  for (const own of parts) expect(holdsPart(comments.all[0]?.body ?? "", own)).toBe(true);
});

test.each([
  [403, /the token may not write any/],
  [500, /No comment on the pull request: refused/],
])("status %d is a note and no failure", async (status, note) => {
  const refuse = () => Promise.reject(new NetworkError("refused", { url: "x", status }));
  await commentStage(log, { ...fakeComments(), list: refuse }, part);
  expect(said.infos.at(-1)).toMatch(note);
});
