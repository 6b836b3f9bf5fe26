import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { type HostedRelease, ServiceRefusal } from "../../../src/model/releases.ts";
import { createReleases } from "../../../src/runtime/github/releases.ts";
import assets from "../../fixtures/github/release-assets.json" with { type: "json" };
import conflict from "../../fixtures/github/release-assets-conflict.json" with { type: "json" };
import { fileIn } from "../../support/github/publishing.ts";
import { temporaryFolder } from "../../support/temporary.ts";

interface Recorded {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly response: unknown;
}

/** The client, with the recording's answers: each request gets the next one of its method and path. */
function clientOf(name: string, exchanges: readonly Recorded[]) {
  const left = [...exchanges];
  const fetch = async (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url);
    const at = left.findIndex(({ host, method, path }) => {
      const [recorded = ""] = path.split("?");
      return host === hostname && method.toUpperCase() === request.method && recorded === pathname;
    });
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) throw new Error(`not recorded: ${request.method} ${request.url}`);
    if (request.method === "POST") expect(await request.text()).toBe(found.body);
    const body = found.status === 204 ? null : JSON.stringify(found.response);
    return new Response(body, { status: found.status, headers: { "content-type": "application/json; charset=utf-8" } });
  };
  return createReleases({
    ...{ repository: `octokit-fixture-org/${name}`, token: "t", api: "https://api.github.com" },
    ...{ server: "https://github.com", signal: new AbortController().signal, fetch },
  });
}

const release = (name: string): HostedRelease => ({
  ...{ id: 1000, tag: "v1.0.0", title: "", body: "", draft: false, prerelease: false, immutable: false, url: "" },
  uploadUrl: `https://uploads.github.com/repos/octokit-fixture-org/${name}/releases/1000/assets{?name,label}`,
});

async function withFile(use: (file: ReturnType<typeof fileIn>) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder();
  try {
    await use(fileIn(folder, "test-upload.txt", "Hello, world!\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sent = { id: 1000, name: "test-upload.txt", size: 14, state: "uploaded", sha256: undefined };

test("recorded release-assets: our client sends, lists and deletes a file", async () => {
  await withFile(async (file) => {
    const client = clientOf("release-assets", assets as readonly Recorded[]);
    expect(await client.upload(release("release-assets"), file)).toEqual(sent);
    expect(await client.assets(1000)).toEqual([sent]);
    await client.removeAsset(1000);
  });
});

test("recorded release-assets-conflict: our client is refused, deletes what is there, and sends again", async () => {
  await withFile(async (file) => {
    const client = clientOf("release-assets-conflict", conflict as readonly Recorded[]);
    const refused = await client.upload(release("release-assets-conflict"), file).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ServiceRefusal);
    expect(refused).toMatchObject({ status: 422, details: [{ code: "already_exists", field: "name" }] });
    const [there] = await client.assets(1000);
    await client.removeAsset(there?.id ?? 0);
    expect(await client.upload(release("release-assets-conflict"), file)).toEqual({ ...sent, id: 1001 });
  });
});
