import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ConfigError, ToolError } from "../../../src/model/errors.ts";
import type { Interpreter } from "../../../src/model/interpreter.ts";
import type { Exec, Ports, RunOptions, ToolCache } from "../../../src/model/ports.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { SYSTEM_PYTHON } from "../../support/system-python.ts";

export interface Run {
  readonly argv: readonly string[];
  readonly options: RunOptions;
}

/** Runs nothing: remembers each command and lets `act` write the files that the command would have written. */
export function recordingExec(act: (run: Run) => Promise<void> | void = () => undefined): { exec: Exec; runs: Run[] } {
  const runs: Run[] = [];
  const exec: Exec = {
    async run(argv, options = {}) {
      runs.push({ argv, options });
      await act({ argv, options });
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  return { exec, runs };
}

export function toolFailure(argv: readonly string[], ...tail: readonly string[]): ToolError {
  return new ToolError(`${argv[0]} failed`, { argv, exitCode: 1, tail });
}

/** A tool cache that keeps what was put into it for the length of a test. */
export function memoryToolCache(): ToolCache & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    find: async (key) => kept.get(JSON.stringify(key)),
    async add(key, fill) {
      const directory = mkdtempSync(join(tmpdir(), "slipway-test-tool-"));
      onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
      await fill(directory);
      kept.set(JSON.stringify(key), directory);
      return directory;
    },
    unpack: async () => undefined,
  };
}

export function portsWith(exec: Exec, changes: Partial<Ports> = {}): ReturnType<typeof pythonPorts> {
  return { ...pythonPorts(exec), toolCache: memoryToolCache(), ...changes };
}

/** The diagnostics of an error that must come. */
export async function diagnosed(
  promise: Promise<unknown>,
): Promise<readonly { code: string; message: string; hint?: string }[]> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ConfigError) return error.diagnostics;
  if (error instanceof Error && "diagnostics" in error) return error.diagnostics as never;
  throw error ?? new Error("no error came");
}

export const CPYTHON: Interpreter = { ...SYSTEM_PYTHON, executable: "/usr/bin/python3.13" };

/** A hash that a lock may have. */
export const HASH = "a".repeat(64);
export const EMPTY_LOCK = 'lock-version = "1.0"\npackages = []\n';
const wheelOf = (name: string, hash = HASH): string =>
  `{ url = "https://example.org/${name}-1.0-py3-none-any.whl", hashes = { sha256 = "${hash}" } }`;
/** A package of a pylock.toml with one wheel. */
export const pinned = (name: string, lines = "", hash = HASH): string =>
  `[[packages]]\nname = "${name}"\nversion = "1.0"\n${lines}\nwheels = [${wheelOf(name, hash)}]\n`;

/** A uv whose export and compile write `text`, a pylock.toml. */
export function fakeUv(text = EMPTY_LOCK): ReturnType<typeof recordingExec> {
  return recordingExec(async ({ argv }) => {
    const output = argv.indexOf("-o");
    if (output > 0) await writeFile(argv[output + 1] ?? "", text);
  });
}
