import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { InsideSigner } from "../../../src/model/inside-signer.ts";
import type { BinarySignature } from "../../../src/model/manifest.ts";
import { releaseStage } from "../../../src/stages/deliver.ts";
import type { Bench } from "../../../src/stages/leg.ts";
import { checkInside, signInside } from "../../../src/stages/sign-inside.ts";
import { fakeCatalog, folder, freshProject, ports, root, wishes } from "../../support/delivery.ts";
import { realExec } from "../../support/exec.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

const SIGNATURES: readonly BinarySignature[] = [
  {
    file: "app.exe",
    by: "us",
    signer: "Us",
    timestamp: "2026-11-21T18:39:41.000Z",
    expires: "2027-11-21T00:00:00.000Z",
  },
  { file: "lib.dll", by: "theirs", signer: "A\u001b[31mB", timestamp: null, expires: "2025-01-15T00:00:00.000Z" },
];

function signer(windows: boolean): InsideSigner {
  return { method: "m", supports: (target) => target.startsWith("windows") === windows, sign: async () => SIGNATURES };
}

test("those that sign for the target do, and who signed what until when is said as a table", async () => {
  const ports = pythonPorts(realExec);
  const at = { root: "/bundle", scratch: "/scratch", target: "windows-x64" } as const;
  expect(await signInside(ports, [signer(true), signer(false)], at)).toEqual(SIGNATURES);
  const [text = "", ...more] = ports.said.infos;
  expect(more).toEqual([]);
  expect(text).toMatch(/^file +signer +time stamp +certificate ends$/m);
  expect(text).toMatch(/^app\.exe +Us +2026-11-21 +2027-11-21$/m);
  expect(text).toMatch(/^lib\.dll +A .*B \(as it came\) +none +2025-01-15$/m);
  expect(text).not.toContain("\u001b");
});

describeUnless(notLinuxX64)("a release whose programs are signed", () => {
  freshProject();

  test("looks inside first, then signs, and packs and runs what is signed", async () => {
    const order: string[] = [];
    let tried = "";
    const here: InsideSigner = {
      method: "ours",
      supports: () => true,
      async sign(_, { root: bundle }) {
        order.push("sign");
        await writeFile(join(bundle, "app"), "signed");
        return SIGNATURES;
      },
    };
    const catalog = fakeCatalog({
      insideSigners: async () => [here],
      prepareSmoke: async () => ({
        lookInside: async () => void order.push("look inside"),
        judge: async (_, artifact) => {
          order.push("judge");
          tried = gunzipSync(await readFile(artifact)).toString("latin1");
          return { checks: [], startup: undefined, notes: [] };
        },
      }),
    });
    const { manifest } = await releaseStage(ports(), catalog, wishes(), { from: root, to: join(folder, "out") });
    expect(order).toEqual(["look inside", "sign", "judge"]);
    expect(tried).toContain("signed");
    expect(tried).not.toContain("made by portable");
    expect(manifest.legs[0]?.signatures).toEqual(SIGNATURES);
    // What users get is what was tried.
    const shipped = await readFile(join(folder, "out", "app-1.0-linux-x64.tar.gz"));
    expect(gunzipSync(shipped).toString("latin1")).toBe(tried);
  });
});

describe("what a leg is signed with", () => {
  const bench = (release: boolean, policy: string, secrets: Readonly<Record<string, string>> = {}) => {
    const asked: string[] = [];
    const plain = pythonPorts(realExec);
    const read = (name: string) => {
      asked.push(name);
      return secrets[name];
    };
    const methods = { authenticode: { key: "KEY", password: "PASS", timestamp: "http://time.example" } };
    const plan = { signing: { policy, provenance: "off", methods } };
    const made = { ports: { ...plain, secrets: { read } }, planned: { plan }, leg: { target: "windows-x64" }, release };
    return { made: made as unknown as Bench, asked, said: plain.said };
  };

  test("is read before anything runs, also where nothing is released and nothing is signed", () => {
    const { made, asked, said } = bench(false, "auto", { KEY: "k", PASS: "p" });
    expect(checkInside(made)).toEqual({ authenticode: undefined, problems: [] });
    expect(asked).toEqual(["KEY", "PASS"]);
    expect(said.warnings).toEqual([]);
  });

  test("is there", () => {
    expect(checkInside(bench(true, "required", { KEY: "k", PASS: "p" }).made).authenticode).toMatchObject({
      key: "KEY",
    });
  });

  test("is missing: a warning under auto, and under required nothing is built", () => {
    const { made, said } = bench(true, "auto", { KEY: "k" });
    expect(checkInside(made).authenticode).toBeUndefined();
    expect(said.warnings.map(({ message }) => message)).toEqual([
      "signing.authenticode.password names the environment variable PASS, which is not set",
    ]);
    expect(() => checkInside(bench(true, "required").made)).toThrow("KEY, which is not set");
  });
});
