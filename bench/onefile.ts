import { join } from "node:path";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import type { Figure } from "./figure.ts";
import { shipByUs } from "./httpie.ts";
import { interleaved, milliseconds } from "./measure.ts";

const ROUNDS = 21;
const ONE_FILE = "bundler: { use: portable, mode: onefile }\ntargets: [linux-x64]\n";

/** What one file costs at a second start, when it lies unpacked: finding that out. */
export const onefileStart: Figure = {
  name: "onefile",
  what: "second start of httpie as one file, over the same as a directory",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const folder = await shipByUs(stand, "onefile-folder", "portable");
    const file = await shipByUs(stand, "onefile-file", "portable", { "slipway.yml": ONE_FILE });
    const env = { ...plainEnvironment(stand), XDG_CACHE_HOME: join(stand.work, "bench", "onefile-cache") };
    const start = (program: string) => () => milliseconds([program, "--version"], { cwd: stand.work, env });
    const first = await start(file.program)();
    const contestants = { folder: start(folder.program), file: start(file.program) };
    await interleaved(contestants, 2);
    const median = await interleaved(contestants, ROUNDS);
    const from = `${median.file.toFixed(0)} ms against ${median.folder.toFixed(0)} ms; first start ${first.toFixed(0)} ms`;
    return [{ what: "over a directory", value: median.file - median.folder, unit: "ms", limit: 15, from }];
  },
};
