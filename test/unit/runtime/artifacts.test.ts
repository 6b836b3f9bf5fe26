import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Cancelled, NetworkError } from "../../../src/model/errors.ts";
import { createExchange } from "../../../src/runtime/github/artifacts.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const { signal } = new AbortController();
const url = "http://127.0.0.1:9/";

describe("the artifact store of a workflow run", () => {
  test.each([
    ["neither address nor token", { url: undefined, token: undefined }],
    ["no token", { url, token: undefined }],
    ["no address", { url: undefined, token: "x" }],
    ["an Enterprise server, though it names one", { url, token: "x", server: "https://github.example.com" }],
  ])("is not there with %s", (_, access) => {
    expect(createExchange(access, signal)).toBeUndefined();
  });

  test.each(["https://github.com", "https://acme.ghe.com", "http://github.localhost", undefined])(
    "is there on %s",
    (server) => {
      expect(createExchange({ url, token: "x", server }, signal)).toBeDefined();
    },
  );

  test("is left at once when the run is cancelled, and that is no unknown answer", async () => {
    const file = join(await temporaryFolder(), "slipway-x.tar");
    await writeFile(file, "x");
    const exchange = createExchange({ url, token: "x" }, AbortSignal.abort());
    await expect(exchange?.store(file, () => undefined)).rejects.toThrow(Cancelled);
    await expect(exchange?.list()).rejects.toThrow(Cancelled);
  });

  test("bad input: an artifact without a digest is refused before anything is fetched", async () => {
    const artifact = { id: 1, name: "slipway-x.tar", size: 1, sha256: undefined };
    const fetched = createExchange({ url, token: "x" }, signal)?.fetch(
      artifact,
      join(await temporaryFolder(), "x.tar"),
    );
    await expect(fetched).rejects.toThrow(/slipway-x\.tar has no digest to check it by/);
  });

  /** A client that answers so, and writes these files where it is told to. */
  const answering = (upload: string, digestMismatch: boolean, files: readonly string[]) =>
    createExchange({ url, token: "x" }, signal, async () => ({
      uploadArtifact: () => Promise.reject(new Error(upload)),
      listArtifacts: () => Promise.reject(new Error("502")),
      downloadArtifact: async (_, options) => {
        for (const name of files) await writeFile(join(options?.path ?? "", name), "bytes");
        return { digestMismatch };
      },
    })) ?? expect.fail("no store");

  test.each([
    [
      "Failed to CreateArtifact: Received non-retryable error: (409) Conflict: an artifact with this name already exists",
      "exists",
    ],
    ["Failed to CreateArtifact: Unable to make request: ECONNRESET", "unknown"],
    ["Failed to FinalizeArtifact: (409) Conflict", "unknown"],
  ])("%s: that is %s", async (message, answer) => {
    const said: string[] = [];
    expect(await answering(message, false, []).store("slipway-x.tar", (reason) => said.push(reason))).toBe(answer);
    expect(said).toEqual([message]);
  });

  test.each([
    ["with other bytes than its digest", true, ["x.tar"], /arrived with other bytes/],
    ["that is two files", false, ["x.tar", "y.tar"], /is not one file/],
    ["that is none", false, [], /is not one file/],
  ] as const)("C22: an artifact %s is refused, and nothing of it is left", async (_, mismatch, files, message) => {
    const folder = await temporaryFolder();
    const artifact = { id: 1, name: "slipway-x.tar", size: 5, sha256: "0".repeat(64) };
    const fetched = answering("", mismatch, files).fetch(artifact, join(folder, "x.tar"));
    await expect(fetched).rejects.toMatchObject({
      diagnostics: [{ code: "exchange-damaged", message: expect.stringMatching(message) }],
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("a listing that cannot be had is a service that failed", async () => {
    await expect(answering("", false, []).list()).rejects.toBeInstanceOf(NetworkError);
  });
});
