import { realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/**
 * Is this a file of the project? The path comes from what a program wrote: it counts only relative to the project, with
 * `/`, as it would be listed there, and where it leads to a regular file inside.
 */
export function isProjectFile(root: string, path: string): boolean {
  const parts = path.split("/");
  // An absolute path begins with an empty part, or with a drive.
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\\:\0]/.test(part))) return false;
  try {
    const real = realpathSync(join(root, ...parts));
    return real.startsWith(`${realpathSync(root)}${sep}`) && statSync(real).isFile();
  } catch {
    return false;
  }
}
