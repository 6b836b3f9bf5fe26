import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { collectLegs, takeTurn } from "../../src/exchange/turn.ts";
import type { Exchange, MatrixLeg, Turn } from "../../src/model/exchange.ts";
import type { Ports } from "../../src/model/ports.ts";
import { createExchange } from "../../src/runtime/github/artifacts.ts";
import { quickClock } from "../support/exchange/quick-clock.ts";
import { type Results, startResults } from "../support/github/results.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { theStand } from "../support/stand/cli.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const NAMES = ["ubuntu-24.04", "macos-15", "windows-2025"];
const LEG_BYTES = 20 << 20;

describeUnless(noPart(stand.azurite, "Azurite"))("legs meet through the runner's own artifact client", () => {
  let results: Results;
  let folder: string;
  let run = 0;
  let exchange: Exchange;
  beforeAll(async () => {
    results = await startResults(stand.azurite ?? "");
  });
  afterAll(() => results?.close());
  beforeEach(async () => {
    run += 1;
    folder = join(stand.work, `exchange-${run}`);
    await mkdir(folder);
    // The client reads its settings from the environment, with every request.
    const environment = results.environment(String(run), "ship");
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = environment;
    const found = createExchange({ url, token }, new AbortController().signal);
    if (found === undefined) throw new Error("no exchange");
    exchange = found;
  });
  afterEach(() => {
    results.faults.clear();
    vi.unstubAllEnvs();
  });

  function ports(clock = quickClock()): Ports {
    return { ...pythonPorts({ run: () => Promise.reject(new Error("no commands here")) }), clock };
  }

  async function turnOf(index: number, at: { attempt?: number; ports?: Ports } = {}): Promise<Turn> {
    const { attempt = 1 } = at;
    const leg: MatrixLeg = { key: `${index}`.repeat(12), title: NAMES[index] ?? "", index, total: NAMES.length };
    const path = join(folder, `app-${index}-${attempt}.bin`);
    await writeFile(path, randomBytes(LEG_BYTES));
    const files = [{ name: `app-${index}.bin`, path }];
    const scratch = join(folder, `scratch-${index}-${attempt}`);
    return takeTurn(at.ports ?? ports(), exchange, { scope: { group: "ship", attempt }, leg, files, scratch });
  }

  test("three legs at once, 20 MiB each: one publishes, and has every byte of all of them", async () => {
    const own = (): Ports => ports(quickClock({ faster: 20 }));
    const turns = await Promise.all(NAMES.map((_, index) => turnOf(index, { ports: own() })));
    const winners = turns.flatMap((turn) => (turn.kind === "publish" ? [turn] : []));
    expect(winners).toHaveLength(1);
    await collectLegs(exchange, winners[0]?.legs ?? [], join(folder, "legs"));
    for (const [index, title] of NAMES.entries()) {
      const arrived = await readFile(join(folder, "legs", `${title}-${`${index}`.repeat(12)}`, `app-${index}.bin`));
      expect(arrived.equals(await readFile(join(folder, `app-${index}-1.bin`)))).toBe(true);
    }
  });

  test("of six that claim one name at once, exactly one wins, and five are told that it exists", async () => {
    const claims = Array.from({ length: 6 }, async (_, index) => {
      await mkdir(join(folder, `claimant-${index}`));
      const file = join(folder, `claimant-${index}`, "slipway-ship-a1-claim-1.json");
      await writeFile(file, JSON.stringify({ claimant: index }));
      return exchange.store(file, () => undefined);
    });
    const answers = await Promise.all(claims);
    expect([...answers].sort()).toEqual(["exists", "exists", "exists", "exists", "exists", "stored"]);
    const [claim] = await exchange.list();
    expect(claim).toMatchObject({
      name: "slipway-ship-a1-claim-1.json",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("C21 re-run of failed jobs: artifacts of attempt 1 are taken over", async () => {
    await turnOf(0);
    await turnOf(1);
    expect(await turnOf(2, { attempt: 2 })).toMatchObject({
      kind: "publish",
      legs: [{ attempt: 1 }, { attempt: 1 }, { attempt: 2 }],
    });
  });

  test("the service refuses to finalise: the name is burned, the leg hands over under the next one", async () => {
    results.faults.set("ArtifactService/FinalizeArtifact", { status: 400 });
    expect(await turnOf(0, { ports: ports(quickClock({ meanwhile: () => results.faults.clear() })) })).toMatchObject({
      kind: "not-last",
    });
    const names = (await exchange.list()).map(({ name }) => name);
    expect(names).toContain("slipway-ship-a1-leg-ubuntu-24.04-000000000000-0-t2.tar");
    expect(names).not.toContain("slipway-ship-a1-leg-ubuntu-24.04-000000000000-0-t1.tar");
  });

  test("C22 an artifact arrives damaged: refused, and nothing of it is left", async () => {
    await turnOf(0);
    const [artifact] = (await exchange.list()).filter(({ name }) => name.endsWith(".tar"));
    const stored = results.artifacts.list().find(({ id }) => id === artifact?.id);
    if (artifact === undefined || stored === undefined) return expect.fail("nothing was handed over");
    const bytes = await results.blobs.read("artifacts", stored.blob);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await results.blobs.replace("artifacts", stored.blob, bytes);
    const file = join(folder, "damaged.tar");
    await expect(exchange.fetch(artifact, file)).rejects.toThrow(/arrived with other bytes than were stored/);
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  });

  test("an artifact that is gone: a service's failure, named", async () => {
    const gone = { id: 1, name: "slipway-gone.tar", size: 1, sha256: "0".repeat(64) };
    await expect(exchange.fetch(gone, join(folder, "gone.tar"))).rejects.toThrow(/slipway-gone\.tar cannot be fetched/);
  });
});
