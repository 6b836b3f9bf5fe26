// Smoke runs of projects, environments and bundles that are made up of a few shell scripts around the machine's Python.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, Checker } from "../../../src/model/bundle.ts";
import type { SmokeContext, SmokeReport } from "../../../src/model/catalog.ts";
import type { Entry } from "../../../src/model/config.ts";
import { diagnosticText } from "../../../src/model/diagnostic.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { SmokeCheck } from "../../../src/model/manifest.ts";
import { prepareSmoke } from "../../../src/smoke/prepare.ts";
import { realExec } from "../../support/exec.ts";
import { LIMITS, machine, PYTHON, pack, scratch } from "./support.ts";

export interface World {
  /** What somebody else does, from when the artifact is judged. */
  readonly looking?: () => Promise<unknown>;
  /** What the entry point does in the environment. */
  readonly there: string;
  /** What the bundle's launcher runs, as Python text; as in the environment when absent. */
  readonly here?: string;
  readonly entry?: Entry;
  readonly smoke?: { run: string[]; expect?: string; serve?: string }[];
  readonly kind?: "tree" | "venv";
  readonly parses?: boolean;
  readonly seconds?: number;
  readonly ownSpec?: boolean;
  /** Its Python is inside of one file. */
  readonly onefile?: boolean;
}

export const OBJECT = {
  kind: "object" as const,
  name: "app",
  object: "slipway_smoke_app:main",
  gui: false,
} satisfies Entry;
export const SCRIPT = { kind: "script" as const, name: "tool", script: "src/tool.py", gui: false } satisfies Entry;

/** Reads only what is needed; the rest of a context is the business of others. */
export function contextOf(world: World, root: string, python: string): SmokeContext {
  const entry = world.entry ?? OBJECT;
  const partial = {
    plan: { project: { version: "1.4.0", entries: [entry] } },
    leg: {
      smoke: world.smoke ?? "minimal",
      bundler: { name: "fake", options: world.ownSpec ? { spec: "app.spec" } : {} },
    },
    environment: { kind: world.kind ?? "tree", python, root, interpreter: { executable: PYTHON } },
    leftOut: [],
    facts: {
      root,
      scripts: [{ value: OBJECT, at: { file: "pyproject.toml", line: 7, key: "project.scripts.app" } }],
      script: SCRIPT.script,
      scriptParsesArguments: world.parses ?? false,
    },
  };
  return partial as unknown as SmokeContext;
}

/** A made-up project, environment, bundle and archive; both Pythons are the machine's. */
export async function smoke(world: World): Promise<readonly SmokeCheck[]> {
  return (await reported(world)).checks;
}

export async function reported(world: World): Promise<SmokeReport> {
  const root = scratch();
  const entry = world.entry ?? OBJECT;
  const bundle = join(root, "app-1.4.0");
  for (const name of ["src", "app-1.4.0/python", "env"]) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, "env", "slipway_smoke_app.py"), world.there);
  writeFileSync(join(root, "src", "tool.py"), world.there);
  const launcher = (text: string): string => `#!/bin/sh\n${text}\n`;
  // The environment's Python: the machine's, which also finds what is "installed".
  const python = join(bundle, "python", "python");
  const site = `import sys; sys.path.insert(1, ${JSON.stringify(join(root, "env"))})`;
  writeFileSync(
    python,
    launcher(
      `while [ "$1" != -c ] && [ "\${1#-}" != "$1" ]; do shift; done\n[ "$1" = -c ] || exec ${PYTHON} -S -B "$@"\nshift; code=$1; shift\nexec ${PYTHON} -I -B -c '${site}
'"$code" "$@"`,
    ),
    { mode: 0o755 },
  );
  writeFileSync(
    join(bundle, "main.py"),
    `${world.here ?? world.there}\nimport sys\nif 'main' in globals(): sys.exit(main())\n`,
  );
  writeFileSync(join(bundle, entry.name), launcher(`exec ${PYTHON} -I -B "\${0%/*}/main.py" "$@"`), { mode: 0o755 });
  const ports = { exec: realExec, machine: { ...machine, workRoot: root } } as unknown as Parameters<
    typeof prepareSmoke
  >[0];
  const limits = { ...LIMITS, seconds: world.seconds ?? 10, processes: 16 };
  const run = await prepareSmoke(ports, contextOf(world, root, python), limits);
  const shipped: Checker = { kind: "shipped", argv: ["python/python", "-I", "-B"] };
  const beside: Checker = { kind: "beside", argv: [python, "-I", "-B"], remove: async () => undefined };
  const made: Bundle = {
    root: bundle,
    executables: [{ entry, path: entry.name }],
    bundler: { name: "fake", version: null },
    notes: [],
    // Commands of one's own do not turn the self-check off; it has tests of its own.
    checker: world.smoke === undefined ? (world.onefile ? beside : shipped) : undefined,
  };
  await run.lookInside(made);
  return run.judge(made, pack(root, "app-1.4.0"), world.looking?.());
}

export async function failures(world: World): Promise<string[]> {
  const error = await smoke(world).catch((problem: unknown) => problem);
  if (!(error instanceof BuildError)) throw new Error(`no BuildError but ${String(error)}`);
  return error.diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnosticText(diagnostic)}`);
}
