import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BuildError } from "../model/errors.ts";

/** Copies files of the project into a bundle, at the same relative places; what lies there already is never replaced. */
export async function copyIncluded(project: string, files: readonly string[], destination: string): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(destination, file)), { recursive: true });
    await cp(join(project, file), join(destination, file), {
      dereference: true,
      errorOnExist: true,
      force: false,
    }).catch((error: unknown) => {
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
