import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { PERSON, READER, scene } from "./support.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

test("a draft is filled, published and downloaded; its tag is made when it is published", async () => {
  const { ask, upload, repository } = scene();
  const draft = await ask("POST /releases", { tag_name: "v1.0.0", draft: true, name: "One" });
  expect(draft).toMatchObject({ status: 201, body: { draft: true, immutable: false, published_at: null, assets: [] } });
  expect(draft.body.html_url).toContain("/untagged-");
  const asset = await upload(draft.body.id, "widget.txt", "hello");
  expect(asset).toMatchObject({
    status: 201,
    body: { state: "uploaded", size: 5, digest: `sha256:${sha256("hello")}` },
  });
  expect(repository.tags.has("v1.0.0")).toBe(false);

  const published = await ask(`PATCH /releases/${draft.body.id}`, { draft: false });
  expect(published).toMatchObject({ status: 200, body: { draft: false, tag_name: "v1.0.0" } });
  expect(repository.tags.get("v1.0.0")?.commit).toBe(repository.branches.get("main"));
  const direct = await ask(`GET ${published.body.assets[0].browser_download_url}`);
  expect(direct.body).toBe("hello");
  const byId = await ask(`GET /releases/assets/${asset.body.id}`, undefined, { accept: "application/octet-stream" });
  expect(byId.body).toBe("hello");
});

test("drafts cannot be found by tag, are not unique by tag, and are hidden from readers", async () => {
  const { ask } = scene();
  const [one, two] = [
    await ask("POST /releases", { tag_name: "v1", draft: true }),
    await ask("POST /releases", { tag_name: "v1", draft: true }),
  ];
  expect([one.status, two.status]).toEqual([201, 201]);
  expect((await ask("GET /releases/tags/v1")).status).toBe(404);
  expect((await ask("GET /releases")).body).toHaveLength(2);
  const reader = { authorization: `token ${READER}` };
  expect((await ask("GET /releases", undefined, reader)).body).toEqual([]);
  expect((await ask(`GET /releases/${one.body.id}`, undefined, reader)).status).toBe(404);
});

test("a second published release for a tag is refused", async () => {
  const { ask } = scene();
  expect((await ask("POST /releases", { tag_name: "v1" })).status).toBe(201);
  const second = await ask("POST /releases", { tag_name: "v1" });
  expect(second).toMatchObject({
    status: 422,
    body: { errors: [{ resource: "Release", code: "already_exists", field: "tag_name" }] },
  });
  const draft = await ask("POST /releases", { tag_name: "v1", draft: true });
  expect((await ask(`PATCH /releases/${draft.body.id}`, { draft: false })).status).toBe(422);
  expect((await ask(`GET /releases/${draft.body.id}`)).body.draft).toBe(true);
});

test("lists come in pages, newest first, linked to the end", async () => {
  const { ask } = scene();
  for (let at = 1; at <= 65; at += 1) await ask("POST /releases", { tag_name: `v${at}`, draft: true });
  const first = await ask("GET /releases");
  expect(first.body).toHaveLength(30);
  expect(first.body[0].tag_name).toBe("v65");
  expect(first.headers.get("link")).toContain('rel="next"');
  const last = await ask("GET /releases?per_page=30&page=3");
  expect(last.body.map(({ tag_name }: { tag_name: string }) => tag_name)).toEqual(["v5", "v4", "v3", "v2", "v1"]);
  expect(last.headers.get("link")).not.toContain('rel="next"');
});

test("the latest release is the newest full one, unless its publisher says otherwise", async () => {
  const { ask } = scene();
  expect((await ask("GET /releases/latest")).status).toBe(404);
  await ask("POST /releases", { tag_name: "v1" });
  await ask("POST /releases", { tag_name: "v2rc1", prerelease: true });
  await ask("POST /releases", { tag_name: "v0.9", make_latest: "false" });
  expect((await ask("GET /releases/latest")).body.tag_name).toBe("v1");
  await ask("POST /releases", { tag_name: "v2" });
  expect((await ask("GET /releases/latest")).body.tag_name).toBe("v2");
});

test("a body of 125,001 characters is refused, one less is taken", async () => {
  const { ask } = scene();
  const long = await ask("POST /releases", { tag_name: "v1", draft: true, body: "x".repeat(125_001) });
  expect(long).toMatchObject({ status: 422, body: { errors: [{ field: "body" }] } });
  const fits = await ask("POST /releases", { tag_name: "v1", draft: true, body: "x".repeat(125_000) });
  expect(fits.status).toBe(201);
});

test("on a repository with immutable releases, publishing locks assets and tag, and deleting burns the tag", async () => {
  const { ask, upload, repository } = scene({}, { immutableReleases: true });
  const draft = await ask("POST /releases", { tag_name: "v1", draft: true });
  const asset = await upload(draft.body.id, "a.txt", "a");
  const published = await ask(`PATCH /releases/${draft.body.id}`, { draft: false });
  expect(published.body).toMatchObject({ immutable: true, draft: false });
  const more = await upload(draft.body.id, "b.txt", "b");
  expect(more).toMatchObject({ status: 422, body: { message: "Cannot upload assets to an immutable release." } });
  expect((await ask(`DELETE /releases/assets/${asset.body.id}`)).status).toBe(422);
  expect((await ask("DELETE /git/refs/tags/v1")).status).toBe(422);
  const retitled = await ask(`PATCH /releases/${draft.body.id}`, { name: "Better", body: "notes" });
  expect(retitled).toMatchObject({ status: 200, body: { name: "Better", body: "notes" } });

  expect((await ask(`DELETE /releases/${draft.body.id}`)).status).toBe(204);
  expect((await ask("DELETE /git/refs/tags/v1")).status).toBe(204);
  const again = await ask("POST /releases", { tag_name: "v1", draft: true });
  expect(again.status).toBe(201);
  const refused = await ask(`PATCH /releases/${again.body.id}`, { draft: false });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body.errors)).toContain("tag_name was used by an immutable release");
  expect(repository.releases).toHaveLength(1);
});

test("a ruleset that forbids a tag refuses the publishing and keeps draft and assets", async () => {
  const { ask, upload, repository } = scene();
  repository.tagRules = { create: /^v/, change: undefined };
  const draft = await ask("POST /releases", { tag_name: "v1", draft: true });
  await upload(draft.body.id, "a.txt", "a");
  const refused = await ask(`PATCH /releases/${draft.body.id}`, { draft: false });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0]).toMatchObject({ field: "pre_receive" });
  expect((await ask(`GET /releases/${draft.body.id}`)).body).toMatchObject({
    draft: true,
    assets: [{ name: "a.txt" }],
  });
});

test("a token that may not write: 403 for a workflow, 404 for a person, 401 for nobody", async () => {
  const { ask } = scene();
  const as = async (authorization: string) =>
    (await ask("POST /releases", { tag_name: "v1" }, { authorization })).status;
  expect(await as(`Bearer ${READER}`)).toBe(403);
  expect(await as(`Bearer ${PERSON}`)).toBe(404);
  expect(await as("Bearer unknown")).toBe(401);
  expect(await as("")).toBe(401);
});

test("a private repository is not there for those who may not read it", async () => {
  const { ask } = scene({}, { isPrivate: true });
  expect((await ask("GET /releases", undefined, { authorization: `Bearer ${PERSON}` })).status).toBe(404);
  expect((await ask("GET ")).body).toMatchObject({ full_name: "acme/widget", private: true });
});

test("a commit that changes workflows cannot be released with the token of a workflow", async () => {
  const { ask, repository } = scene();
  repository.changesWorkflows = true;
  expect((await ask("POST /releases", { tag_name: "v1", draft: true })).status).toBe(404);
});

test("generated notes name the comparison with the release before", async () => {
  const { ask } = scene();
  await ask("POST /releases", { tag_name: "v1" });
  const notes = await ask("POST /releases/generate-notes", { tag_name: "v2" });
  expect(notes.body).toMatchObject({ name: "v2", body: expect.stringContaining("compare/v1...v2") });
});

test("tags by hand: lightweight, annotated, moved, deleted", async () => {
  const { ask, repository } = scene();
  const sha = repository.branches.get("main");
  expect(await ask("POST /git/refs", { ref: "refs/tags/v1", sha })).toMatchObject({
    status: 201,
    body: { object: { type: "commit", sha } },
  });
  const object = await ask("POST /git/tags", { tag: "v2", message: "Two", object: sha, type: "commit" });
  await ask("POST /git/refs", { ref: "refs/tags/v2", sha: object.body.sha });
  expect((await ask("GET /git/ref/tags/v2")).body.object).toMatchObject({ type: "tag", sha: object.body.sha });
  expect((await ask(`GET /git/tags/${object.body.sha}`)).body.object.sha).toBe(sha);
  expect((await ask("POST /git/refs", { ref: "refs/tags/v1", sha })).status).toBe(422);
  expect((await ask("DELETE /git/refs/tags/v1")).status).toBe(204);
  expect((await ask("GET /git/ref/tags/v1")).status).toBe(404);
  expect((await ask("GET /commits/v2")).body.sha).toBe(sha);
});
