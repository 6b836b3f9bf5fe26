import { join } from "node:path";
import { slipway } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import type { Figure } from "./figure.ts";
import { shipByUs } from "./httpie.ts";
import { interleaved } from "./measure.ts";

const ROUNDS = 3;

/** A whole build with downloads at hand; `files` are the project's, beside those of httpie. */
async function built(stand: ReadyStand, name: string, files: Readonly<Record<string, string>>): Promise<number> {
  const started = performance.now();
  await shipByUs(stand, name, "portable", files);
  return performance.now() - started;
}

/** The size report by itself; starting Node is counted in, so that the build's own costs less. */
async function inspected(stand: ReadyStand, folder: string): Promise<number> {
  const { code, output, milliseconds } = await slipway(stand, ["inspect", folder, "--json"], { cwd: stand.work });
  if (code !== 0) throw new Error(output);
  return milliseconds;
}

export const selfCheck: Figure = {
  name: "self-check",
  what: "what looking for later failures adds to a build of httpie, against the same build with smoke: minimal",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const folder = join(stand.work, "bench", "self-check-whole-unpacked");
    const contestants = {
      whole: () => built(stand, "self-check-whole", {}),
      minimal: () => built(stand, "self-check-minimal", { "slipway.yml": "smoke: minimal\n" }),
    };
    // The first round fills the caches.
    await interleaved(contestants, 1);
    const { whole, minimal } = await interleaved(contestants, ROUNDS);
    const { report } = await interleaved({ report: () => inspected(stand, folder) }, ROUNDS);
    const from = `${Math.round(whole)} against ${Math.round(minimal)} ms, and ${Math.round(report)} ms for the size report`;
    return [{ what: "self-check and size report", value: whole - minimal + report, unit: "ms", limit: 2_000, from }];
  },
};
