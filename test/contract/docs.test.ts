import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCaller } from "../../src/config/callers.ts";
import { parseConfigFile } from "../../src/config/file.ts";
import { CONFIG_FLAGS } from "../../src/config/layers.ts";
import { checkConfigFile } from "../../src/config/resolve.ts";
import { catalog } from "../../src/entry/catalog.ts";
import { AuthenticodeSchema } from "../../src/model/authenticode-config.ts";
import { ConfigFileSchema } from "../../src/model/config.ts";
import { checkCallers } from "../../src/plan/caller-checks.ts";
import { parseCommandLine } from "../../src/runtime/local/arguments.ts";
import { blocksOf, commandsIn, linksOf, markdownFiles, slugsOf } from "../support/markdown.ts";

const FILES = markdownFiles(".");
const textOf = (file: string): string => readFileSync(file, "utf8");
const BLOCKS = FILES.flatMap((file) => blocksOf(textOf(file)).map((block) => ({ file, ...block })));
const yaml = BLOCKS.filter(({ language }) => language === "yaml");

type Table = Record<string, unknown>;
const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const KEYS = new Set(Object.keys(ConfigFileSchema.entries));
const isConfig = (value: unknown): value is Table => isTable(value) && Object.keys(value).every((key) => KEYS.has(key));
const isWorkflow = (value: unknown): value is Table => isTable(value) && "jobs" in value;

const tableOf = (value: unknown): Table => (isTable(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Signing of Windows programs has a schema of its own. */
function withoutAuthenticode(value: Table): Table {
  const { authenticode, ...signing } = tableOf(value["signing"]);
  if (authenticode === undefined) return value;
  v.parse(AuthenticodeSchema, authenticode);
  return { ...value, signing };
}

/** Names of bundlers, their options, and formats are not in the schema of the file. */
function backendProblems(value: Table): readonly string[] {
  const levels = [value, ...listOf(value["overrides"]).map(tableOf)];
  const bundlers = levels.flatMap(({ bundler }): string[] => {
    if (bundler === undefined) return [];
    const { use, ...options } = isTable(bundler) ? bundler : { use: bundler };
    return catalog.bundlers.get(String(use))?.configure(options, "linux-x64").ok === true
      ? []
      : [JSON.stringify(bundler)];
  });
  const formats = levels.flatMap(({ packages }) => listOf(packages).map(String));
  return [...bundlers, ...formats.filter((format) => !catalog.packagers.has(format))];
}

/** Where the reader is told that a block is a part of something. */
const PART = /^# in (the|your) /;

/** Leads to a file that is not there, or to a heading that its page has not. */
function isBroken(file: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), path));
  if (!existsSync(target)) return true;
  return anchor !== undefined && !statSync(target).isDirectory() && !slugsOf(textOf(target)).includes(anchor);
}

describe("links", () => {
  test.each(FILES)("%s", (file) => {
    expect(linksOf(textOf(file)).filter((link) => isBroken(file, link))).toEqual([]);
  });

  test("every page is reached from the README and the index", () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file) || !file.endsWith(".md") || !existsSync(file)) return;
      seen.add(file);
      for (const link of linksOf(textOf(file)))
        if (!/^[a-z]+:/.test(link)) visit(normalize(join(dirname(file), link.split("#")[0] ?? "")));
    };
    visit("README.md");
    expect(FILES.filter((file) => file.startsWith("docs/") && !seen.has(file))).toEqual([]);
  });
});

describe("YAML in the pages", () => {
  test("every block is a configuration, a workflow, or said to be a part of one", () => {
    const unknown = yaml.filter(({ text }) => {
      const value: unknown = PART.test(text) ? undefined : parse(text);
      return !PART.test(text) && !isConfig(value) && !isWorkflow(value);
    });
    expect(unknown.map(({ file, line }) => `${file}:${line}`)).toEqual([]);
  });

  test.each(yaml.filter(({ text }) => !PART.test(text) && isConfig(parse(text))))(
    "$file:$line is a slipway.yml without problems",
    async ({ text }) => {
      const parsed = await parseConfigFile(text, "slipway.yml");
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
      const value = tableOf(parsed.value.value);
      expect(checkConfigFile({ ...parsed.value, value: withoutAuthenticode(value) })).toEqual([]);
      expect(backendProblems(value)).toEqual([]);
    },
  );

  const callers = yaml.filter(({ text }) => /^\s*(- )?uses:|[{,] uses:/m.test(text));
  test("there are samples of workflows", () => expect(callers.length).toBeGreaterThan(3));

  test.each(callers)("$file:$line names full commits, and ours by its placeholder", ({ text }) => {
    const uses = [...text.matchAll(/\buses: ([^\s,}]+(?: SHA>\S*)?)(.*)$/gm)];
    for (const [, reference = "", rest = ""] of uses) {
      if (reference.startsWith("OWNER/slipway")) expect(reference).toMatch(/@<full SHA>$/);
      else expect(reference).toMatch(/@[0-9a-f]{40}$/);
      expect(rest).toMatch(/^ # v\d/);
    }
  });

  test.each(yaml.filter(({ text }) => !PART.test(text) && isWorkflow(parse(text))))(
    "$file:$line gives each job its rights, and a time",
    ({ text }) => {
      const workflow: { on?: unknown; permissions?: unknown; jobs: Record<string, Table> } = parse(text);
      expect(workflow.permissions).toEqual({});
      expect(workflow.on).toBeDefined();
      for (const job of Object.values(workflow.jobs)) {
        expect(job["permissions"]).toBeDefined();
        if (!("uses" in job)) expect(job["timeout-minutes"]).toBeDefined();
      }
    },
  );
});

/** A tag that starts a workflow with this pattern. */
const tagFor = (pattern: string | undefined): string => (pattern ?? "v*").replace("*", "1.0.0").replace("vv", "v");

test.each(yaml.filter(({ text }) => !PART.test(text) && isWorkflow(parse(text)) && text.includes("OWNER/slipway")))(
  "$file:$line: doctor finds nothing in it that would fail",
  async ({ text }) => {
    const filled = text.replaceAll("OWNER/slipway", "acme/slipway").replaceAll("<full SHA>", "0".repeat(40));
    const caller = await readCaller({ file: "w.yml", text: filled });
    if (caller === undefined) throw new Error("doctor does not see that it calls us");
    const needs = { tag: tagFor(caller.tags[0]), dynamicVersion: true, secrets: [], signRequired: true } as const;
    const found = checkCallers([caller], { ...needs, identity: "required" });
    expect(found.filter(({ state }) => state === "fails" || state === "doubt")).toEqual([]);
  },
);

describe("commands in the pages", () => {
  const commands = BLOCKS.flatMap(({ file, line, language, text }) =>
    ["console", "sh", "powershell"].includes(language)
      ? commandsIn(text).map((argv) => ({ at: `${file}:${line}`, argv }))
      : [],
  ).filter(({ argv }) => argv[0] === "slipway");
  test("there are some", () => expect(commands.length).toBeGreaterThan(20));
  test.each(commands)("$at $argv", ({ argv }) => {
    expect(parseCommandLine(argv.slice(1), CONFIG_FLAGS)).toMatchObject({ ok: true });
  });
});

test("every key of slipway.yml is described", () => {
  const rows = textOf("docs/reference/configuration.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  expect(rows.length).toBeGreaterThan(KEYS.size);
  const empty = rows.filter((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, 5)
      .some((cell) => cell.trim() === ""),
  );
  expect(empty).toEqual([]);
});
