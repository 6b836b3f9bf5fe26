import { expect, test } from "vitest";
import { storedName } from "../../support/github/assets.ts";
import { scene, TOKEN } from "./support.ts";

test.each([
  ["plain-1.0_x.tar.gz", "plain-1.0_x.tar.gz"],
  ["with space.txt", "with.space.txt"],
  ["tilde~1.txt", "tilde.1.txt"],
  ["ünicode.txt", "default.nicode.txt"],
  [".hidden", "default.hidden"],
  ["ends.", "ends"],
])("the name %j is stored as %j", (given, stored) => {
  expect(storedName(given)).toBe(stored);
});

async function withDraft() {
  const made = scene();
  const { body } = await made.ask("POST /releases", { tag_name: "v1", draft: true });
  const id: number = body.id;
  return { ...made, id };
}

test("a name that is taken is refused as GitHub refuses it", async () => {
  const { upload, id } = await withDraft();
  await upload(id, "a b.txt", "one");
  const second = await upload(id, "a.b.txt", "two");
  expect(second.status).toBe(422);
  expect(second.body.message).toBe("Validation Failed");
  expect(second.body.errors).toEqual([{ resource: "ReleaseAsset", code: "already_exists", field: "name" }]);
});

test("an upload that breaks off leaves a starter, which holds its name until it is deleted", async () => {
  const { ask, upload, id, github } = await withDraft();
  github.faults.add({ kind: "cut-upload", after: 3 });
  await expect(upload(id, "a.txt", "whole")).rejects.toThrow("fetch failed");
  const [starter] = (await ask(`GET /releases/${id}/assets`)).body;
  expect(starter).toMatchObject({ name: "a.txt", state: "starter", digest: null });
  expect((await upload(id, "a.txt", "whole")).status).toBe(422);
  expect((await ask(`DELETE /releases/assets/${starter.id}`)).status).toBe(204);
  expect(await upload(id, "a.txt", "whole")).toMatchObject({ status: 201, body: { state: "uploaded" } });
});

test("a store that fails when all has come leaves a starter too", async () => {
  const { ask, upload, id, github } = await withDraft();
  github.faults.add({ kind: "status", status: 502, when: "halfway" });
  expect((await upload(id, "a.txt", "whole")).status).toBe(502);
  expect((await ask(`GET /releases/${id}/assets`)).body).toMatchObject([{ state: "starter" }]);
});

test("no length, no bytes, and 2 GiB are refused; one byte less is not looked at", async () => {
  const { github, id } = await withDraft();
  const send = async (length: string | undefined, body: ReadableStream | string) => {
    const headers = { authorization: `Bearer ${TOKEN}`, ...(length === undefined ? {} : { "content-length": length }) };
    const init = { method: "POST", headers, body, duplex: "half" };
    const url = `${github.origins.uploads}/repos/acme/widget/releases/${id}/assets?name=a.bin`;
    const response = await github.fetch(url, init);
    return [response.status, JSON.stringify(await response.json())];
  };
  const stream = () => new ReadableStream({ start: (controller) => controller.close() });
  expect(await send(undefined, stream())).toEqual([400, expect.stringContaining("Bad Content-Length")]);
  expect(await send("0", stream())).toEqual([422, expect.stringContaining("greater than or equal to 1")]);
  expect(await send("2147483648", stream())).toEqual([422, expect.stringContaining("2147483648")]);
  await expect(send("2147483647", stream())).rejects.toThrow("fetch failed");
});

test("the asset after the thousandth is refused", async () => {
  const { upload, id } = await withDraft();
  for (let at = 1; at <= 1000; at += 1) await upload(id, `a${at}`, "x");
  expect((await upload(id, "a1001", "x")).status).toBe(422);
});

test("assets are listed in pages, renamed and labelled", async () => {
  const { ask, upload, id } = await withDraft();
  for (let at = 1; at <= 35; at += 1) await upload(id, `a${at}`, "x");
  const second = await ask(`GET /releases/${id}/assets?page=2`);
  expect(second.body).toHaveLength(5);
  const renamed = await ask(`PATCH /releases/assets/${second.body[0].id}`, { name: "other", label: "Other" });
  expect(renamed.body).toMatchObject({ name: "other", label: "Other" });
  expect((await ask(`PATCH /releases/assets/${second.body[1].id}`, { name: "other" })).status).toBe(422);
});

test("the store refuses a token of GitHub's, and a redirect across hosts takes it off", async () => {
  const { github, ask, upload, id } = await withDraft();
  const { body } = await upload(id, "a.txt", "bytes");
  const headers = { authorization: `Bearer ${TOKEN}`, accept: "application/octet-stream" };
  const url = `${github.origins.api}/repos/acme/widget/releases/assets/${body.id}`;
  const location = (await github.fetch(url, { headers, redirect: "manual" })).headers.get("location") ?? "";
  expect((await github.fetch(location, { headers })).status).toBe(400);
  expect((await ask(`GET ${url}`, undefined, headers)).body).toBe("bytes");
});
