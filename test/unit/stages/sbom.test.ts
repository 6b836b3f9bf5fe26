import { expect, test } from "vitest";
import type { Account, AccountRequest } from "../../../src/model/account.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import type { Fragment, Manifest } from "../../../src/model/manifest.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { digest } from "../../../src/publishers/checksums.ts";
import { sbomStage } from "../../../src/stages/sbom.ts";
import { realExec } from "../../support/exec.ts";
import { pythonPorts } from "../../support/python-ports.ts";

const HASH = "a".repeat(64);
const fragment = (target: Fragment["target"], ...names: readonly string[]) => ({
  target,
  interpreter: { version: "3.14.6", url: null, sha256: null, libraries: [] },
  artifacts: names.map((name) => ({ name, kind: "archive", target, size: 1, sha256: HASH })),
});
const plan = {
  slipway: "1.0.0",
  project: {
    name: "my-app",
    version: "1.4.0",
    entries: [{ kind: "object", name: "my-app", object: "a:b", gui: false }],
  },
  commit: { id: "abc", time: 1_700_000_000 },
  legs: [{ target: "linux-x64", bundleName: "my-app-1.4.0-linux-x64" }],
} as unknown as Plan;

const run = (...legs: readonly unknown[]) => runKnowing(undefined, ...legs);

async function runKnowing(account: Account | undefined, ...legs: readonly unknown[]) {
  const asked: AccountRequest[] = [];
  const catalog = {
    digest,
    async bundleAccount(_: unknown, request: AccountRequest) {
      asked.push(request);
      return { ...request, owners: [], problems: [] };
    },
  } as unknown as Catalog;
  const request = {
    plan,
    manifest: { legs } as unknown as Manifest,
    pathOf: (name: string) => `/files/${name}`,
    account,
  };
  return { asked, sboms: await sbomStage(pythonPorts(realExec), catalog, request) };
}

test("every leg's first artifact is looked into, where it lies, by what it was made from", async () => {
  const {
    asked,
    sboms: [sbom],
  } = await run(
    fragment("linux-x64", "my-app-1.4.0-linux-x64.tar.gz", "my-app-1.4.0-linux-x64.tar.zst"),
    fragment("windows-x64", "my-app-1.4.0-windows-x64.zip"),
  );
  expect(asked.map(({ path, bundle, launchers }) => [path, bundle, launchers])).toEqual([
    ["/files/my-app-1.4.0-linux-x64.tar.gz", "my-app-1.4.0-linux-x64", ["my-app"]],
    ["/files/my-app-1.4.0-windows-x64.zip", "my-app-1.4.0-windows-x64", ["my-app.exe"]],
  ]);
  expect(sbom?.name).toBe("my-app-1.4.0.sbom.cdx.json");
  const bom = JSON.parse(sbom?.text ?? "");
  expect(bom.components.map(({ name }: { name: string }) => name)).toEqual(asked.map(({ bundle }) => bundle));
  expect(bom.metadata.timestamp).toBe("2023-11-14T22:13:20.000Z");
});

test("each project of a release has one of its own", async () => {
  const other = { ...fragment("linux-x64", "other-2.0-linux-x64.tar.gz"), project: { name: "other", version: "2.0" } };
  const { asked, sboms } = await run(fragment("linux-x64", "my-app-1.4.0-linux-x64.tar.gz"), other);
  expect(asked.map(({ application }) => application)).toEqual(["my-app", "other"]);
  expect(sboms.map(({ name }) => name)).toEqual(["my-app-1.4.0.sbom.cdx.json", "other-2.0.sbom.cdx.json"]);
  expect(sboms.map(({ text }) => JSON.parse(text).metadata.component.version)).toEqual(["1.4.0", "2.0"]);
});

test("what is known already is taken by its bytes alone: other bytes are looked into", async () => {
  const known = (sha256: string, target: Fragment["target"]): Account => ({
    ...{ target, bundle: "known", sha256, owners: [], libraries: undefined, problems: [] },
    interpreter: { version: "3.14.6", url: null, sha256: null },
  });
  const leg = fragment("linux-x64", "my-app-1.4.0-linux-x64.tar.gz");
  const {
    asked,
    sboms: [sbom],
  } = await runKnowing(known(HASH, "linux-x64"), leg);
  expect(asked).toEqual([]);
  expect(JSON.parse(sbom?.text ?? "").components).toMatchObject([{ name: "known" }]);
  expect((await runKnowing(known("b".repeat(64), "linux-x64"), leg)).asked).toHaveLength(1);
  expect((await runKnowing(known(HASH, "linux-arm64"), leg)).asked).toHaveLength(1);
});

test("a leg without any artifact is an error that names it", async () => {
  await expect(run(fragment("macos-arm64"))).rejects.toThrow("nothing was made for macos-arm64");
});
