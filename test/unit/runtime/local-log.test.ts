import { afterEach, expect, test, vi } from "vitest";
import { createLog } from "../../../src/runtime/local/log.ts";

function screen(isTTY: boolean, columns = 30) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}
afterEach(() => vi.useRealTimers());

test("in a file: plain lines, when a stage starts and how it ends", async () => {
  const to = screen(false);
  const log = createLog(to, false);
  await log.stage("Building", async () => {
    log.info("inside");
    log.warn({ code: "w", message: "doubtful", at: { file: "a.toml", line: 2 } });
    log.error({ code: "e", message: "wrong", hint: "mend it" });
  });
  await expect(log.stage("Failing", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(to.written.join("").replaceAll(/\d+\.\d s/g, "0.0 s")).toBe(
    "Building …\n  inside\nwarning: a.toml:2: doubtful\nerror: wrong\n    mend it\n✓ Building 0.0 s\n" +
      "Failing …\n✗ Failing 0.0 s\n",
  );
});

test("on a terminal: one line that lives, never wider than the screen, and gone at the end", async () => {
  vi.useFakeTimers();
  const to = screen(true);
  const log = createLog(to, false);
  await log.stage("Building with a title that is longer than the screen", async () => {
    vi.advanceTimersByTime(100);
    log.info("inside");
  });
  const frames = to.written.filter((text) => text.includes("…"));
  expect(frames.length).toBeGreaterThan(0);
  for (const frame of frames) expect(frame.replace("\r\u001b[2K", "").length).toBeLessThan(30);
  expect(to.written).toContain("  inside\n");
  expect(to.written.at(-2)).toBe("\r\u001b[2K");
  expect(to.written.at(-1)).toMatch(/^✓ Building with a title that is longer than the screen \d\.\d s\n$/);
  expect(vi.getTimerCount()).toBe(0);
});

test("on a terminal that does not know how wide it is", async () => {
  vi.useFakeTimers();
  const to = screen(true, 0);
  await createLog(to, false).stage("Wheels", async () => vi.advanceTimersByTime(100));
  expect(to.written[0]).toMatch(/… Wheels \d\.\d s$/);
});

test("colours only where they are wanted", () => {
  const [plain, painted] = [screen(false), screen(false)];
  createLog(plain, false).error({ code: "e", message: "wrong" });
  createLog(painted, true).error({ code: "e", message: "wrong" });
  expect(plain.written.join("")).not.toContain("\u001b[");
  expect(painted.written.join("")).toContain("\u001b[31merror:");
});

test("on a terminal: how far a stage is stands in its line, and in nobody's file", async () => {
  vi.useFakeTimers();
  for (const live of [true, false]) {
    const to = screen(live, 60);
    await createLog(to, false).stage("Wheels", async (progress) => {
      progress("3 of 7");
      vi.advanceTimersByTime(100);
    });
    expect(to.written.some((text) => text.includes("… Wheels: 3 of 7 "))).toBe(live);
    expect(to.written.at(-1)).toMatch(/^✓ Wheels \d\.\d s\n$/);
  }
});
