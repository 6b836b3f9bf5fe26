import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/report/markdown.ts
var APART = "\u200B";
function cell(text) {
  return oneLine(text).replaceAll(/[\\`*_[\]()!~|]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/@(?=\w)|#(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, `$&${APART}`);
}
function code(text) {
  return `\`${oneLine(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
function oneLine(text) {
  return text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
}

// src/report/text.ts
function sizeText(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  const units = ["kB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  return `${(bytes / 1e3 ** power).toFixed(power === 1 ? 0 : 1)} ${units[power - 1]}`;
}
var NAMES = { glibc: "glibc", macos: "macOS", windows: "Windows" };
function floorText({ system, version }) {
  return `${NAMES[system]} ${version}`;
}
function startupText({ what, first, median, least, most, runs }) {
  const seconds = (ms) => (ms / 1e3).toFixed(ms < 100 ? 3 : 2);
  return `starts in ${seconds(median)} s (${seconds(least)}\u2013${seconds(most)}, ${runs} runs of ${plain(what)}; the first one ${seconds(first)} s)`;
}
function plain(text) {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
function shellWord(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function table(written) {
  const rows = written.map((row) => row.map(plain));
  const widths = rows.reduce(
    (all, row) => row.map((cell2, index) => Math.max(cell2.length, all[index] ?? 0)),
    []
  );
  return rows.map(
    (row) => row.map((cell2, index) => cell2.padEnd(widths[index] ?? 0)).join("  ").trimEnd()
  ).join("\n");
}
function planText(plan) {
  const { name, version } = plan.project;
  const rows = plan.legs.map(({ target, runner, interpreter, bundler, artifacts }) => [
    target,
    runner,
    interpreter === null ? "Python of the runner" : `Python ${interpreter.version}`,
    bundler.name,
    artifacts.map((artifact) => artifact.name).join(" ")
  ]);
  const python = `Python: ${plain(plan.python.reason)}`;
  const release = `A complete release holds: ${plan.expected.map(plain).join(" ")}`;
  return `${plain(`${name} ${version}`)}${plan.prerelease ? " (a pre-release)" : ""}
${python}

${table(rows)}

${release}`;
}
function deliveredText(manifest, directory, bundles) {
  const rows = manifest.legs.flatMap(
    (leg) => leg.artifacts.map(({ name, size, sha256 }) => [
      name,
      sizeText(size),
      `${sizeText(leg.bundleSize)} unpacked`,
      leg.floor === null ? "" : `needs ${floorText(leg.floor)}`,
      `SHA-256 ${sha256.slice(0, 16)}\u2026`,
      leg.cross === void 0 ? "" : "NOT RUN"
    ])
  );
  const start = bundles.map(
    ({ archive, executable }) => plain(
      archive.endsWith(".zip") ? `To start it: unpack ${archive} and run ${executable.replaceAll("/", "\\")}` : `To start it: tar -xzf ${shellWord(plain(`${directory}/${archive}`))} && ./${executable}`
    )
  );
  return `
${table(rows)}
in ${directory}

${start.join("\n")}`;
}

// src/report/signatures.ts
function day(time) {
  return time?.slice(0, 10) ?? "none";
}
function signaturesText(signatures) {
  const rows = signatures.map(({ file, by, signer, timestamp, expires }) => [
    plain(file),
    by === "us" ? plain(signer) : `${plain(signer)} (as it came)`,
    day(timestamp),
    day(expires)
  ]);
  return table([["file", "signer", "time stamp", "certificate ends"], ...rows]);
}
function signaturesMarkdown(signatures) {
  const groups = /* @__PURE__ */ new Map();
  for (const signature of signatures) {
    const key = `${signature.by} ${signature.signer} ${day(signature.expires)}`;
    groups.set(key, [...groups.get(key) ?? [], signature]);
  }
  const rows = [...groups.values()].flatMap(([first, ...more]) => {
    if (first === void 0) return [];
    const stamps = [first, ...more].map(({ timestamp }) => day(timestamp));
    const who = `${cell(first.signer)}${first.by === "us" ? "" : " (as they came)"}`;
    const stamped = [...new Set(stamps)].sort();
    const when = stamped.length > 1 ? `${stamped[0]} to ${stamped.at(-1)}` : stamped[0];
    return [`| ${who} | ${more.length + 1} | ${when} | ${day(first.expires)} |`];
  });
  if (rows.length === 0) return [];
  return ["| signed by | files | time stamp | certificate ends |", "| --- | --- | --- | --- |", ...rows];
}

export {
  cell,
  code,
  sizeText,
  floorText,
  startupText,
  plain,
  table,
  planText,
  deliveredText,
  signaturesText,
  signaturesMarkdown
};
