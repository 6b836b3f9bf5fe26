import * as v from "valibot";
import { BuildError } from "../model/errors.ts";
import { type LinkedLibrary, LinkedLibrarySchema } from "../model/manifest.ts";
import type { Exec } from "../model/ports.ts";
import { answerIn } from "./describe.ts";
import question from "./libraries.py";

/** Asks an interpreter which libraries are linked into it and its own extension modules. Throws BuildError where it does not say. */
export async function askLibraries(exec: Exec, executable: string): Promise<readonly LinkedLibrary[]> {
  const result = await exec.run([executable, "-I", "-B", "-c", question], { what: "asking Python for its libraries" });
  const answer = v.safeParse(v.array(LinkedLibrarySchema), answerIn(result.stdout));
  if (answer.success) return answer.output;
  const message = `${executable} does not say which libraries are linked into it`;
  throw new BuildError([{ code: "libraries-unknown", message, hint: "Use python-source: standalone." }]);
}
