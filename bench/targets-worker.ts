// Puts hello world with a project's requirements together for targets: `worker PROJECT MIRROR TABLE TARGET …`. Prints milliseconds.
import { readFile } from "node:fs/promises";
import { catalog } from "../src/entry/catalog.ts";
import type { PythonTable } from "../src/model/interpreter.ts";
import { localLog, localPorts } from "../src/runtime/local/ports.ts";
import { tryElsewhere } from "../src/stages/elsewhere.ts";
import { planStage } from "../src/stages/plan.ts";

const [root = "", mirror = "", file = "", ...targets] = process.argv.slice(2);
const ports = localPorts(localLog(), new AbortController().signal);
const table: PythonTable = JSON.parse(await readFile(file, "utf8"));
// Nothing is known of earlier rounds but what they fetched.
const probes = { ...catalog.probes, recall: async () => undefined, keep: async () => undefined };
const own = { ...catalog, probes, pythonTable: async () => table };
const planned = await planStage(ports, own, { root, flags: { "python-mirror": mirror }, inputs: {} });
const legs = planned.plan.legs.filter(({ target }) => targets.includes(target));
const started = performance.now();
const trials = await tryElsewhere(ports, own, planned, { legs, locked: "figure" });
const took = performance.now() - started;
const bad = trials.filter(({ result }) => result !== "not run");
if (bad.length > 0 || trials.length !== targets.length) throw new Error(JSON.stringify(trials, undefined, 2));
process.stdout.write(`took ${took}\n`);
