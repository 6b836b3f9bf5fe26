import { describe, expect, it } from "vitest";
import { pooled } from "../../../src/model/pooled.ts";

describe("work side by side", () => {
  it("keeps the order and the width", async () => {
    let running = 0;
    let most = 0;
    const results = await pooled([30, 5, 10, 1], 2, async (milliseconds, index) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, milliseconds));
      running -= 1;
      return index;
    });
    expect({ results, most }).toEqual({ results: [0, 1, 2, 3], most: 2 });
  });

  it("begins nothing after a failure, and waits for what runs", async () => {
    const ended: number[] = [];
    const all = pooled([1, 2, 3, 4], 2, async (item) => {
      if (item === 1) throw new Error("first");
      await new Promise((done) => setTimeout(done, 20));
      ended.push(item);
    });
    await expect(all).rejects.toThrow("first");
    expect(ended).toEqual([2]);
  });
});
