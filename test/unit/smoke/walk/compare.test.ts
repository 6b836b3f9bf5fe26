import { expect, it } from "vitest";
import { demanded, itemText } from "../../../../src/smoke/walk/compare.ts";
import type { Finding, WalkItem } from "../../../../src/smoke/walk/walk.ts";

it("what belongs to a distribution that was left out on purpose is not asked for, all else is", () => {
  const item = (of: WalkItem): Finding => ({ item: of, ok: true, error: "", trace: "", absent: false, skipped: false });
  const findings = [
    item({ kind: "entry-point", group: "console_scripts", name: "pip3", object: "pip._internal.cli.main:cli" }),
    item({ kind: "distribution", name: "Pip" }),
    item({ kind: "module", name: "pip" }),
    item({ kind: "file", base: "packages", path: "pip/py.typed" }),
    item({ kind: "file", base: "packages", path: "pip-26.3.dist-info/METADATA" }),
    item({ kind: "entry-point", group: "console_scripts", name: "pipx", object: "pipx.main:cli" }),
    item({ kind: "module", name: "pipes" }),
    item({ kind: "certificates" }),
  ];
  const left = demanded(findings, [{ name: "pip", version: "26.3", modules: ["pip"] }]);
  expect(left.map(({ item: kept }) => itemText(kept))).toEqual([
    "entry point pipx of console_scripts (pipx.main:cli)",
    "import pipes",
    "root certificates",
  ]);
});
