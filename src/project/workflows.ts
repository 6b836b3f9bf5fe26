import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { WorkflowText } from "../model/caller.ts";
import type { Exec } from "../model/ports.ts";
import { gitIn } from "./git.ts";
import { readText } from "./text.ts";

const FOLDER = ".github/workflows";

/** Where the repository of a project begins; the project itself, where no git says otherwise. */
async function repositoryRoot(exec: Exec, root: string): Promise<string> {
  const said = await gitIn(root, exec)("rev-parse", "--show-toplevel");
  return said.kind === "said" && said.text.trim() !== "" ? said.text.trim() : root;
}

/** The workflows of the repository that a project lies in. What cannot be read as text is left out. */
export async function findWorkflows(exec: Exec, root: string): Promise<readonly WorkflowText[]> {
  const top = await repositoryRoot(exec, root);
  const names = await readdir(join(top, FOLDER)).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${FOLDER}/${name}`);
  const texts = await Promise.all(
    files.sort().map(async (file): Promise<readonly WorkflowText[]> => {
      const read = await readText(top, file);
      return read.ok && read.value !== undefined ? [{ file, text: read.value }] : [];
    }),
  );
  return texts.flat();
}
