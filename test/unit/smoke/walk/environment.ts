import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Walked, type WalkRequest, type WalkScope, walk } from "../../../../src/smoke/walk/walk.ts";
import { realExec } from "../../../support/exec.ts";
import { LIMITS, machine, PYTHON, scratch } from "../support.ts";

/** A real virtual environment with made-up distributions in it. */
export interface Made {
  readonly root: string;
  readonly python: string;
  readonly site: string;
}

export function makeEnvironment(): Made {
  const root = scratch();
  execFileSync(PYTHON, ["-m", "venv", "--without-pip", join(root, "env")]);
  const lib = join(root, "env", "lib");
  const site = join(lib, readdirSync(lib)[0] ?? "", "site-packages");
  return { root, python: join(root, "env", "bin", "python"), site };
}

/** Puts a distribution into the environment, as an installer would; `recorded` is added to its RECORD as it is. */
export function install(
  { site }: Made,
  name: string,
  files: Readonly<Record<string, string>>,
  more: { readonly entryPoints?: string; readonly recorded?: readonly string[] } = {},
): void {
  const info = `${name}-1.0.dist-info`;
  const all: Record<string, string> = {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    ...(more.entryPoints === undefined ? {} : { [`${info}/entry_points.txt`]: more.entryPoints }),
  };
  const record = [...Object.keys(all), ...(more.recorded ?? [])].map((path) => `${path},,`).join("\n");
  for (const [path, text] of Object.entries({ ...all, [`${info}/RECORD`]: `${record}\n` })) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
}

export function walked(made: Made, scope: WalkScope, options: Partial<WalkRequest> = {}): Promise<Walked> {
  const ports = { exec: realExec, machine: { ...machine, workRoot: made.root } } as unknown as Parameters<
    typeof walk
  >[0];
  const checker = [made.python, "-I", "-B"] as const;
  return walk(ports, { python: PYTHON, checker, scope, limits: LIMITS, seconds: 30, each: 20, ...options });
}

/** Walks what there is, for a project `app`. */
export function discovered(
  made: Made,
  object = "app.cli:main",
  { without = [], ...options }: Partial<WalkRequest> & { readonly without?: readonly string[] } = {},
): Promise<Walked> {
  const discover = { distributions: ["app"], entries: [{ name: "app", object }], without };
  return walked(made, { discover }, options);
}
