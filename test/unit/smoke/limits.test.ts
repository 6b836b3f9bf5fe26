import { totalmem } from "node:os";
import { describe, expect, it } from "vitest";
import { defaultLimits, machineMemory } from "../../../src/smoke/limits.ts";

describe("default limits", () => {
  it("follow the machine", () => {
    expect(defaultLimits(4, 3e9)).toEqual({ seconds: 60, processes: 64, memory: 1e9 });
    expect(defaultLimits(96, 3e9).processes).toBe(384);
    expect(machineMemory()).toBeGreaterThan(1e8);
    expect(machineMemory()).toBeLessThanOrEqual(totalmem());
  });
});
