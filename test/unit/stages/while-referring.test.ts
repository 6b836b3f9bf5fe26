import { expect, test } from "vitest";
import { BuildError, Cancelled } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { whileReferring } from "../../../src/stages/while-referring.ts";
import { pythonPorts } from "../../support/python-ports.ts";

const quick: Exec = { run: async () => ({ exitCode: 0, stdout: "", stderr: "" }) };

/** Its commands end when they are stopped, and never by themselves. `started` resolves with the first one. */
function endless() {
  const began = Promise.withResolvers<void>();
  const stopped: string[] = [];
  const exec: Exec = {
    run: (argv, options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener("abort", () => {
          stopped.push(`${argv.join(" ")} in ${options.cwd}`);
          reject(new Cancelled());
        });
        began.resolve();
      }),
  };
  return { exec, started: began.promise, stopped };
}

test("what both have made is handed back, the reference first", async () => {
  const both = whileReferring(
    pythonPorts(quick),
    async () => "reference",
    async (exec) => (await exec.run(["freeze"])).exitCode,
  );
  expect(await both).toEqual(["reference", 0]);
});

test("where the reference fails, the command of the work is stopped, and the reference's error is thrown", async () => {
  const { exec, started, stopped } = endless();
  const at = pythonPorts(exec);
  const wrong = new Error("no such entry point");
  const refer = async () => {
    await started;
    throw wrong;
  };
  await expect(whileReferring(at, refer, (stoppable) => stoppable.run(["freeze"], { cwd: "/w" }))).rejects.toBe(wrong);
  expect(stopped).toEqual(["freeze in /w"]);
  expect(at.said).toEqual({ infos: [], warnings: [] });
});

test("where both fail by themselves, the reference's error is thrown, and the other one with it", async () => {
  const failed = Promise.withResolvers<void>();
  const wrong = (code: string) => new BuildError([{ code, message: code }]);
  const both = whileReferring(
    pythonPorts(quick),
    async () => {
      await failed.promise;
      throw wrong("no such entry point");
    },
    async () => {
      // Its failure is there before the reference's.
      setImmediate(failed.resolve);
      throw wrong("cannot be frozen");
    },
  );
  await expect(both).rejects.toMatchObject({
    diagnostics: [{ code: "no such entry point" }, { code: "cannot be frozen" }],
  });
});

test("where the work fails, its error is thrown once the reference has come to its end", async () => {
  const wrong = new Error("cannot be frozen");
  const reference = Promise.withResolvers<string>();
  let settled = false;
  const both = whileReferring(
    pythonPorts(quick),
    () => reference.promise,
    () => Promise.reject(wrong),
  ).finally(() => {
    settled = true;
  });
  both.catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  expect(settled).toBe(false);
  reference.resolve("done");
  await expect(both).rejects.toBe(wrong);
});
