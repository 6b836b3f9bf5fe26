import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NotesChoice } from "../../../src/model/release-config.ts";
import { changelogSection, readNotes } from "../../../src/project/notes.ts";
import { okValue, textOf } from "../../support/result.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.4.0] - 2026-08-19

### Added

- All of it.

\`\`\`
# 1.3.0 is no heading here
\`\`\`

## v1.4.0rc1 (August 1)

- Some of it.

# 1.3.0

`;

describe("the section of a version", () => {
  test.each([
    ["1.4.0", "### Added\n\n- All of it.\n\n```\n# 1.3.0 is no heading here\n```"],
    ["1.4.0-rc.1", "- Some of it."],
    ["1.3.0", ""],
    ["1.4", "### Added\n\n- All of it.\n\n```\n# 1.3.0 is no heading here\n```"],
    ["1.2.0", undefined],
  ])("%s", (version, section) => {
    expect(changelogSection(CHANGELOG, version)).toBe(section);
    expect(changelogSection(CHANGELOG.replaceAll("\n", "\r\n"), version)).toBe(section);
  });
});

describe("release.notes", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder, "CHANGELOG.md"), CHANGELOG);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test.each<[NotesChoice, string | undefined]>([
    ["auto", undefined],
    ["changelog", "- Some of it."],
    [{ text: "It is there." }, "It is there."],
    [{ file: "CHANGELOG.md" }, CHANGELOG],
  ])("%j", async (choice, expected) => {
    expect(okValue(await readNotes(folder, choice, "1.4.0rc1"))).toBe(expected);
  });

  test.each<[string, NotesChoice, string, string]>([
    ["a version without a section", "changelog", "9.9", "no section for 9.9"],
    ["an empty section", "changelog", "1.3.0", "or an empty one"],
    ["a file that is not there", { file: "NEWS.md" }, "1.0", "cannot be read"],
    ["a file outside of the project", { file: "../../etc/passwd" }, "1.0", "not in the project"],
    ["an absolute path", { file: "/etc/passwd" }, "1.0", "not in the project"],
  ])("%s is refused", async (_, choice, version, message) => {
    expect(textOf(await readNotes(folder, choice, version))).toContain(message);
  });
});
