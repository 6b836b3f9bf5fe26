import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nodeProblem } from "../../../src/runtime/node/version.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";

const module = fileURLToPath(new URL("../../../src/runtime/node/lifetime.ts", import.meta.url));
const script = `
  const { untilAskedToStop } = await import(${JSON.stringify(module)});
  const signal = untilAskedToStop();
  const alive = setInterval(() => {}, 1000);
  signal.addEventListener("abort", () => setTimeout(() => { clearInterval(alive); process.exitCode = 7; }, 300));
  console.log("ready");
`;

async function endOf(...signals: NodeJS.Signals[]): Promise<unknown> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  await once(child.stdout, "data");
  const ended = once(child, "exit");
  for (const signal of signals) {
    child.kill(signal);
    await new Promise((done) => setTimeout(done, 100));
  }
  return (await ended)[0];
}

describeUnless(notPosix)("asked to stop, a process cleans up", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s", async (signal) => {
    expect(await endOf(signal)).toBe(7);
  });

  test("once; a second Ctrl-C ends it at once, a second SIGHUP does not", async () => {
    expect(await endOf("SIGINT", "SIGINT")).toBe(130);
    expect(await endOf("SIGHUP", "SIGHUP")).toBe(7);
  });
});

test("an older Node is told what is needed", () => {
  expect(nodeProblem("20.20.2")).toMatchObject({ code: "old-node", message: expect.stringContaining("needs Node 24") });
  expect(nodeProblem("v22.1.0")).toBeDefined();
  expect(["24.0.0", "v25.1.0", process.versions.node].map(nodeProblem)).toEqual([undefined, undefined, undefined]);
});
