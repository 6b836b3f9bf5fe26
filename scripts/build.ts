import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { bundle } from "./bundle.ts";

const metafile = await bundle("dist");
// What npm links as a program must say what runs it.
writeFileSync("dist/cli.mjs", `#!/usr/bin/env node\n${readFileSync("dist/cli.mjs", "utf8")}`);
chmodSync("dist/cli.mjs", 0o755);
const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
process.stdout.write(`${Object.keys(metafile.outputs).length} files, ${(bytes / 1e6).toFixed(2)} MB in dist/\n`);
