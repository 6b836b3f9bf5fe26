import { readFileSync, writeFileSync } from "node:fs";
import type { PythonTable } from "../src/model/interpreter.ts";
import { tableFrom, tableText } from "./python-table.ts";

/** Upstream's list of its builds. */
const LIST = "https://releases.astral.sh/github/versions/main/v1/python-build-standalone.ndjson";

/** `npm run refresh [-- FILE]`: writes the table of interpreters anew, from upstream's list or a copy of it. */
const [copy] = process.argv.slice(2);
const response = copy === undefined ? await fetch(LIST) : undefined;
if (response?.ok === false) throw new Error(`${LIST}: HTTP ${response.status}`);
const lines = copy === undefined ? ((await response?.text()) ?? "") : readFileSync(copy, "utf8");

const file = new URL("../src/python/standalone.json", import.meta.url);
const former: PythonTable = JSON.parse(readFileSync(file, "utf8"));
const table = tableFrom(lines, former.triples, new Date().toISOString().slice(0, 10));
const [before, after] = [former, table].map(({ versions }) => Object.keys(versions).length);
if ((after ?? 0) < (before ?? 0))
  throw new Error(`the list has ${after} versions, the table had ${before}: not written`);
writeFileSync(file, tableText(table));
process.stdout.write(`${after} versions, newest ${Object.keys(table.versions)[0]}\n`);
