import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { scene, TOKEN } from "./support.ts";

const authorization = `Bearer ${TOKEN}`;

/** The same GitHub, behind a port. */
async function behindPort() {
  const made = scene();
  const { origins, close } = await made.github.listen();
  const created = await fetch(`${origins.api}/repos/acme/widget/releases`, {
    method: "POST",
    headers: { authorization },
    body: JSON.stringify({ tag_name: "v1", draft: true }),
  });
  const draft = (await created.json()) as { readonly id: number; readonly upload_url: string };
  const uploads = draft.upload_url.replace("{?name,label}", "");
  const upload = (name: string, body: string | ReadableStream, length: number) => {
    const headers = { authorization, "content-length": String(length) };
    return fetch(`${uploads}?name=${name}`, { method: "POST", headers, body, ...{ duplex: "half" } });
  };
  return { ...made, origins, close, draft, upload };
}

test("over HTTP: created, streamed up, downloaded through the redirect to another host", async () => {
  const { origins, close, upload, draft } = await behindPort();
  try {
    const body = Readable.toWeb(Readable.from([Buffer.alloc(70_000, 1), Buffer.alloc(70_000, 2)])) as ReadableStream;
    expect((await upload("a.bin", body, 140_000)).status).toBe(201);
    const release = `${origins.api}/repos/acme/widget/releases/${draft.id}`;
    const published = await fetch(release, { method: "PATCH", headers: { authorization }, body: '{"draft":false}' });
    expect(published.status).toBe(200);
    const page = await fetch(`${origins.web}/acme/widget/releases/download/v1/a.bin`, { headers: { authorization } });
    expect((await page.bytes()).byteLength).toBe(140_000);
  } finally {
    await close();
  }
});

test("over HTTP: an upload that is cut, and an answer that is lost, are reset connections", async () => {
  const { github, close, upload, repository } = await behindPort();
  try {
    github.faults.add({ kind: "cut-upload", after: 100 }, { path: /assets/ });
    await expect(upload("a.bin", "x".repeat(5000), 5000)).rejects.toThrow("fetch failed");
    expect(repository.releases[0]?.assets).toMatchObject([{ name: "a.bin", state: "starter" }]);
    github.faults.add({ kind: "lost", when: "after" }, { path: /assets/ });
    await expect(upload("b.bin", "x", 1)).rejects.toThrow("fetch failed");
    expect(repository.releases[0]?.assets[1]).toMatchObject({ name: "b.bin", state: "uploaded" });
  } finally {
    await close();
  }
});

test("over HTTP: a refused upload of megabytes gets its answer, not a reset", async () => {
  const { close, upload } = await behindPort();
  try {
    await upload("a.bin", "x", 1);
    const again = await upload("a.bin", "x".repeat(5_000_000), 5_000_000);
    expect(again.status).toBe(422);
  } finally {
    await close();
  }
});
