import { expect, test } from "vitest";
import { BuildError, NetworkError, ToolError } from "../../../src/model/errors.ts";
import { bothOf } from "../../../src/stages/leg.ts";
import { pythonPorts } from "../../support/python-ports.ts";

const ports = () => pythonPorts({ run: () => Promise.reject(new Error("no commands here")) });
const wrong = (code: string, cause?: Error) =>
  new BuildError([{ code, message: `${code} is wrong`, hint: `mend ${code}` }], { cause });

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("what both find wrong with a build is thrown together, in their order and with its remedies", async () => {
  const at = ports();
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(wrong("floor", new Error("old"))), 5));
  const failure = await failureOf(bothOf(at, [late, Promise.reject(wrong("link", new Error("gone")))]));
  expect(failure).toBeInstanceOf(BuildError);
  expect(failure).toMatchObject({
    diagnostics: [
      { code: "floor", hint: "mend floor" },
      { code: "link", hint: "mend link" },
    ],
    cause: { message: "old" },
  });
  // The error has room for one cause.
  expect(at.said).toEqual({ infos: ["| caused by: gone"], warnings: [] });
});

test("of two kinds of failure the first task's is thrown, and all of the other one is told", async () => {
  const at = ports();
  const unanswered = new NetworkError("no answer", { url: "https://host" });
  const tool = new ToolError("uv ended with exit code 2", { argv: ["uv"], exitCode: 2, tail: ["no such wheel"] });
  expect(await failureOf(bothOf(at, [Promise.reject(unanswered), Promise.reject(tool)]))).toBe(unanswered);
  expect(at.said.infos).toEqual(["| no such wheel"]);
  expect(at.said.warnings).toMatchObject([{ code: "command-failed", message: "uv ended with exit code 2" }]);
});

test("a failure that one has from the other is told once", async () => {
  const at = ports();
  const first = Promise.reject(wrong("wheel"));
  const failure = await failureOf(bothOf(at, [first, first.then(() => 1)]));
  expect(failure).toMatchObject({ diagnostics: [{ code: "wheel" }] });
  expect(at.said).toEqual({ infos: [], warnings: [] });
});

test("who asked us to stop is told of no failures", async () => {
  const at = { ...ports(), signal: AbortSignal.abort() };
  const stopped = new Error("aborted");
  expect(await failureOf(bothOf(at, [Promise.reject(stopped), Promise.reject(wrong("file"))]))).toBe(stopped);
  expect(at.said).toEqual({ infos: [], warnings: [] });
});
