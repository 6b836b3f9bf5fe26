// Ships real applications with no configuration, and tries what was shipped where there is no Python:
// `npm run corpus [-- --bundler portable|pyinstaller] [--only NAME] [--apps FILE] [--peer] [--json FILE]`.
// Ends with a table; fails for whatever does not work and is not listed in test/corpus/known.ts. With --peer, each is built
// by hand with PyInstaller too, downloads cached on all sides; --json keeps what is known so far, after every application.
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { KNOWN_FAILURES } from "../test/corpus/known.ts";
import { installUv } from "../test/support/corpus/environment.ts";
import { failuresOf, notBuilt, outdated, type Row } from "../test/support/corpus/result.ts";
import { type CorpusOptions, runApplication } from "../test/support/corpus/run.ts";
import { tableText } from "../test/support/corpus/table.ts";
import { type Application, CORPUS, readApplications } from "../test/support/stand/applications.ts";
import { prepareStand } from "../test/support/stand/stand.ts";
import "./text-imports.ts";

// Late: what it imports are texts by now.
const { catalog } = await import("../src/entry/catalog.ts");
const BUNDLERS = [...catalog.bundlers.keys()];

const { values } = parseArgs({
  options: {
    bundler: { type: "string", multiple: true, default: BUNDLERS },
    only: { type: "string", multiple: true, default: [] },
    apps: { type: "string", default: CORPUS },
    peer: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

/** Progress; results go to standard output. */
const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function refuseUnknown(what: string, names: readonly string[], there: readonly string[]): void {
  const unknown = names.filter((name) => !there.includes(name));
  if (unknown.length > 0) throw new Error(`no ${what} ${unknown.join(", ")}; there are ${there.join(", ")}`);
}

async function chosen(): Promise<readonly Application[]> {
  const all = await readApplications(resolve(values.apps));
  const asked = values.only.flatMap((names) => names.split(","));
  refuseUnknown("bundler", values.bundler, BUNDLERS);
  refuseUnknown(
    "application",
    asked,
    all.map(({ name }) => name),
  );
  return asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name));
}

/** An application that cannot be installed anywhere is a failure of the set, told with the others. */
async function rowsOf(application: Application, options: CorpusOptions): Promise<Row[]> {
  try {
    return await runApplication(application, options);
  } catch (error) {
    const buildError = error instanceof Error ? error.message : String(error);
    tell(`${application.name}: ${buildError}`);
    return options.bundlers.map((bundler) =>
      notBuilt({ application: application.name, bundler, python: "–" }, buildError),
    );
  }
}

/** All applications, one after the other. Whoever stops it half-way has the results of those that are done. */
async function allRows(applications: readonly Application[], options: CorpusOptions): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [index, application] of applications.entries()) {
    tell(`${index + 1} of ${applications.length}: ${application.name}`);
    rows.push(...(await rowsOf(application, options)));
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
  }
  return rows;
}

async function main(): Promise<number> {
  const applications = await chosen();
  const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
  const { stand, parts, dispose } = await prepareStand(checkout, {
    ...{ quick: false, keep: false, workflows: false, windows: false, signing: false, browser: false },
  });
  try {
    for (const part of parts) if (part.state === "skipped") tell(`${part.name} is not there: ${part.reason}`);
    const uv = await installUv(stand.python ?? "python3");
    const options = { stand, uv, bundlers: values.bundler, peer: values.peer, progress: tell };
    const rows = await allRows(applications, options);
    process.stdout.write(`${tableText(rows, KNOWN_FAILURES)}\n`);
    for (const { application, check } of rows.flatMap((row) => outdated(row, KNOWN_FAILURES)))
      tell(`works now, take it off the list of known failures: ${application} ${check}`);
    return rows.some((row) => failuresOf(row, KNOWN_FAILURES).some(({ known }) => known === undefined)) ? 1 : 0;
  } finally {
    await dispose();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  tell(`corpus: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
