import type { Interpreter } from "../../src/model/interpreter.ts";

/** A Python of the machine's, as it is found on PATH. */
export const SYSTEM_PYTHON: Interpreter = {
  source: "system",
  version: "3.13.9",
  executable: "/usr/bin/python3",
  prefix: "/usr",
  relocatable: false,
  sha256: undefined,
  url: undefined,
  reason: "found on PATH",
  fallback: false,
};
