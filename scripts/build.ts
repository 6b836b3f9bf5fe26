import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

/** `node scripts/build.ts [DIRECTORY]`: dist/, or a copy elsewhere to compare with. */
const directory = process.argv[2] ?? "dist";
const { outputs } = await bundle(directory);
// What npm links as a program must say what runs it.
const program = join(directory, "cli.mjs");
writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, "utf8")}`);
chmodSync(program, 0o755);
const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
process.stdout.write(`${Object.keys(outputs).length} files, ${(bytes / 1e6).toFixed(2)} MB in ${directory}\n`);
