import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { TARGET_IDS, type TargetId } from "../src/model/target.ts";
import realTable from "../src/python/standalone.json" with { type: "json" };
import { makeWheel, startIndex, TINY_BUILD_SYSTEM } from "../test/support/package-index.ts";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { type CarriedTarget, installInterpreter, type StandIn, tableFor } from "../test/support/stand/interpreter.ts";
import { startMirror } from "../test/support/stand/mirror.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { makeProject } from "../test/support/stand/projects.ts";
import { onPath } from "../test/support/stand/store.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure } from "./figure.ts";
import { interleaved } from "./measure.ts";

const ROUNDS = 3;
const ONE: TargetId = "linux-arm64";
/** Trees of three targets are nowhere to be had here: their neighbours' have as many files, and nothing of them is run. */
const NEIGHBOURS = {
  "linux-musl-x64": "linux-x64",
  "linux-musl-arm64": "linux-arm64",
  "windows-arm64": "windows-x64",
} as const satisfies Partial<Record<TargetId, CarriedTarget>>;
const TAGS = [
  ...["manylinux_2_17_x86_64", "manylinux_2_17_aarch64", "musllinux_1_2_x86_64", "musllinux_1_2_aarch64"],
  ...["macosx_11_0_arm64", "macosx_10_15_x86_64", "win_amd64", "win_arm64"],
];

/** Pins for all eight, and the archives that they mean. */
async function interpreters() {
  const carried: StandIn[] = [];
  // One after the other: all fetch the same module of Go's.
  for (const target of ["linux-x64", "linux-arm64", "macos-arm64", "macos-x64", "windows-x64"] as const)
    carried.push(await installInterpreter(target));
  const table = tableFor(carried, realTable, new Date());
  const [version = "", pins = {}] = Object.entries(table.versions)[0] ?? [];
  const borrowed = Object.entries(NEIGHBOURS).flatMap(([target, neighbour]) => {
    const pin = pins[neighbour];
    return pin === undefined ? [] : [[target, pin] as const];
  });
  const triples = Object.entries(NEIGHBOURS).map(([target, neighbour]) => [target, table.triples[neighbour]]);
  return {
    carried,
    table: {
      ...table,
      triples: { ...table.triples, ...Object.fromEntries(triples) },
      versions: { [version]: { ...pins, ...Object.fromEntries(borrowed) } },
    },
  };
}

async function project(root: string): Promise<string> {
  return makeProject(root, {
    "pyproject.toml": `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["native", "plain"]\n[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}`,
    "words.py": "import native, plain\n\ndef main():\n    pass\n",
    "slipway.yml": `targets: [${TARGET_IDS.join(", ")}]\n`,
  });
}

export const targetsTime: Figure = {
  name: "targets",
  what: "hello world with the requirements, put together and inspected for all eight targets on this machine",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    // Without Go no interpreter of another system can be had.
    if (!onPath("go")) return [];
    const { carried, table } = await interpreters();
    const mirror = await startMirror(carried);
    const wheels = TAGS.map((tag) => makeWheel("native", { tag: `cp314-cp314-${tag}`, code: "WORD = 1\n" }));
    const index = await startIndex([...(await Promise.all(wheels)), await makeWheel("plain")]);
    try {
      const folder = join(stand.work, "bench", "targets");
      const root = await project(folder);
      const pins = join(folder, "..", "targets.json");
      await writeFile(pins, JSON.stringify(table));
      const worker = await bundledWorker(stand, join(dirname(fileURLToPath(import.meta.url)), "targets-worker.ts"));
      // Launchers of Windows come from the public index.
      const env = {
        ...plainEnvironment(stand),
        UV_INDEX: index.url,
        XDG_CACHE_HOME: join(folder, "..", "targets-cache"),
      };
      const put = async (targets: readonly TargetId[]): Promise<number> => {
        const argv = [process.execPath, worker, root, mirror.url, pins, ...targets] as const;
        return Number(/took ([\d.]+)/.exec((await mustRun(argv, { cwd: root, env })).stdout)?.[1]);
      };
      // Interpreters, tools and wheels are fetched and unpacked once for a machine.
      await put(TARGET_IDS);
      const { all, one } = await interleaved({ all: () => put(TARGET_IDS), one: () => put([ONE]) }, ROUNDS);
      const from = `${Math.round(all)} ms against ${Math.round(one)} ms for ${ONE}`;
      return [{ what: "all eight, against one", value: all / one, unit: "×", limit: 3, from }];
    } finally {
      mirror.close();
      await index.close();
    }
  },
};
