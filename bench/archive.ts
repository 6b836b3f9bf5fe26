import { stat } from "node:fs/promises";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import type { Figure } from "./figure.ts";
import { shipByUs, shipHttpieByHand } from "./httpie.ts";

/** Bytes, so one round is enough. */
export const archiveSize: Figure = {
  name: "archive",
  what: "archive of httpie, against PyInstaller's onedir with the same interpreter",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const ours = await shipByUs(stand, "archive", "portable");
    const theirs = await shipHttpieByHand(stand, stand.python ?? "python3");
    const [our, their] = [(await stat(ours.archive)).size, (await stat(theirs.archive)).size];
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    return [
      {
        what: "portable",
        value: our / their,
        unit: "×",
        limit: 1.6,
        from: `${megabytes(our)} against ${megabytes(their)}`,
      },
    ];
  },
};
