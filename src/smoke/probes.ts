import { readFile } from "node:fs/promises";
import type { Probes } from "../model/probe.ts";
import { describe } from "./probe/describe.ts";
import { writeHello } from "./probe/hello.ts";
import { keep, recall } from "./probe/keep.ts";
import { tryEach } from "./probe/try-each.ts";

/** Hello world and its probes, as the stages use them. */
export const probes: Probes = {
  writeHello,
  describe,
  tryEach,
  recall,
  keep,
  read: (file) => readFile(file, "utf8"),
};
