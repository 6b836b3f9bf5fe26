import { existsSync } from "node:fs";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PythonTable } from "../../../src/model/interpreter.ts";

/** What a user gets: the action's folder. */
const SHIPPED = ["action.yml", "plan", "build", "sign", "release", "dist", "schemas", "package.json"];

/** The pin table as the build script writes it into the bundled code. */
const TABLE = /^var standalone_default = \{[\s\S]*?\};$/gm;

/**
 * A copy of what is shipped. With a table, the pins in it are replaced by that: there is no option to do so in the
 * product, because then a workflow could loosen what a download is compared with.
 */
export async function copyProduct(checkout: string, to: string, table: PythonTable | undefined): Promise<string> {
  if (!existsSync(join(checkout, "dist"))) throw new Error("no dist/: run `npm run build` first");
  for (const name of SHIPPED.filter((name) => existsSync(join(checkout, name)))) {
    await cp(join(checkout, name), join(to, name), { recursive: true });
  }
  if (table !== undefined) await replaceTable(join(to, "dist"), table);
  return to;
}

async function replaceTable(dist: string, table: PythonTable): Promise<void> {
  const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith(".mjs"));
  let replaced = 0;
  for (const name of names) {
    const file = join(dist, name);
    const code = await readFile(file, "utf8");
    const mended = code.replace(TABLE, (pins) => {
      replaced += 1;
      return `${pins}\nObject.assign(standalone_default, ${JSON.stringify(table)});`;
    });
    if (mended !== code) await writeFile(file, mended);
  }
  if (replaced !== 1) throw new Error(`dist/ holds the table of interpreters ${replaced} times, and should once`);
}
