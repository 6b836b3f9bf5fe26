import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundle } from "./bundle.ts";
import { bundledPackages, licenceProblems, noticesText } from "./licences.ts";

const root = dirname(import.meta.dirname);

/** `node scripts/build.ts [DIRECTORY]`: dist/, or a copy elsewhere to compare with. */
const directory = process.argv[2] ?? "dist";
const metafile = await bundle(directory);
const { outputs } = metafile;
const packages = bundledPackages(root, metafile);
const problems = licenceProblems(packages);
if (problems.length > 0) throw new Error(`these must not be in what is published:\n${problems.join("\n")}`);
writeFileSync(join(directory, "THIRD-PARTY-NOTICES.txt"), noticesText(packages));
// What npm links as a program must say what runs it.
const program = join(directory, "cli.mjs");
writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, "utf8")}`);
chmodSync(program, 0o755);
const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
process.stdout.write(`${Object.keys(outputs).length} files, ${(bytes / 1e6).toFixed(2)} MB in ${directory}\n`);
