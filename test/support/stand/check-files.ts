import { chmod, glob, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Check, Content } from "./applications.ts";

/** What the placeholders of a check stand for in one run. */
export interface Placeholders {
  readonly http: number;
  readonly port: number;
  readonly cwd: string;
}

export function filled(text: string, values: Placeholders): string {
  return text.replaceAll(/\{(http|port|cwd)\}/g, (_, name: keyof Placeholders) => String(values[name]));
}

/** Makes the check's working directory what the check wants it to be, open to whoever runs it. */
export async function writeCheckFiles(cwd: string, check: Check, values: Placeholders): Promise<void> {
  for (const [name, content] of Object.entries(check.files ?? {})) {
    const file = join(cwd, name);
    await mkdir(dirname(file), { recursive: true });
    await writeContent(file, content, values);
  }
  await openToAll(cwd);
}

async function writeContent(file: string, content: Content, values: Placeholders): Promise<void> {
  if (typeof content === "string") return writeFile(file, filled(content, values));
  if ("b64" in content) return writeFile(file, Buffer.from(content.b64, "base64"));
  const database = new DatabaseSync(file);
  database.exec(content.sqlite);
  database.close();
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o777);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? openToAll(path) : chmod(path, 0o666));
  }
}

/** What is wrong with the files that a check should have made; undefined where nothing is. */
export async function filesProblem(cwd: string, check: Check): Promise<string | undefined> {
  for (const [names, wanted] of Object.entries(check.makes ?? {})) {
    const found = await firstOf(cwd, names.split("|"));
    if (found === undefined) return `did not make ${names}`;
    if (!wanted.test(await readFile(found, "utf8"))) return `${names} does not hold ${wanted}`;
  }
  return undefined;
}

async function firstOf(cwd: string, patterns: readonly string[]): Promise<string | undefined> {
  for (const pattern of patterns) {
    for await (const name of glob(pattern, { cwd })) return join(cwd, name);
  }
  return undefined;
}
