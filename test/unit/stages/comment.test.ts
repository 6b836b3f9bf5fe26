import { expect, test } from "vitest";
import type { Comment, Comments } from "../../../src/model/comments.ts";
import { NetworkError } from "../../../src/model/errors.ts";
import { COMMENT_MARKER, holdsPart, mergedComment } from "../../../src/report/smoke-comment.ts";
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
      all.push({ id, body, own: true });
      return id;
    },
    async update(id, body) {
      all[all.findIndex((comment) => comment.id === id)] = { id, body, own: true };
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
  const comments = fakeComments([{ id: 1, body: `I like ${COMMENT_MARKER}`, own: true }]);
  await commentStage(log, comments, part);
  await commentStage(log, comments, { ...part, text: "### breaks" });
  expect(comments.all).toHaveLength(2);
  expect(comments.all[0]?.body).toBe(`I like ${COMMENT_MARKER}`);
  expect(holdsPart(comments.all[1]?.body ?? "", { ...part, text: "### breaks" })).toBe(true);
});

test("a comment of another author with our marker is neither changed, nor removed, nor believed", async () => {
  const forged = { key: "app windows-x64", text: "### all is well" };
  const stranger = { id: 1, body: mergedComment([], forged), own: false };
  const comments = fakeComments([stranger]);
  await commentStage(log, comments, part);
  await commentStage(log, comments, { ...part, text: "### breaks" });
  expect(comments.all).toHaveLength(2);
  expect(comments.all[0]).toEqual(stranger);
  expect(comments.all[1]?.body).not.toContain("all is well");
});

test("a second comment of ours that another leg removed first is no failure", async () => {
  const body = mergedComment([], { ...part, text: "### old" });
  const comments = fakeComments([1, 2].map((id) => ({ id, body, own: true })));
  const before = said.infos.length;
  const remove: Comments["remove"] = async (id) => {
    await comments.remove(id);
    throw new NetworkError("gone", { url: "x", status: 404 });
  };
  await commentStage(log, { ...comments, remove }, part);
  expect(said.infos.slice(before)).toEqual([]);
  expect(comments.all).toHaveLength(1);
});

test("a comment that is full stays as it is, and that is said", async () => {
  const comments = fakeComments();
  const parts = Array.from({ length: 9 }, (_, index) => ({ key: `app leg-${index}`, text: "x".repeat(7_500) }));
  for (const own of parts) await commentStage(log, comments, own);
  expect(said.infos.at(-1)).toMatch(/is full, or written by others/);
  expect(comments.all).toHaveLength(1);
  expect(parts.map((own) => holdsPart(comments.all[0]?.body ?? "", own)).indexOf(false)).toBe(8);
});

test("two legs at a time end with one comment that holds both parts", async () => {
  const comments = fakeComments();
  const parts = ["linux-x64", "macos-arm64"].map((target) => ({ key: `app ${target}`, text: `### ${target}` }));
  await Promise.all(parts.map((own) => commentStage(log, comments, own)));
  expect(comments.all).toHaveLength(1);
  for (const own of parts) expect(holdsPart(comments.all[0]?.body ?? "", own)).toBe(true);
});

test.each([
  [401, /the token may not write any/],
  [403, /the token may not write any/],
  [404, /the token may not write any/],
  [500, /No comment on the pull request: refused/],
])("status %d is a note and no failure", async (status, note) => {
  const refuse = () => Promise.reject(new NetworkError("refused", { url: "x", status }));
  await commentStage(log, { ...fakeComments(), list: refuse }, part);
  expect(said.infos.at(-1)).toMatch(note);
});
