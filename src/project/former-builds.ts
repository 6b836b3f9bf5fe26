import { readdir } from "node:fs/promises";
import type { FormerBuild } from "../model/former-build.ts";
import { readCommands } from "./pyinstaller-command.ts";
import { readText } from "./text.ts";

const WORKFLOWS = ".github/workflows";

/** Every text below a `run` key, wherever jobs and steps are. */
function scriptsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "run" && typeof inner === "string" ? [inner] : scriptsOf(inner),
  );
}

/** What cannot be read says nothing about how the project was built. */
async function textOf(root: string, file: string): Promise<string> {
  const text = await readText(root, file);
  return text.ok ? (text.value ?? "") : "";
}

async function namesIn(root: string, folder: string, ending: RegExp): Promise<string[]> {
  const names = await readdir(`${root}/${folder}`).catch(() => []);
  return names.filter((name) => ending.test(name)).sort();
}

async function workflowBuilds(text: string, file: string): Promise<readonly FormerBuild[]> {
  if (!/pyinstaller/i.test(text)) return [];
  const { parse } = (await import("yaml")).default;
  try {
    return scriptsOf(parse(text)).flatMap((script) => readCommands(script, file));
  } catch {
    return [];
  }
}

/** PyInstaller builds that the project has already: specs in its root, and command lines in its workflows. */
export async function findFormerBuilds(root: string): Promise<readonly FormerBuild[]> {
  const specs = await namesIn(root, ".", /\.spec$/);
  const { readSpec } = specs.length === 0 ? { readSpec: undefined } : await import("./pyinstaller-spec.ts");
  const ofSpecs = await Promise.all(specs.map(async (file) => readSpec?.(await textOf(root, file), file)));
  const workflows = await namesIn(root, WORKFLOWS, /\.ya?ml$/);
  const ofWorkflows = await Promise.all(
    workflows.map(async (name) => workflowBuilds(await textOf(root, `${WORKFLOWS}/${name}`), `${WORKFLOWS}/${name}`)),
  );
  return [...ofSpecs.filter((build) => build !== undefined), ...ofWorkflows.flat()];
}
