import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { failure, type Result, success } from "../model/diagnostic.ts";

const NAMES = ["slipway.yml", "slipway.yaml"];

/** The text of slipway.yml, or of the file named instead of it; undefined where a project has none, which is fine. */
export async function readConfigText(root: string, named: string | undefined): Promise<Result<{ file: string; text: string } | undefined>> {
  for (const name of named === undefined ? NAMES : [named]) {
    try {
      const bytes = await readFile(isAbsolute(name) ? name : join(root, name));
      return success({ file: name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) });
    } catch (error) {
      const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (missing && named === undefined) continue;
      const message = missing ? "there is no such file" : error instanceof TypeError ? "it is not UTF-8 text" : String(error);
      return failure({ code: "unreadable-config", message: `the configuration cannot be read: ${message}`, at: { file: name } });
    }
  }
  return success(undefined);
}
