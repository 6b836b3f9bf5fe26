import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { BundleContext, LeftOut } from "../model/bundle.ts";
import { type Mentioned, mentionedIn } from "./mentions.ts";
import { TOOLS, type Tool } from "./parts.ts";
import { metadataFolders, recordedPath } from "./record-file.ts";

/** Where tools for installing may lie, and who may want them. */
export interface ToolsRequest {
  /** Absolute root of the environment; nothing outside of it is ever named. */
  readonly root: string;
  /** Absolute. */
  readonly sitePackages: string;
  /** Directories and files of the application, searched for mentions. */
  readonly application: readonly string[];
  /** First names of the modules that entry points start. */
  readonly entryModules: readonly string[];
}

/** Asks about the environment that is bundled and what the project puts beside it; `also` are modules that are wanted anyway. */
export function toolsRequest(context: BundleContext, also: readonly string[] = []): ToolsRequest {
  const { entries, environment, include, project } = context;
  const scripts = entries.flatMap((entry) => (entry.kind === "script" ? [entry.script] : []));
  const objects = entries.flatMap((entry) => (entry.kind === "object" ? [entry.object] : []));
  return {
    root: environment.root,
    sitePackages: environment.sitePackages,
    application: [environment.sitePackages, ...[...scripts, ...include].map((file) => join(project, file))],
    entryModules: [...objects, ...also].map((name) => name.split(/[.:]/)[0] ?? name),
  };
}

/** A tool as it is installed here. */
export interface InstalledTool {
  readonly tool: Tool;
  readonly version: string;
  /** Absolute: its modules, its metadata and its scripts. */
  readonly paths: readonly string[];
}

async function installedTools({ root, sitePackages, entryModules }: ToolsRequest): Promise<InstalledTool[]> {
  const metadata = await metadataFolders(sitePackages);
  const found = TOOLS.flatMap((tool) => {
    const folder = metadata.find((name) => name.startsWith(`${tool.name}-`));
    // The application may be one of them.
    return folder === undefined || tool.modules.some((name) => entryModules.includes(name)) ? [] : [{ tool, folder }];
  });
  return Promise.all(
    found.map(async ({ tool, folder }) => {
      const record = await readFile(join(sitePackages, folder, "RECORD"), "utf8").catch(() => "");
      const lines = record.split(/\r?\n/).filter((line) => line !== "");
      const recorded = lines.map((line) => resolve(sitePackages, recordedPath(line)));
      const inside = recorded.filter((path) => path.startsWith(root + sep));
      // Modules as wholes: what a folder is left with (bytecode) goes with it.
      const tops = inside.map((path) => {
        const [top = ""] = relative(sitePackages, path).split(sep);
        return top === ".." ? path : join(sitePackages, top);
      });
      const version = folder.slice(tool.name.length + 1, -".dist-info".length);
      return { tool, version, paths: [...new Set(tops)] };
    }),
  );
}

/** What the application says, and the tools that it never imports. A tool that stays speaks too. */
export async function surveyTools(request: ToolsRequest): Promise<{ wanted: Mentioned; unused: InstalledTool[] }> {
  let unused = await installedTools(request);
  for (;;) {
    const wanted = await mentionedIn(request.application, new Set(unused.flatMap(({ paths }) => paths)));
    const left = unused.filter(({ tool }) => !wanted.tools.has(tool));
    if (left.length === unused.length) return { wanted, unused };
    unused = left;
  }
}

/** As a bundle tells it. */
export function leftOut({ tool: { name, modules }, version }: InstalledTool): LeftOut {
  return { name, version, modules };
}
