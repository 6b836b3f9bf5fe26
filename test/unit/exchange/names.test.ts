import { expect, test } from "vitest";
import { handedOver, handOverName } from "../../../src/exchange/names.ts";
import type { StoredArtifact } from "../../../src/model/exchange.ts";

const artifact = (name: string): StoredArtifact => ({ id: 1, name, size: 1, sha256: "0".repeat(64) });
const scope = { group: "ship", attempt: 2 };

test("a hand-over is read as it was named", () => {
  const leg = { key: "0123456789ab", title: "ubuntu-24.04-py3.13", index: 3, total: 4 };
  const named = artifact(handOverName({ ...scope, absent: false }, leg, 2));
  const { key, title, index } = leg;
  expect(handedOver("ship", named)).toEqual({ key, title, index, attempt: 2, try: 2, absent: false, artifact: named });
});

test.each([
  ["of another group", "slipway-other-a1-leg-x-abc-0-t1.tar"],
  ["of a group that begins so", "slipway-ship-2-a1-leg-x-abc-0-t1.tar"],
  ["whose title leads elsewhere", "slipway-ship-a1-leg-../../../etc-abc-0-t1.tar"],
  ["whose title leads elsewhere on Windows", "slipway-ship-a1-leg-..\\..\\x-abc-0-t1.tar"],
  ["whose title has a line break", "slipway-ship-a1-leg-x\ny-abc-0-t1.tar"],
  ["without a try", "slipway-ship-a1-leg-x-abc-0.tar"],
  ["whose place is no number", "slipway-ship-a1-leg-x-abc-zero-t1.tar"],
])("bad input: an artifact %s is no hand-over", (_, name) => {
  expect(handedOver("ship", artifact(name))).toBeUndefined();
});
