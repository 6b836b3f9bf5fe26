import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { ConfigFileSchema } from "../src/model/config.ts";
import { ManifestSchema } from "../src/model/manifest.ts";
import { PlanSchema } from "../src/model/plan.ts";
import { BREEDING, MECHANISMS } from "../src/smoke/mechanisms.ts";
import { actionReference, commandReference, configReference } from "./reference.ts";

function schemaText(title: string, schema: Parameters<typeof toJsonSchema>[0]): string {
  // Literal unions and texts come out whole; checks that JSON Schema has no word for are made by the program.
  return `${JSON.stringify({ title, ...toJsonSchema(schema, { errorMode: "ignore" }) }, undefined, 2)}\n`;
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
  "docs/reference/action.md": actionReference(),
  "docs/reference/configuration.md": configReference(),
  "docs/reference/command-line.md": commandReference(),
  "docs/troubleshooting.md": troubleshooting(),
};

/** Writes what is generated; with `--check` only says what is not fresh, and fails then. */
const check = process.argv.includes("--check");
for (const [file, text] of Object.entries(generated)) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  process.stdout.write(`${file} ${check ? "is not fresh: run npm run generate" : "written"}\n`);
  if (check) process.exitCode = 1;
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
