// Tests that cannot run everywhere say so: a skipped one carries the reason in its title and in the output of the run.
import { describe, test } from "vitest";
import { onPath, type Part } from "./stand/store.ts";

/** Why tests cannot run here; undefined where they can. */
export type Lack = string | undefined;

const { platform, arch } = process;

export const notLinux: Lack = platform === "linux" ? undefined : "needs Linux";
export const notPosix: Lack = platform === "win32" ? "needs Linux or macOS" : undefined;
/** Tests of the stages build the leg of this one system. */
export const notLinuxX64: Lack = platform === "linux" && arch === "x64" ? undefined : "needs Linux on x64";
export const notRoot: Lack = process.getuid?.() === 0 ? undefined : "needs root";

/** Neither root nor Windows keeps to the rights of a folder. */
export const mayWriteAnywhere: Lack =
  notRoot === undefined || platform === "win32" ? "folders are closed to nobody here" : undefined;

export const noProgram = (name: string): Lack => (onPath(name) ? undefined : `no ${name} on PATH`);

export const lackOf = (part: Part<unknown>): Lack => (part.state === "skipped" ? part.reason : undefined);

/** For a part that the stand has prepared or not: why not, its summary has said. */
export const noPart = (part: unknown, name: string): Lack =>
  part === undefined ? `the stand has no ${name}` : undefined;

/** The time is each test's, in milliseconds. */
export function describeUnless(
  lack: Lack,
): (title: string, body: () => Promise<void> | void, timeout?: number) => void {
  return (title, body, timeout) => describe.skipIf(lack !== undefined)(titleUnless(lack, title), body, timeout);
}

export function testUnless(lack: Lack): (title: string, body: () => Promise<void> | void, timeout?: number) => void {
  return (title, body, timeout) => test.skipIf(lack !== undefined)(titleUnless(lack, title), body, timeout);
}

/** For the tests of a table, which have `test.skipIf(…).each(…)` to themselves. */
export function titleUnless(lack: Lack, title: string): string {
  if (lack === undefined) return title;
  process.stdout.write(`*skipped* ${title}: ${lack}\n`);
  return `${title} (skipped: ${lack})`;
}
