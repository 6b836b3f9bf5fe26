// Loaded into a build with NODE_OPTIONS=--import: writes to the file $SPANS when uv, compileall, the smoke run and
// compression were at work, in milliseconds since the start. Plain JavaScript: taking types away is a tenth of what is measured.
import { channel } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";

/** @type {{ what: string; from: number; to: number }[]} */
const spans = [];

/**
 * Called with a command line: what of the others' work it is, or undefined for our own.
 * @param {string} command
 */
function workOf(command) {
  if (/(^|\/)uv(\.exe)? /.test(command)) return "uv";
  // Both are Python programs given as text.
  if (command.includes("Compiles source files to unchecked bytecode")) return "compileall";
  if (/counts what descends from it|tar -xf .*-C /.test(command)) return "smoke run";
  return undefined;
}

channel("child_process").subscribe((message) => {
  const { process: child } = /** @type {{ process: import("node:child_process").ChildProcess }} */ (message);
  child.once("spawn", () => {
    const what = workOf(child.spawnargs.join(" "));
    const from = performance.now();
    if (what !== undefined) child.once("exit", () => spans.push({ what, from, to: performance.now() }));
  });
});

const zlib = createRequire(import.meta.url)("node:zlib");
const { deflateRaw } = zlib;
Object.defineProperty(zlib, "deflateRaw", {
  value: (/** @type {Buffer} */ input, /** @type {object} */ options, /** @type {Function} */ done) => {
    const from = performance.now();
    deflateRaw(input, options, (/** @type {unknown} */ error, /** @type {Buffer} */ result) => {
      spans.push({ what: "compression", from, to: performance.now() });
      done(error, result);
    });
  },
});
syncBuiltinESMExports();

process.on("exit", () => {
  if (process.env["SPANS"] !== undefined) writeFileSync(process.env["SPANS"], JSON.stringify(spans));
});
