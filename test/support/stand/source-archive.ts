import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { tool } from "./store.ts";

/** Downloads what a project has published as its source, and gives the folder that it unpacks to. */
export async function downloadedSource(
  folder: string,
  project: { readonly name: string; readonly version: string },
): Promise<string> {
  const { name, version } = project;
  await mkdir(folder, { recursive: true });
  const only = ["--no-deps", "--no-binary", name, "--disable-pip-version-check", "--quiet"];
  await tool(["python3", "-m", "pip", "download", ...only, `${name}==${version}`], { cwd: folder });
  const [archive = ""] = (await readdir(folder)).filter((file) => file.endsWith(".tar.gz"));
  await tool(["tar", "-xzf", archive], { cwd: folder });
  return join(folder, archive.replace(/\.tar\.gz$/, ""));
}
