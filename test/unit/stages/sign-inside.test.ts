import { expect, test } from "vitest";
import type { InsideSigner } from "../../../src/model/inside-signer.ts";
import type { BinarySignature } from "../../../src/model/manifest.ts";
import { signInside } from "../../../src/stages/sign-inside.ts";
import { realExec } from "../../support/exec.ts";
import { pythonPorts } from "../../support/python-ports.ts";

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
