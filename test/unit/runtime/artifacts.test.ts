import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Cancelled } from "../../../src/model/errors.ts";
import { createExchange } from "../../../src/runtime/github/artifacts.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const { signal } = new AbortController();
const url = "http://127.0.0.1:9/";

describe("the artifact store of a workflow run", () => {
  test.each([
    ["neither address nor token", { url: undefined, token: undefined }],
    ["no token", { url, token: undefined }],
    ["no address", { url: undefined, token: "x" }],
  ])("is not there with %s", (_, access) => {
    expect(createExchange(access, signal)).toBeUndefined();
  });

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
});
