import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readStep } from "../../../src/runtime/github/step.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test("inputs come by their own names, trimmed; absent ones are empty", () => {
  vi.stubEnv("INPUT_PYTHON-VERSION", " 3.13 \n");
  vi.stubEnv("INPUT_PROJECT", "sub");
  vi.stubEnv("GITHUB_WORKSPACE", folder);
  const step = readStep(["project", "python-version", "mode"]);
  expect(step.inputs).toEqual({ project: "sub", "python-version": "3.13", mode: "" });
  expect(step.project).toBe(join(folder, "sub"));
});

test("a path with spaces is one path: of the workspace, and of the project in it", () => {
  vi.stubEnv("GITHUB_WORKSPACE", join(folder, "actions runner", "my repository"));
  vi.stubEnv("INPUT_PROJECT", "./my app");
  expect(readStep(["project"]).project).toBe(join(folder, "actions runner", "my repository", "my app"));
});

test("all inputs that were given are known by name, also those that the action does not have", () => {
  vi.stubEnv("INPUT_DRAT", "true");
  vi.stubEnv("INPUT_PYTHON-VERSION", "3.13");
  vi.stubEnv("INPUT_MODE", " ");
  expect(readStep(["mode", "draft"]).given).toEqual(["drat", "python-version"]);
});

test.each([
  ["tag", "v1.0", "v1.0"],
  ["branch", "main", undefined],
  ["", "", undefined],
])("a ref of type %j named %j gives the tag %j", (type, name, tag) => {
  vi.stubEnv("GITHUB_REF_TYPE", type);
  vi.stubEnv("GITHUB_REF_NAME", name);
  expect(readStep([]).tag).toBe(tag);
});

test("an output goes to the runner's file", async () => {
  const file = join(folder, "output");
  await writeFile(file, "");
  vi.stubEnv("GITHUB_OUTPUT", file);
  readStep([]).output("files", "one\ntwo");
  expect(await readFile(file, "utf8")).toMatch(/^files<<(\S+)\none\ntwo\n\1\n$/);
});

test("a summary is appended; one that is too long is cut between characters, below GitHub's limit", async () => {
  const file = join(folder, "summary");
  vi.stubEnv("GITHUB_STEP_SUMMARY", file);
  await readStep([]).summary("# one\n");
  await readStep([]).summary("# two\n");
  expect(await readFile(file, "utf8")).toBe("# one\n# two\n");
  await rm(file);
  await readStep([]).summary(`a${"€".repeat(500_000)}`);
  const bytes = await readFile(file);
  expect(bytes.length).toBeLessThan(1024 * 1024);
  expect(bytes.toString("utf8")).toMatch(/^a€+\n…\n$/);
});

test("without a summary file there is nothing to write to", async () => {
  vi.stubEnv("GITHUB_STEP_SUMMARY", "");
  await expect(readStep([]).summary("text")).resolves.toBeUndefined();
});

test("a summary that cannot be written undoes nothing", async () => {
  vi.stubEnv("GITHUB_STEP_SUMMARY", join(folder, "nowhere", "summary"));
  const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await expect(readStep([]).summary("text")).resolves.toBeUndefined();
  expect(said.mock.calls.flat().join("")).toContain(
    "::warning::the summary of this step cannot be written: Error: ENOENT",
  );
  said.mockRestore();
});
