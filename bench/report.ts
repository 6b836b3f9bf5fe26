import { stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, startChromium } from "../test/support/stand/chromium.ts";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure } from "./figure.ts";
import { interleaved, median } from "./measure.ts";

const FILES = 20_000;
const ROUNDS = 7;

/** Milliseconds from asking for the page until its map, its list and their keys are there. */
async function load(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  try {
    const started = performance.now();
    await page.goto(address);
    await page.waitForSelector("body[data-ready]");
    return performance.now() - started;
  } finally {
    await page.close();
  }
}

export const reportTime: Figure = {
  name: "report",
  what: `the report of ${FILES} files: made, and opened in Chromium`,
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const worker = await bundledWorker(stand, join(dirname(fileURLToPath(import.meta.url)), "report-worker.ts"));
    const file = join(stand.work, "bench", "report.html");
    const make = async (): Promise<number> => {
      const options = { cwd: stand.work, env: plainEnvironment(stand) };
      const { stdout } = await mustRun([process.execPath, worker, file, String(FILES)], options);
      return Number(/took ([\d.]+)/.exec(stdout)?.[1]);
    };
    const made = [];
    for (let round = 0; round < ROUNDS; round += 1) made.push(await make());
    const from = `median of ${ROUNDS}`;
    const rows = [
      { what: "time to make it", value: median(made), unit: "ms", limit: 1000, from },
      {
        what: "size",
        value: (await stat(file)).size / 1000,
        unit: "KB",
        limit: 600,
        from: "style and script included",
      },
    ] as const;
    // Without a browser there is no figure of one: the stand has said that it is not there.
    if (stand.chromium === undefined) return rows;
    const browser = await startChromium(stand.chromium);
    try {
      const address = pathToFileURL(file).href;
      // The first page of a browser starts half of the browser.
      await load(browser, address);
      const empty = join(stand.work, "bench", "empty.html");
      await writeFile(empty, "<!doctype html><title>empty</title><body data-ready>Nothing.");
      const { ours, nothing } = await interleaved(
        { ours: () => load(browser, address), nothing: () => load(browser, pathToFileURL(empty).href) },
        ROUNDS,
      );
      const beside = `${from}, beside ${Math.round(nothing)} ms for a page with one word`;
      return [...rows, { what: "until it is interactive", value: ours, unit: "ms" as const, limit: 500, from: beside }];
    } finally {
      await browser.close();
    }
  },
};
