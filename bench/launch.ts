import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import type { Figure } from "./figure.ts";
import { shipByUs, shipHttpieByHand } from "./httpie.ts";
import { interleaved, milliseconds } from "./measure.ts";

const ROUNDS = 21;

/** `--version` imports most of httpie, and does nothing else. */
export const launchTime: Figure = {
  name: "launch",
  what: "start of httpie, against PyInstaller's onedir with the same interpreter, and against its environment",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const ours = await shipByUs(stand, "launch", "portable");
    const theirs = await shipHttpieByHand(stand, stand.python ?? "python3");
    const start = (program: string) => () =>
      milliseconds([program, "--version"], { cwd: stand.work, env: plainEnvironment(stand) });
    const contestants = {
      portable: start(ours.program),
      frozen: start(theirs.program),
      environment: start(theirs.environment),
    };
    await interleaved(contestants, 2);
    const { portable, frozen, environment } = await interleaved(contestants, ROUNDS);
    const against = (value: number): string => `${portable.toFixed(0)} ms against ${value.toFixed(0)} ms`;
    return [
      { what: "against PyInstaller", value: portable / frozen, unit: "×", limit: 0.8, from: against(frozen) },
      {
        what: "against its environment",
        value: portable / environment,
        unit: "×",
        limit: 1.05,
        from: against(environment),
      },
    ];
  },
};
