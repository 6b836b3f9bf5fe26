import { expect, test } from "vitest";
import { findLocks } from "../../../src/project/locks.ts";
import { isHashed, parseRequirements } from "../../../src/project/requirements-file.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue, problemsOf } from "../../support/result.ts";

const HASHED = "a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nb==2 ; python_version > '3' --hash=sha256:22\n";

test("every lock is found, best first", async () => {
  const files = {
    "requirements-prod.txt": HASHED,
    "requirements.txt": `--index-url https://example.org/simple\n# comment\n${HASHED}`,
    "requirements-dev.txt": "pytest\n",
    "poetry.lock": "",
    "pylock.toml": "",
    "pylock.prod.toml": "",
    "uv.lock": "",
    "pdm.lock": "",
  };
  const root = await projectFolder(files);
  expect(okValue(await findLocks(root, Object.keys(files)))).toEqual([
    { kind: "uv.lock", path: "uv.lock" },
    { kind: "pylock.toml", path: "pylock.toml" },
    { kind: "pylock.toml", path: "pylock.prod.toml" },
    { kind: "poetry.lock", path: "poetry.lock" },
    { kind: "requirements.txt", path: "requirements.txt" },
    { kind: "requirements.txt", path: "requirements-prod.txt" },
  ]);
});

test.each([
  ["hashes throughout", HASHED, true],
  ["hashes and options", `--require-hashes\n-i https://example.org/simple\n${HASHED}`, true],
  ["nothing", "", false],
  ["comments only", "# a==1 --hash=sha256:00\n", false],
  ["one requirement without a hash", `${HASHED}c==3\n`, false],
  ["another file", `-r base.txt\n${HASHED}`, false],
  ["an editable project", `${HASHED}-e .\n`, false],
  ["a hash in a comment", "a==1  # --hash=sha256:00\n", false],
])("is it a lock, with %s?", (_, text, answer) => {
  expect(isHashed(parseRequirements(text, "requirements.txt"))).toBe(answer);
});

test("requirements come without their options, and with their lines", () => {
  const { requirements } = parseRequirements(`# top\n\n${HASHED}c @ https://example.org/c.whl#sha1=0\n`, "r.txt");
  expect(requirements.map(({ value, at }) => `${at.line}: ${value}`)).toEqual([
    "3: a==1",
    "6: b==2 ; python_version > '3'",
    "7: c @ https://example.org/c.whl#sha1=0",
  ]);
});

test("a requirements file that is no text", async () => {
  const root = await projectFolder({ "requirements.txt": Uint8Array.of(0x61, 0x0a, 0xff, 0x0a) });
  expect(problemsOf(await findLocks(root, ["requirements.txt"]))).toEqual(["not-utf8 requirements.txt:2"]);
});

/** A lock as uv writes it, for members in these folders. */
const workspace = (...folders: readonly string[]): string =>
  folders.map((folder) => `[[package]]\nname = "x"\nsource = { editable = "${folder}" }\n`).join("\n");

test.each([
  ["that names this member", workspace("packages/a", "packages/app"), [{ kind: "uv.lock", path: "../../uv.lock" }]],
  ["that names others only", workspace("packages/a", "packages/apple", "app"), []],
  ["that is empty", "", []],
])("a uv.lock above %s", async (_, text, locks) => {
  const root = await projectFolder({ "uv.lock": text, "packages/app/pyproject.toml": "" });
  expect(okValue(await findLocks(`${root}/packages/app`, ["pyproject.toml"]))).toEqual(locks);
});

test("a member's own uv.lock comes before that of the workspace", async () => {
  const root = await projectFolder({ "uv.lock": workspace("app"), "app/uv.lock": "" });
  expect(okValue(await findLocks(`${root}/app`, ["uv.lock"]))).toEqual([{ kind: "uv.lock", path: "uv.lock" }]);
});
