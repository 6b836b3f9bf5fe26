import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { expandIncludes } from "../../../src/project/include.ts";
import { diagnose } from "../../../src/smoke/diagnose.ts";
import { isProjectFile } from "../../../src/smoke/project-file.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";
import { scratch } from "./support.ts";

const NAMES = [
  "a[1].txt",
  "b}.txt",
  "c*.txt",
  "cc.txt",
  "d?(x).txt",
  "!e.txt",
  "f@(z)!(k)+(l).txt",
  "#g.txt",
  "h i.txt",
];

/** A project with a neighbour. */
function project(): string {
  const outer = scratch();
  const root = join(outer, "project");
  mkdirSync(join(root, "data"), { recursive: true });
  writeFileSync(join(outer, "secret.txt"), "");
  writeFileSync(join(root, "data", "words.txt"), "");
  symlinkSync(join(outer, "secret.txt"), join(root, "link.txt"));
  symlinkSync(join(root, "data"), join(root, "same"));
  for (const name of NAMES) writeFileSync(join(root, name), "");
  return root;
}

describeUnless(notPosix)("a path that a program misses", () => {
  it.each(["data/words.txt", "same/words.txt", "h i.txt"])("is a file of the project: %s", (path) => {
    expect(isProjectFile(project(), path)).toBe(true);
  });

  it.each([
    "../secret.txt",
    "data/../../secret.txt",
    "data/../data/words.txt",
    "./data/words.txt",
    "/etc/passwd",
    "/data/words.txt",
    "C:/data/words.txt",
    "link.txt",
    "data",
    "data/",
    "",
    "data/none.txt",
    "data/words.txt\0",
  ])("is none of the project: %j", (path) => {
    expect(isProjectFile(project(), path)).toBe(false);
  });

  it("is not proposed where no pattern means it alone: braces", () => {
    const text = "FileNotFoundError: [Errno 2] No such file or directory: 'b{x,y}.txt'";
    const found = diagnose({ text }, { bundler: "portable", ownSpec: false, inProject: () => true });
    expect(found).not.toHaveProperty("mend");
  });

  it.each(NAMES)("is proposed so that it means itself alone: %s", async (name) => {
    const root = project();
    const inProject = (path: string): boolean => isProjectFile(root, path);
    const text = `FileNotFoundError: [Errno 2] No such file or directory: '/r/app/${name}'`;
    const mend = diagnose({ text }, { bundler: "portable", ownSpec: false, inProject })?.mend;
    const pattern = mend !== undefined && "include" in mend ? mend.include : "";
    expect(await expandIncludes(root, [pattern])).toMatchObject({ ok: true, value: [name] });
  });
});
