import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { parse } from "yaml";
import { CONFIG_FLAGS } from "../src/config/layers.ts";
import { ConfigFileSchema } from "../src/model/config.ts";
import { ManifestSchema } from "../src/model/manifest.ts";
import { PlanSchema } from "../src/model/plan.ts";
import { helpText } from "../src/runtime/local/arguments.ts";
import { BREEDING, MECHANISMS } from "../src/smoke/mechanisms.ts";

interface Described {
  readonly description: string;
  readonly default?: string;
}

const action: { inputs: Record<string, Described>; outputs: Record<string, Described> } = parse(
  readFileSync("action.yml", "utf8"),
);

function schemaText(title: string, schema: Parameters<typeof toJsonSchema>[0]): string {
  // Literal unions and texts come out whole; checks that JSON Schema has no word for are made by the program.
  return `${JSON.stringify({ title, ...toJsonSchema(schema, { errorMode: "ignore" }) }, undefined, 2)}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Puts generated text between its markers; everything around them is written by hand. */
function between(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(open);
  const to = document.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README.md has no ${open} … ${close}`);
  return `${document.slice(0, from + open.length)}\n${text}\n${document.slice(to)}`;
}

function readme(): string {
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.description,
    input.default ?? "",
  ]);
  const outputs = Object.entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const withInputs = between(
    readFileSync("README.md", "utf8"),
    "inputs",
    table(["input", "what it is", "default"], inputs),
  );
  const withOutputs = between(withInputs, "outputs", table(["output", "what it is"], outputs));
  return between(withOutputs, "help", `\`\`\`text\n${helpText(CONFIG_FLAGS)}\n\`\`\``);
}

/** One section per mechanism, from the very table that failures are diagnosed by. */
function troubleshooting(): string {
  const sections = [BREEDING, ...MECHANISMS].map(({ title, seen, cause, remedy }) =>
    [
      `## ${title}`,
      "",
      `\`${seen}\``,
      "",
      cause,
      "",
      ...(remedy.portable === remedy.pyinstaller
        ? [remedy.portable]
        : [`- **portable**: ${remedy.portable}`, `- **pyinstaller**: ${remedy.pyinstaller}`]),
      "",
    ].join("\n"),
  );
  return `# When a bundle fails\n\n${TROUBLESHOOTING}\n\n${sections.join("\n")}`;
}

const TROUBLESHOOTING = `Slipway runs what it made before anyone else does ([smoke.md](smoke.md)), and says why something fails there that works in
its environment. These are the mechanisms that it recognises; the first line of each is what a program says. Lines that
begin with a key are lines of \`slipway.yml\`; \`slipway build --mend\` tries the one that it would print, and keeps it if the
smoke run then passes.`;

const generated: Readonly<Record<string, string>> = {
  "schemas/slipway.schema.json": schemaText("slipway.yml", ConfigFileSchema),
  "schemas/plan.schema.json": schemaText("Slipway plan", PlanSchema),
  "schemas/manifest.schema.json": schemaText("Slipway manifest", ManifestSchema),
  "README.md": readme(),
  "docs/troubleshooting.md": troubleshooting(),
};

/** Writes what is generated; with `--check` only says what is not fresh, and fails then. */
const check = process.argv.includes("--check");
for (const [file, text] of Object.entries(generated)) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  process.stdout.write(`${file} ${check ? "is not fresh: run npm run generate" : "written"}\n`);
  if (check) process.exitCode = 1;
  else writeFileSync(file, text);
}
