import type { SystemVersion } from "../model/inspection.ts";
import type { Manifest, Startup } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";

/** Sizes as people read them. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  return `${(bytes / 1000 ** power).toFixed(power === 1 ? 0 : 1)} ${units[power - 1]}`;
}

const NAMES: Readonly<Record<SystemVersion["system"], string>> = { glibc: "glibc", macos: "macOS", windows: "Windows" };

/** `glibc 2.17`. */
export function floorText({ system, version }: SystemVersion): string {
  return `${NAMES[system]} ${version}`;
}

/** `starts in 0.16 s (0.15–0.18, 3 runs of app --version; the first one 0.31 s)`. */
export function startupText({ what, first, median, least, most, runs }: Startup): string {
  const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 100 ? 3 : 2);
  return `starts in ${seconds(median)} s (${seconds(least)}–${seconds(most)}, ${runs} runs of ${plain(what)}; the first one ${seconds(first)} s)`;
}

/** Text from a project on one line, without characters that command a terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** As a shell reads it as one word, whatever folder it lies in. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Columns padded to the widest cell. */
export function table(written: readonly (readonly string[])[]): string {
  const rows = written.map((row) => row.map(plain));
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, index) => Math.max(cell.length, all[index] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `slipway plan`, for people. */
export function planText(plan: Plan): string {
  const { name, version } = plan.project;
  const rows = plan.legs.map(({ target, runner, interpreter, bundler, artifacts }) => [
    target,
    runner,
    interpreter === null ? "Python of the runner" : `Python ${interpreter.version}`,
    bundler.name,
    artifacts.map((artifact) => artifact.name).join(" "),
  ]);
  const python = `Python: ${plain(plan.python.reason)}`;
  const release = `A complete release holds: ${plan.expected.map(plain).join(" ")}`;
  return `${plain(`${name} ${version}`)}${plan.prerelease ? " (a pre-release)" : ""}\n${python}\n\n${table(rows)}\n\n${release}`;
}

/** What was made and how it is started, for people. */
export function deliveredText(
  manifest: Manifest,
  directory: string,
  bundles: readonly { archive: string; executable: string }[],
): string {
  const rows = manifest.legs.flatMap((leg) =>
    leg.artifacts.map(({ name, size, sha256 }) => [
      name,
      sizeText(size),
      `${sizeText(leg.bundleSize)} unpacked`,
      leg.floor === null ? "" : `needs ${floorText(leg.floor)}`,
      `SHA-256 ${sha256.slice(0, 16)}…`,
      leg.cross === undefined ? "" : "NOT RUN",
    ]),
  );
  const start = bundles.map(({ archive, executable }) =>
    plain(
      archive.endsWith(".zip")
        ? `To start it: unpack ${archive} and run ${executable.replaceAll("/", "\\")}`
        : `To start it: tar -xzf ${shellWord(plain(`${directory}/${archive}`))} && ./${executable}`,
    ),
  );
  return `\n${table(rows)}\nin ${directory}\n\n${start.join("\n")}`;
}
