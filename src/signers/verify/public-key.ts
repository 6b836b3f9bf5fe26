import { readFile } from "node:fs/promises";
import { BuildError } from "../../model/errors.ts";

/** What was named to check signatures by is no such key: nothing is wrong with the release for that. */
export function noPublicKey(message: string, hint: string, cause?: unknown): BuildError {
  return new BuildError([{ code: "public-key", message, hint }], { cause });
}

/** The text of a public key's file. Throws BuildError. */
export async function keyText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw noPublicKey(`${file} cannot be read`, "Name the file of the public key that you know.", cause);
  });
}
