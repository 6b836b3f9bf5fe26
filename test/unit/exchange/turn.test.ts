import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { collectLegs, takeTurn } from "../../../src/exchange/turn.ts";
import type { Exchange, MatrixLeg, Turn } from "../../../src/model/exchange.ts";
import type { Clock, Ports } from "../../../src/model/ports.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";
import { quickClock } from "../../support/exchange/quick-clock.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
let store: FolderStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, "store"));
  store = folderStore(join(folder, "store"));
});

const ports = (clock: Clock = quickClock()): Ports => ({
  ...pythonPorts({ run: () => Promise.reject(new Error("no commands here")) }),
  clock,
});
const NAMES = ["ubuntu", "macos", "windows"];
const legAt = (index: number, total = 3): MatrixLeg => ({
  key: `${index}`.repeat(12),
  title: NAMES[index] ?? "leg",
  index,
  total,
});

/** One leg with one file, from its build to its turn. */
async function turnOf(
  index: number,
  at: { attempt?: number; exchange?: Exchange; total?: number; clock?: Clock } = {},
): Promise<Turn> {
  const { attempt = 1, exchange = store, total, clock } = at;
  const name = `app-${NAMES[index]}.tar.gz`;
  const path = join(folder, `${attempt}-${name}`);
  await writeFile(path, `bytes of ${name} in attempt ${attempt}`);
  const scratch = join(folder, `scratch-${index}-${attempt}`);
  const scope = { group: "ship-0", attempt };
  return takeTurn(ports(clock), exchange, { scope, leg: legAt(index, total), files: [{ name, path }], scratch });
}

const problemOf = (code: string) => expect.objectContaining({ diagnostics: [expect.objectContaining({ code })] });

async function collected(turn: Turn): Promise<string[]> {
  if (turn.kind !== "publish") return expect.fail(`no turn to publish: ${turn.kind}`);
  const legs = join(folder, `legs-${Math.random()}`);
  await collectLegs(store, turn.legs, legs);
  const names = await readdir(legs, { recursive: true });
  const texts = names.filter((name) => name.endsWith(".gz")).sort();
  return Promise.all(texts.map(async (name) => `${name}: ${await readFile(join(legs, name), "utf8")}`));
}

describe("legs of a matrix", () => {
  test("hand over, and the last one has all of them", async () => {
    expect(await turnOf(1)).toMatchObject({ kind: "not-last", missing: [0, 2] });
    expect(await turnOf(0)).toMatchObject({ kind: "not-last", missing: [2] });
    expect(await collected(await turnOf(2))).toEqual([
      "macos-111111111111/app-macos.tar.gz: bytes of app-macos.tar.gz in attempt 1",
      "ubuntu-000000000000/app-ubuntu.tar.gz: bytes of app-ubuntu.tar.gz in attempt 1",
      "windows-222222222222/app-windows.tar.gz: bytes of app-windows.tar.gz in attempt 1",
    ]);
  });

  test("at once: one publishes, and each of the others knows who, or that it was not the last", async () => {
    const turns = await Promise.all([0, 1, 2].map((index) => turnOf(index, { clock: quickClock({ faster: 20 }) })));
    expect(turns.filter(({ kind }) => kind === "publish")).toHaveLength(1);
    expect(turns.filter(({ kind }) => kind === "publish" || kind === "given-way" || kind === "not-last")).toHaveLength(
      3,
    );
  });

  test("re-run of failed jobs: what was handed over before is taken over", async () => {
    await turnOf(0);
    await turnOf(1);
    const texts = await collected(await turnOf(2, { attempt: 2 }));
    expect(texts.map((text) => text.at(-1))).toEqual(["1", "1", "2"]);
  });

  test("C21 re-run of a publisher that failed: its claim of attempt 1 is in nobody's way", async () => {
    for (const index of [0, 1, 2]) await turnOf(index);
    expect(store.artifacts.some(({ name }) => name.endsWith("-a1-claim-1.json"))).toBe(true);
    const turn = await turnOf(2, { attempt: 2 });
    expect(turn).toMatchObject({ kind: "publish", claim: 1 });
    expect((await collected(turn)).map((text) => text.at(-1))).toEqual(["1", "1", "2"]);
  });

  test("re-run of all jobs: the first one finds a whole set, the others give way to it by name", async () => {
    for (const index of [0, 1, 2]) await turnOf(index);
    expect(await turnOf(1, { attempt: 2 })).toMatchObject({ kind: "publish" });
    expect(await turnOf(0, { attempt: 2 })).toEqual({ kind: "given-way", to: "macos" });
  });

  test("a cancelled run: one leg is re-run with the two that never came, whichever comes first", async () => {
    await turnOf(0);
    expect(await turnOf(0, { attempt: 2 })).toMatchObject({ kind: "not-last", missing: [1, 2] });
    expect(await turnOf(2, { attempt: 2 })).toMatchObject({ kind: "not-last", missing: [1] });
    expect(await turnOf(1, { attempt: 2 })).toMatchObject({ kind: "publish" });
  });

  test("killed between creating and finalising its hand-over: the name is burned, the leg is not", async () => {
    store.answers.push(["-leg-macos", "unknown"]);
    await turnOf(1);
    expect(store.artifacts.map(({ name }) => name)).toContain("slipway-ship-0-a1-leg-macos-111111111111-1-t2.tar");
  });

  test("a claim that never becomes whole is passed over", async () => {
    store.answers.push(["-claim-1", "exists"]);
    await turnOf(0);
    await turnOf(1);
    expect(await turnOf(2)).toMatchObject({ kind: "publish", claim: 2 });
  });

  test("a claim whose owner came to lose it to a higher one gives way to that", async () => {
    await turnOf(0);
    await turnOf(1);
    const rival = JSON.stringify({ key: "0".repeat(12), title: "ubuntu" });
    const exchange: Exchange = {
      ...store,
      // While the first claim is being stored, which takes long, somebody takes the second.
      store: async (file, trouble) => {
        if (file.includes("-claim-1")) {
          const higher = join(folder, "slipway-ship-0-a1-claim-2.json");
          await writeFile(higher, rival);
          await store.store(higher, trouble);
        }
        return store.store(file, trouble);
      },
    };
    expect(await turnOf(2, { exchange })).toEqual({ kind: "given-way", to: "ubuntu" });
  });

  test("a listing that never shows the other legs: the last one does not end green", async () => {
    await turnOf(0);
    await turnOf(1);
    const own = (name: string): boolean => name.includes("windows");
    const exchange = { ...store, list: async () => store.artifacts.filter(({ name }) => own(name)) };
    await expect(turnOf(2, { exchange })).rejects.toEqual(problemOf("legs-not-seen"));
  });

  test("a store that takes nothing: red, with what finishes the release", async () => {
    const exchange: Exchange = { ...store, store: async () => "unknown" };
    await expect(turnOf(0, { exchange })).rejects.toThrow(/Re-run failed jobs/);
  });

  test("a store that lists nothing: red", async () => {
    const exchange: Exchange = { ...store, list: () => Promise.reject(new Error("HTTP 503")) };
    await expect(turnOf(0, { exchange })).rejects.toEqual(problemOf("exchange-silent"));
  });

  test("a store that keeps every claim: red, not given way to nobody", async () => {
    await turnOf(0);
    await turnOf(1);
    const exchange: Exchange = {
      ...store,
      store: (file, trouble) => (file.includes("-claim-") ? Promise.resolve("exists") : store.store(file, trouble)),
    };
    await expect(turnOf(2, { exchange })).rejects.toEqual(problemOf("no-claim"));
  });

  test("two rows of the matrix with the same values: both named", async () => {
    await turnOf(0);
    const twin = { ...legAt(0), index: 1 };
    const path = join(folder, "twin.tar.gz");
    await writeFile(path, "twin");
    const request = { scope: { group: "ship-0", attempt: 1 }, leg: twin, files: [{ name: "app.gz", path }] };
    const turn = takeTurn(ports(), store, { ...request, scratch: join(folder, "twin") });
    await expect(turn).rejects.toThrow(/number 1 \(ubuntu\), number 2 \(ubuntu\)/);
  });

  test("an optional leg that failed is counted: the others do not wait for it, and nothing of it is collected", async () => {
    await turnOf(0);
    const scratch = join(folder, "absent");
    const scope = { group: "ship-0", attempt: 1 };
    const absent = await takeTurn(ports(), store, { scope, leg: legAt(1), files: undefined, scratch });
    expect(absent).toMatchObject({ kind: "not-last", missing: [2] });
    const last = await turnOf(2);
    expect(last).toMatchObject({ legs: [{ absent: false }, { absent: true, title: "macos" }, { absent: false }] });
    expect((await collected(last)).map((text) => text.split("-")[0])).toEqual(["ubuntu", "windows"]);
  });

  test("a matrix that changed between attempts: nothing of the old one is released", async () => {
    for (const index of [0, 1]) await turnOf(index);
    const changed = { ...legAt(1), key: "f".repeat(12), title: "haiku" };
    const path = join(folder, "new.tar.gz");
    await writeFile(path, "new");
    const request = { scope: { group: "ship-0", attempt: 2 }, leg: changed, files: [{ name: "app.gz", path }] };
    const turn = takeTurn(ports(), store, { ...request, scratch: join(folder, "new") });
    // How many have to come is not known any more; red is the side on which nothing is lost.
    await expect(turn).rejects.toThrow(/number 1 and 3 of the matrix. Seen: haiku/);
  });
});
