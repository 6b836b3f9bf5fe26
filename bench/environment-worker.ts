// Has the wheels of a pylock.toml at hand, checked, and installs them: `worker LOCK PYTHON UV CACHE WORK`. Prints milliseconds.
import { basename, join } from "node:path";
import { openEnvironment } from "../src/environment/install.ts";
import { fillWheelhouse } from "../src/environment/wheelhouse.ts";
import type { Interpreter } from "../src/model/interpreter.ts";
import { localLog, localPorts } from "../src/runtime/local/ports.ts";

const [lock = "", python = "", executable = "", version = "", work = ""] = process.argv.slice(2);
const ports = localPorts(localLog(), new AbortController().signal);
const uv = { executable, version: "bench" };
const interpreter: Interpreter = {
  ...{ source: "standalone", version, executable: python, prefix: "", relocatable: true },
  ...{ sha256: undefined, url: undefined, reason: "", fallback: false },
};
const common = { project: work, python, interpreter };
const started = performance.now();
const gathering = fillWheelhouse(ports, uv, {
  ...common,
  requirements: { file: lock, source: basename(lock) },
  directory: join(work, "house"),
  release: false,
  epoch: 0,
  logFile: join(work, "house.log"),
});
const opening = openEnvironment(ports, uv, {
  ...common,
  kind: "venv",
  root: join(work, "venv"),
  unpacked: basename(work),
  awaits: true,
  scratch: join(work, "uv"),
  logFile: join(work, "install.log"),
});
const [wheelhouse, opened] = await Promise.all([gathering, opening]);
await opened.fill({ wheelhouse, wheel: Promise.resolve(undefined) });
process.stdout.write(`took ${performance.now() - started}\n`);
