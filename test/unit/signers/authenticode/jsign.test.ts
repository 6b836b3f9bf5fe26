import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DownloadRequest } from "../../../../src/model/ports.ts";
import pin from "../../../../src/signers/authenticode/jsign.json" with { type: "json" };
import { obtainJsign } from "../../../../src/signers/authenticode/jsign.ts";
import { realExec } from "../../../support/exec.ts";
import { pythonPorts } from "../../../support/python-ports.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("jsign's jar", () => {
  test("that is named and is another one is not run", async () => {
    const jar = join(folder, "jsign.jar");
    await writeFile(jar, "another one");
    await expect(obtainJsign(pythonPorts(realExec), jar)).rejects.toThrow(`jsign ${pin.version} has ${pin.sha256}`);
  });

  test("that is named and not there is said so", async () => {
    await expect(obtainJsign(pythonPorts(realExec), join(folder, "none.jar"))).rejects.toThrow(
      "none.jar cannot be read",
    );
  });

  test("is fetched by its pinned digest, and what lies in the tool cache is checked again", async () => {
    const asked: DownloadRequest[] = [];
    const ports = {
      ...pythonPorts(realExec),
      downloads: {
        async fetch(request: DownloadRequest) {
          asked.push(request);
          await writeFile(request.file, "changed since");
        },
      },
      toolCache: {
        find: async () => undefined,
        async add(_: unknown, fill: (directory: string) => Promise<void>) {
          await fill(folder);
          return folder;
        },
        unpack: async () => undefined,
      },
    };
    await expect(obtainJsign(ports, undefined)).rejects.toThrow(pin.sha256);
    expect(asked).toMatchObject([{ url: pin.url, sha256: pin.sha256 }]);
  });
});
