import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BuildError } from "../model/errors.ts";

/** What the system says where a file, or a file in place of a folder, is in the way. */
const COLLISIONS = ["EEXIST", "ENOTDIR", "EISDIR", "ERR_FS_CP_EEXIST", "ERR_FS_CP_NON_DIR_TO_DIR"];

async function copyOne(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { dereference: true, errorOnExist: true, force: false });
}

/** Copies files of the project into a bundle, at the same relative places; what lies there already is never replaced. */
export async function copyIncluded(project: string, files: readonly string[], destination: string): Promise<void> {
  for (const file of files) {
    await copyOne(join(project, file), join(destination, file)).catch((error: NodeJS.ErrnoException) => {
      if (!COLLISIONS.includes(error.code ?? "")) throw error;
      throw new BuildError(
        [
          {
            code: "include-collides",
            message: `include: ${file} cannot be put beside the program, because the bundle has something there already`,
            hint: "Rename it, or include it below a directory of its own.",
          },
        ],
        { cause: error },
      );
    });
  }
}
