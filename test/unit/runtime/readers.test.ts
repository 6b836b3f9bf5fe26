import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { outliveReaders } from "../../../src/runtime/local/readers.ts";

function fakeProcess() {
  const said: string[] = [];
  const stream = () => Object.assign(new EventEmitter(), { write: (text: string) => said.push(text) });
  return { process: Object.assign(new EventEmitter(), { stdout: stream(), stderr: stream(), exitCode: 0 }), said };
}
const failed = (code: string, text: string) => Object.assign(new Error(text), { code });

/** Whether the work went well, what went wrong with stdout; what was said, and the exit code in the end. */
function endOf(exitCode: number, error: Error) {
  const { process, said } = fakeProcess();
  outliveReaders(process);
  process.stdout.emit("error", error);
  process.exitCode = exitCode;
  process.emit("exit");
  return { said, exitCode: process.exitCode };
}

test("a reader that has had enough is nobody's failure", () => {
  expect(endOf(0, failed("EPIPE", "write EPIPE"))).toEqual({ said: [], exitCode: 0 });
  expect(endOf(2, failed("EPIPE", "write EPIPE"))).toEqual({ said: [], exitCode: 2 });
});

test("a full disk behind stdout is one, and does not hide another", () => {
  const full = failed("ENOSPC", "ENOSPC: no space left on device, write");
  const said = ["error: the result cannot be written to stdout: ENOSPC: no space left on device, write\n"];
  expect(endOf(0, full)).toEqual({ said, exitCode: 1 });
  expect(endOf(2, full)).toEqual({ said, exitCode: 2 });
});

test("a log that nobody reads any more stops nothing", () => {
  const { process } = fakeProcess();
  outliveReaders(process);
  expect(process.stderr.emit("error", failed("EPIPE", "write EPIPE"))).toBe(true);
});
