import { createHash } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Uv } from "../model/environment.ts";
import { BuildError, ToolError } from "../model/errors.ts";
import type { Interpreter } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { digestOf, keepHashed, takeKept } from "./kept-files.ts";
import pins from "./pins.json" with { type: "json" };

/** Packages that Slipway itself needs: requirement lines with exact versions and every hash, one of them for `name` itself. */
export interface ToolSet {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A set as pins.json has it. */
export function toolSet(name: keyof typeof pins): ToolSet {
  return { name, lines: pins[name] };
}

/** Environment of every uv run: no interpreter of uv's own, no progress bars, whatever else the user configured for uv stays. */
export const UV_ENVIRONMENT: Readonly<Record<string, string>> = {
  UV_PYTHON_DOWNLOADS: "never",
  UV_NO_PROGRESS: "1",
  NO_COLOR: "1",
};

/** As pip and uv take it. */
export const requirementText = ({ lines }: ToolSet): string => `${lines.join("\n")}\n`;
export const shortDigest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** The version that a set's own package is pinned to. */
export function toolVersion({ name, lines }: ToolSet): string {
  const wanted = lines.find((line) => line.startsWith(`${name}==`)) ?? "";
  return /^[^=]+==(\S+)/.exec(wanted)?.[1] ?? "0";
}

function withoutPip(interpreter: Interpreter, cause: ToolError): BuildError {
  return new BuildError(
    [
      {
        code: "interpreter-without-pip",
        message: `${interpreter.executable} (Python ${interpreter.version}) has no pip, and everything else is installed through it`,
        hint: "Debian, Ubuntu: apt-get install python3-pip. Elsewhere: python -m ensurepip. Or python-source: standalone.",
      },
    ],
    { cause },
  );
}

const hashesOf = (set: ToolSet): readonly string[] =>
  [...requirementText(set).matchAll(/sha256:([0-9a-f]{64})/g)].map(([, hash = ""]) => hash);

async function unpackUv(
  ports: Ports,
  { executable }: Interpreter,
  { wheel, directory, set }: { readonly wheel: string; readonly directory: string; readonly set: ToolSet },
): Promise<void> {
  await ports.exec.run([executable, "-I", "-m", "zipfile", "-e", wheel, directory]);
  await chmod(join(directory, uvPath(ports, set)), 0o755);
}

/** Unpacks a kept wheel whose bytes are pinned. One for another machine is pinned too: it has to run here. */
async function takeKeptUv(ports: Ports, interpreter: Interpreter, set: ToolSet, directory: string): Promise<boolean> {
  const wheel = join(directory, "uv.whl");
  for (const sha256 of hashesOf(set)) {
    if (!(await takeKept(ports, { name: `uv ${toolVersion(set)}`, sha256 }, wheel))) continue;
    try {
      await unpackUv(ports, interpreter, { wheel, directory, set });
      await ports.exec.run([join(directory, uvPath(ports, set)), "--version"], { what: "trying uv" });
      await rm(wheel);
      return true;
    } catch (error) {
      if (ports.signal.aborted) throw error;
      for (const name of await readdir(directory)) await rm(join(directory, name), { recursive: true });
    }
  }
  return false;
}

/** Downloads uv's wheel by the interpreter's own pip: indexes, proxies and mirrors stay as the user configured them. */
async function downloadUv(ports: Ports, interpreter: Interpreter, set: ToolSet, directory: string): Promise<void> {
  if (await takeKeptUv(ports, interpreter, set, directory)) return;
  const scratch = await mkdtemp(join(ports.machine.workRoot, "uv-"));
  try {
    const requirements = join(scratch, "uv.txt");
    await writeFile(requirements, requirementText(set));
    const pip = [
      interpreter.executable,
      "-m",
      "pip",
      "--disable-pip-version-check",
      "download",
      "--quiet",
      "--no-deps",
    ];
    await ports.exec
      .run([...pip, "--only-binary=:all:", "--require-hashes", "-r", requirements, "-d", scratch], {
        cwd: scratch,
        // Nothing is installed by this call, so that a rule about where to install does not concern it.
        env: { PIP_REQUIRE_VIRTUALENV: "0" },
        what: "fetching uv",
      })
      .catch((error: unknown) => {
        const lacks =
          error instanceof ToolError && error.failure.tail.some((line) => line.includes("No module named pip"));
        throw lacks ? withoutPip(interpreter, error) : error;
      });
    const wheel = (await readdir(scratch)).find((name) => name.endsWith(".whl"));
    if (wheel === undefined)
      throw new BuildError([{ code: "no-uv", message: "pip downloaded no wheel of uv for this machine" }]);
    const sha256 = await checkDigest(join(scratch, wheel), set);
    await unpackUv(ports, interpreter, { wheel: join(scratch, wheel), directory, set });
    await keepHashed(ports, { name: "uv", sha256 }, join(scratch, wheel));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** pip has checked it already; a download that only its downloader checked is not pinned by us. */
async function checkDigest(wheel: string, set: ToolSet): Promise<string> {
  const found = await digestOf(wheel);
  if (hashesOf(set).includes(found)) return found;
  throw new BuildError([{ code: "wrong-digest", message: `${wheel} has SHA-256 ${found}, which is not pinned` }]);
}

function uvPath(ports: Ports, set: ToolSet): string {
  return join(`uv-${toolVersion(set)}.data`, "scripts", ports.machine.os === "windows" ? "uv.exe" : "uv");
}

/** uv, pinned by version and hash, from the machine's tool cache or else through pip. */
export async function obtainUv(ports: Ports, interpreter: Interpreter, set = toolSet("uv")): Promise<Uv> {
  const version = toolVersion(set);
  const variant = `${ports.machine.os}-${ports.machine.arch}${ports.machine.musl ? "-musl" : ""}-${shortDigest(requirementText(set))}`;
  const key = { name: "slipway-uv", version, variant };
  const directory =
    (await ports.toolCache.find(key)) ??
    (await ports.toolCache.add(key, (fresh) => downloadUv(ports, interpreter, set, fresh)));
  return { executable: join(directory, uvPath(ports, set)), version };
}
