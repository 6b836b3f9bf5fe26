import { describe, expect, test } from "vitest";
import { theStand } from "../support/stand/cli.ts";
import { openRoom, pythonPrograms } from "../support/stand/room.ts";

describe("the room that bundles are tried in", () => {
  test("has no Python, neither on PATH nor where this machine keeps its own", async ({ skip }) => {
    const stand = theStand();
    const room = await openRoom([]);
    try {
      skip(!room.sealed, "Pythons can be hidden on Linux as root only; here they are left out of PATH");
      const programs = [...(await pythonPrograms()), ...(stand.python === undefined ? [] : [stand.python])];
      for (const program of programs) {
        const outcome = await room.run([program, "-c", "print('here')"], { cwd: room.folder });
        expect.soft(outcome.code, program).toBeGreaterThan(0);
        expect.soft(outcome.stdout, program).toBe("");
      }
    } finally {
      await room.dispose();
    }
  });

  test("stops a program that starts itself without end", async ({ skip }) => {
    const room = await openRoom([]);
    try {
      skip(!room.sealed, "processes are limited on Linux as root only");
      const breed = "f() { f & f & wait; }; f";
      const outcome = await room.run(["/bin/sh", "-c", breed], { cwd: room.folder });
      expect(outcome.output).toMatch(/[Cc]annot fork/);
    } finally {
      await room.dispose();
    }
  });
});
