import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { theStand } from "../support/stand/cli.ts";
import { actionlint, filesOf, type Linter, languageService, type Validate, zizmor } from "../support/stand/linters.ts";
import { filled } from "../support/stand/own-workflows.ts";
import { git } from "../support/stand/projects.ts";
import { part } from "../support/stand/store.ts";
import { describeUnless, lackOf, testUnless } from "../support/unless.ts";

const stand = theStand();
const checkout = process.cwd();
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** Both linters look at a repository's own workflows, which ours and the starters are in one of their own each. */
async function repositoryOf(name: string, workflows: ReadonlyMap<string, string>): Promise<string> {
  const folder = join(stand.work, "lint", name);
  await mkdir(join(folder, ".github", "workflows"), { recursive: true });
  for (const [file, text] of workflows) await writeFile(join(folder, ".github", "workflows", file), text);
  await git(folder, "init", "--quiet");
  return folder;
}

async function textsIn(folder: string, change = (text: string) => text): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yml")).sort();
  const texts = names.map(async (name) => [name, change(await readFile(join(folder, name), "utf8"))] as const);
  return new Map(await Promise.all(texts));
}

const linters = await Promise.all([part("actionlint", actionlint), part("zizmor", zizmor)]);
const service = await part("GitHub's language service", languageService);

describe.each(linters)("$name", (linter) => {
  const lack = lackOf(linter);
  testUnless(lack)("finds nothing in our actions and workflows", async () => {
    const own = await repositoryOf(`own-${linter.name}`, await textsIn(".github/workflows"));
    await cp(stand.product, own, { recursive: true });
    await cp(".github/dependabot.yml", join(own, ".github", "dependabot.yml"));
    expect(await the(linter).lint(own)).toBe("");
  });

  testUnless(lack)("finds nothing in the starters, as a repository has them", async () => {
    const starters = await textsIn("workflows", (text) => filled(text, COMMIT));
    expect(await the(linter).lint(await repositoryOf(`starters-${linter.name}`, starters))).toBe("");
  });

  testUnless(lack)("bad input: a workflow with an expression in a script, and actions by their tags", async () => {
    const script = `echo "\${{ github.event.head_commit.message }}"`;
    const text = `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v7\n      - run: ${script}\n`;
    const repository = await repositoryOf(`bad-${linter.name}`, new Map([["bad.yml", text]]));
    expect(await the(linter).lint(repository)).toMatch(/template-injection|potentially untrusted/);
  });
});

function the(linter: (typeof linters)[number]): Linter {
  if (linter.state === "ready") return linter.value;
  throw new Error(linter.reason);
}

describeUnless(lackOf(service))("GitHub's language service", () => {
  let validate: Validate;
  beforeAll(() => {
    if (service.state === "ready") validate = service.value;
  });
  const judged = (file: string, text: string) => validate(file, text, filesOf(checkout));

  test("finds nothing in our actions, our workflows and the starters", async () => {
    const actions = await Promise.all(
      [".", "plan", "build", "release"].map(async (folder) => {
        const file = folder === "." ? "action.yml" : `${folder}/action.yml`;
        return [file, await readFile(file, "utf8")] as const;
      }),
    );
    const own = [...(await textsIn(".github/workflows"))].map(
      ([name, text]) => [`.github/workflows/${name}`, text] as const,
    );
    const starters = [...(await textsIn("workflows", (text) => filled(text, COMMIT)))].map(
      ([name, text]) => [`.github/workflows/${name}`, text] as const,
    );
    const found = await Promise.all(
      [...actions, ...own, ...starters].map(async ([file, text]) =>
        (await judged(file, text)).map((message) => `${file}: ${message}`),
      ),
    );
    expect(found.flat()).toEqual([]);
  });

  const call = (lines: string): string =>
    `on: push\njobs:\n  release:\n    uses: octo/slipway/.github/workflows/release.yml@${COMMIT}\n    permissions: { contents: write, id-token: write, attestations: write }\n${lines}`;

  test("a right call is right", async () => {
    expect(await judged(".github/workflows/a.yml", call('    with: { tag: "v1.0", draft: true }\n'))).toEqual([]);
  });

  test.each([
    ["an unknown input", "    with: { projekt: app }\n", /projekt/],
    ["an unknown secret", "    secrets: { NO_SUCH_KEY: x }\n", /NO_SUCH_KEY/],
  ])("bad input: a call with %s is refused before anything runs", async (_, lines, message) => {
    expect((await judged(".github/workflows/a.yml", call(lines))).join("\n")).toMatch(message);
  });
});

test("what cannot be had is skipped with its reason, and not passed", () => {
  for (const each of [...linters, service]) {
    if (each.state === "skipped") process.stdout.write(`linters: ${each.name}: skipped: ${each.reason}\n`);
  }
  expect(linters).toHaveLength(2);
});
