import { readdir } from "node:fs/promises";
import { BuildError } from "../model/errors.ts";
import { normalName } from "../model/project.ts";
import type { PinnedPackage } from "./pylock.ts";

/** A wheel that a build left in a directory. */
export interface BuiltWheel {
  /** Name of the file. */
  readonly file: string;
  /** As the build backend computed it. */
  readonly version: string;
}

/**
 * The one wheel that a build of this package left.
 * @param what was built, for the message: `the sdist of rich 15.0.0`
 * Throws BuildError where there is none, more than one, or another distribution's.
 */
export async function builtWheel(
  directory: string,
  { name }: Pick<PinnedPackage, "name">,
  what: string,
): Promise<BuiltWheel> {
  const wheels = (await readdir(directory)).filter((file) => file.endsWith(".whl"));
  const [file = ""] = wheels;
  const [built = "", version = ""] = file.split("-");
  if (wheels.length === 1 && normalName(built) === normalName(name)) return { file, version };
  const message = `${what} was built into ${wheels.join(", ") || "nothing"} instead of its wheel`;
  throw new BuildError([{ code: "no-wheel", message }]);
}
