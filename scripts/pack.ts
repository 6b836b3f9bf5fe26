// `npm run pack -- FILE`: writes the package that npm gets. dist/ has everything in it that it needs, so that nobody who installs
// the package installs what dist/ was made from: that would be 400 MB, and with the overrides gone it would not even resolve.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../package.json" with { type: "json" };

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const { name, version, description, license, repository, type, bin, files, engines } = manifest;

const [asked] = process.argv.slice(2);
if (asked === undefined) throw new Error("name the file to write: npm run pack -- slipway.tgz");
const folder = mkdtempSync(join(tmpdir(), "slipway-pack-"));
try {
  for (const file of files) cpSync(join(checkout, file), join(folder, file), { recursive: true });
  const published = { name, version, description, license, repository, type, bin, files, engines };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent"], { cwd: folder, shell: process.platform === "win32" });
  const [packed = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  cpSync(join(folder, packed), resolve(asked));
} finally {
  rmSync(folder, { recursive: true });
}
