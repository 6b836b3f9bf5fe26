import { open, realpath } from "node:fs/promises";
import path from "node:path";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { readHead } from "../model/pieces.ts";
import { isWithin } from "./include.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, and of the first chunk its length, its name, width and height. Bytes. */
const HEAD = 24;
/** Beyond this a picture is no icon but a mistake, and decoding it would take gigabytes. Pixels. */
const LARGEST = 4096;

function problem(message: string, hint: string): Result<string> {
  const diagnostic: Diagnostic = { code: "bad-icon", message, hint };
  return failure(diagnostic);
}

async function headOf(file: string): Promise<Buffer> {
  const head = Buffer.alloc(HEAD);
  return head.subarray(0, await readHead(await open(file), head));
}

/** The absolute path of a project's icon: a square PNG inside of the project. `name` is relative to the root, with `/`. */
export async function findIcon(root: string, name: string): Promise<Result<string>> {
  const file = await realpath(path.join(root, name)).catch(() => undefined);
  if (file === undefined) return problem(`there is no file ${name}`, "Write its path from the project's folder.");
  if (!isWithin(await realpath(root), file)) {
    return problem(`${name} leads out of the project`, "Put the picture itself into the project.");
  }
  const head = await headOf(file).catch(() => Buffer.alloc(0));
  if (head.length < HEAD || !head.subarray(0, 8).equals(SIGNATURE) || head.toString("latin1", 12, 16) !== "IHDR") {
    return problem(
      `${name} is not a PNG`,
      "Save it as a PNG, best with 1024 × 1024 pixels; .ico and .icns are made from it.",
    );
  }
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)];
  if (width === height && width > 0 && width <= LARGEST) return success(file);
  const hint = `It has to be square, at most ${LARGEST} pixels wide; 1024 × 1024 serves every system.`;
  return problem(`${name} has ${width} × ${height} pixels`, hint);
}
