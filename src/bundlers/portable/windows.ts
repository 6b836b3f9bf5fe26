import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { Product } from "../../model/bundle.ts";
import type { Entry } from "../../model/config.ts";
import type { TargetId } from "../../model/target.ts";
import { WINDOWS_SHEBANG, windowsMain } from "./launchers.ts";
import { withResources } from "./resources.ts";

/** Zip times have no zone: a moment whose local fields read 1980-01-01 makes the same bytes everywhere. */
const EARLIEST = new Date(1980, 0, 1);

async function zipOf(text: string): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(text), "__main__.py", {
    mtime: EARLIEST,
    mode: 0o100644,
    compress: false,
    forceDosTimestamp: true,
  });
  zip.end();
  return buffer(zip.outputStream);
}

/**
 * Writes `NAME.exe`: distlib's launcher program (windowed for a gui entry) with icon and version, the line that names the interpreter, and a zip with the start-up code.
 * @param distlib directory into which the distlib wheel was installed
 */
export async function writeWindowsLauncher(
  entry: Entry,
  file: string,
  distlib: string,
  on: { readonly target: TargetId; readonly product: Product },
): Promise<void> {
  const program = `${entry.gui ? "w" : "t"}64${on.target === "windows-arm64" ? "-arm" : ""}.exe`;
  const launcher = await withResources(await readFile(join(distlib, "distlib", program)), on.product, entry.name);
  await writeFile(file, Buffer.concat([launcher, Buffer.from(WINDOWS_SHEBANG), await zipOf(windowsMain(entry))]));
}
