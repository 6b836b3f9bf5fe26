import { build } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import type { Figure } from "./figure.ts";
import { forgetKept, freshHttpie, shipHttpieByHand } from "./httpie.ts";
import { interleaved } from "./measure.ts";

const ROUNDS = 3;

const timed = (work: () => Promise<unknown>) => async (): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Whole build, environment included; downloads are cached on both sides. */
export const buildTime: Figure = {
  name: "build",
  what: "httpie to the smoked archive, against venv + pip + PyInstaller + tar by hand",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const python = stand.python ?? "python3";
    // A build of something new, whatever other rounds left.
    const ours = (bundler: string) => async () => {
      await forgetKept(stand);
      const project = await freshHttpie(stand, `build-${bundler}`);
      return timed(() => build(stand, project, ["--bundler", bundler]))();
    };
    const contestants = {
      portable: ours("portable"),
      pyinstaller: ours("pyinstaller"),
      hand: timed(() => shipHttpieByHand(stand, python)),
    };
    // The first round fills the caches.
    await interleaved(contestants, 1);
    const { portable, pyinstaller, hand } = await interleaved(contestants, ROUNDS);
    const against = (value: number): string => `${Math.round(value)} ms against ${Math.round(hand)} ms by hand`;
    return [
      { what: "portable", value: portable / hand, unit: "×", limit: 0.35, from: against(portable) },
      { what: "PyInstaller through us", value: pyinstaller / hand, unit: "×", limit: 0.85, from: against(pyinstaller) },
    ];
  },
};
