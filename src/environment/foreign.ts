import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Environment, InstallRequest, Uv } from "../model/environment.ts";
import { BuildError, ToolError } from "../model/errors.ts";
import { minorOf, treeLayout } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { type TargetId, targetFacts } from "../model/target.ts";
import { checkInstalled, houseArguments, installFrom, listDistributions } from "./install.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** What uv calls our targets, with the floors that python-build-standalone's interpreters do not go below either. */
const PLATFORMS: Readonly<Record<TargetId, string>> = {
  "linux-x64": "x86_64-unknown-linux-gnu",
  "linux-arm64": "aarch64-unknown-linux-gnu",
  "linux-musl-x64": "x86_64-unknown-linux-musl",
  "linux-musl-arm64": "aarch64-unknown-linux-musl",
  "macos-arm64": "aarch64-apple-darwin",
  "macos-x64": "x86_64-apple-darwin",
  "windows-x64": "x86_64-pc-windows-msvc",
  "windows-arm64": "aarch64-pc-windows-msvc",
};

/** Flags with which uv decides for another system than the one that it runs on: by wheels alone. */
export function foreignFlags(target: TargetId, version: string): readonly string[] {
  return ["--python-platform", PLATFORMS[target], "--python-version", minorOf(version), "--only-binary", ":all:"];
}

/** uv's own words name the requirement: `Because NAME has no wheels with a matching platform tag …`. */
export function withoutWheel(error: unknown, target: TargetId): unknown {
  if (!(error instanceof ToolError)) return error;
  const said = error.failure.tail.join(" ").replaceAll(/\s+/g, " ");
  const [, name] =
    /([\w.-]+)(?:[=<>~! ]+[\w.*+!-]+)? (?:has no (?:usable )?wheels|has no `?wheel|can't be installed because it doesn't have)/.exec(
      said,
    ) ?? [];
  if (name === undefined) return error;
  return new BuildError(
    [
      {
        code: "cross-needs-wheel",
        message: `${name} has no wheel for ${target}, and --cross compiles nothing`,
        hint: `Build ${target} on a machine of its own; there a wheel is made from its source.`,
      },
    ],
    { cause: error },
  );
}

function checkWheel(wheel: string, target: TargetId): void {
  if (wheel.endsWith("-none-any.whl")) return;
  throw new BuildError([
    {
      code: "cross-needs-wheel",
      message: `the project's own wheel is for this machine alone: ${basename(wheel)}`,
      hint: `A project with compiled parts is built for ${target} on a machine of its own.`,
    },
  ]);
}

/**
 * Installs the locked wheels into a tree of another system, whose Python cannot be run here. What uv writes to start
 * programs names the Python of this machine, and is left out. Throws BuildError where a requirement has no wheel.
 */
export async function installForeign(
  ports: Ports,
  uv: Uv,
  request: InstallRequest & { readonly target: TargetId },
): Promise<Environment> {
  const { target, interpreter, root } = request;
  const layout = treeLayout(targetFacts(target).os, interpreter.version);
  const sitePackages = join(root, layout.sitePackages);
  const on = ["--python-platform", PLATFORMS[target], "--python-version", minorOf(interpreter.version)];
  const install = [
    ...installFrom(uv, request.scratch),
    "--python",
    interpreter.executable,
    "--target",
    sitePackages,
    ...on,
  ];
  const run = { cwd: request.project, env: UV_ENVIRONMENT, logFile: request.logFile };
  const house = await houseArguments(request.wheelhouse);
  if (house.length > 0) await ports.exec.run([...install, ...house], { ...run, what: "installing the requirements" });
  const wheel = await request.wheel;
  if (wheel !== undefined) {
    checkWheel(wheel, target);
    await ports.exec.run([...install, wheel], { ...run, what: "installing the project" });
  }
  const distributions = await listDistributions(sitePackages);
  if (wheel !== undefined) checkInstalled(wheel, distributions);
  for (const name of ["bin", "Scripts", ".lock"]) await rm(join(sitePackages, name), { recursive: true, force: true });
  return {
    kind: "tree",
    root,
    python: join(root, layout.python),
    sitePackages,
    scripts: join(root, layout.scripts),
    interpreter,
    distributions,
  };
}
