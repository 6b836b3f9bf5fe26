import { readFileSync } from "node:fs";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import { makeWheel, startIndex } from "../support/package-index.ts";
import { troubleIn } from "../support/stand/act.ts";
import { theStand, unpack } from "../support/stand/cli.ts";
import {
  type Attempt,
  type HostedProject,
  type Hosting,
  hostProject,
  pushOf,
  TAG,
  TAG_PUSH,
  wholeFiles,
} from "../support/stand/hosted-project.ts";
import { type Outcome, runCommand } from "../support/stand/processes.ts";
import { type Files, greeterFiles } from "../support/stand/projects.ts";
import { downloadedSource } from "../support/stand/source-archive.ts";
import { tool } from "../support/stand/store.ts";
import { describeUnless, noPart, noProgram, testUnless } from "../support/unless.ts";

const stand = theStand();
const { act, azurite } = stand;
const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;
const RELEASE = [
  "SHA256SUMS",
  "greeter-1.0.0-linux-x64.tar.gz",
  "greeter-1.0.0.sbom.cdx.json",
  "slipway-manifest.json",
];

/** On the package index with its source: a version that its build backend reads out of a module, data, a compiled wheel. */
const FOREIGN = { name: "yamllint", version: "1.37.1" };

/** The project of every starter, in the root or in a folder; one target, which is this machine's. */
function project(folder = "", more = ""): Files {
  const files = { ...greeterFiles("greeter"), "slipway.yml": `targets: [linux-x64]\n${python}\n${more}` };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}${name}`, text]));
}

/** Names of everything that the run keeps as a file. */
const kept = (results: Results): readonly string[] => results.called.filter((name) => name.includes("CreateArtifact"));

describeUnless(noPart(act, "act") ?? noPart(azurite, "Azurite"))("the starter workflows, as they are copied", () => {
  let results: Results;
  beforeAll(async () => {
    results = await startResults(azurite ?? "");
  });
  afterAll(() => results?.close());

  async function ran(
    request: Hosting,
    on: Parameters<HostedProject["run"]>[0],
    how: Attempt,
  ): Promise<HostedProject & { readonly outcome: Outcome }> {
    const hosted = await hostProject({ ...stand, act: act ?? "" }, results, request);
    const outcome = await hosted.run(on, how);
    await hosted.close();
    expect(outcome.code, troubleIn(outcome.output)).toBe(0);
    return { ...hosted, outcome };
  }

  test("one-step.yml: a tag becomes one complete release", async () => {
    const { hosted } = await ran({ starter: "one-step.yml", files: project() }, "push", {
      event: TAG_PUSH,
      rows: ["os:ubuntu-24.04"],
    });
    expect(wholeFiles(hosted)).toEqual([RELEASE]);
    expect(hosted.releases[0]).toMatchObject({ tag: TAG, draft: false });
  });

  test("nightly.yml: files of the run, and never a release", async () => {
    const before = kept(results).length;
    const { hosted, written } = await ran({ starter: "nightly.yml", files: project() }, "schedule", {
      event: { ref: "refs/heads/main", schedule: "17 3 * * *" },
    });
    expect(hosted.releases).toEqual([]);
    expect(written()).toBe(0);
    // The plan, and one leg.
    expect(kept(results).length - before).toBe(2);
  });

  test("pull-request.yml: hello world first, and nothing is written", async () => {
    const { hosted, written, outcome } = await ran({ starter: "pull-request.yml", files: project() }, "pull_request", {
      event: {
        number: 7,
        pull_request: {
          number: 7,
          head: { ref: "topic", sha: "0".repeat(40), repo: { full_name: "stranger/widget", fork: true } },
          base: { ref: "main", sha: "0".repeat(40), repo: { full_name: "acme/widget" } },
        },
        repository: { full_name: "acme/widget", private: false },
      },
    });
    expect(outcome.output).toContain("Hello world");
    expect(hosted.releases).toEqual([]);
    expect(written()).toBe(0);
  });

  test("monorepo.yml: a tag releases the project that it names, from its folder, and no other", async () => {
    const files = {
      ...project("packages/client/", "name: client\nrelease: { tag: '{name}-v{version}' }\n"),
      "packages/server/pyproject.toml": "this is no project",
    };
    const tag = "client-v1.0.0";
    const { hosted } = await ran({ starter: "monorepo.yml", files, tag }, "push", { event: pushOf(tag) });
    expect(hosted.releases.map((release) => release.tag)).toEqual([tag]);
    expect(wholeFiles(hosted)).toEqual([RELEASE.map((name) => name.replace("greeter", "client")).sort()]);
  });

  test("self-hosted.yml: the runner of its first row, by three labels", async () => {
    const workflow = readFileSync("workflows/self-hosted.yml", "utf8").replace(/^ *- \[windows-2025\]\n/m, "");
    const request = { starter: "self-hosted.yml", workflow, files: project() };
    const { hosted } = await ran(request, "push", { event: TAG_PUSH });
    expect(wholeFiles(hosted)).toEqual([RELEASE]);
  });

  test("private-index.yml: a requirement that only the index of the variable has, for whom the secrets name", async () => {
    const inhouse = await makeWheel("inhouse", { code: "WHO = 'inhouse'\n" });
    const index = await startIndex([inhouse], "reader:its password");
    try {
      const { "pyproject.toml": pyproject = "", ...files } = project();
      const requires = pyproject.replace("dependencies = []", 'dependencies = ["inhouse"]');
      expect(requires).not.toBe(pyproject);
      const request = { starter: "private-index.yml", files: { ...files, "pyproject.toml": requires } };
      const { hosted, outcome } = await ran(request, "push", {
        event: TAG_PUSH,
        rows: ["os:ubuntu-24.04"],
        variables: { PRIVATE_INDEX: `corp=${index.url}` },
        secrets: { PRIVATE_INDEX_USERNAME: "reader", PRIVATE_INDEX_PASSWORD: "its password" },
      });
      expect(wholeFiles(hosted)).toEqual([RELEASE]);
      expect(index.asked.some((path) => path.endsWith(inhouse.name))).toBe(true);
      expect(outcome.output).not.toContain("its password");
    } finally {
      await index.close();
    }
  });

  testUnless(noProgram("minisign"))(
    "signing.yml: checksums signed with the repository's key, which no leg sees",
    async () => {
      const folder = await mkdtemp(join(stand.work, "minisign-"));
      const at = (name: string): string => join(folder, name);
      await tool(["minisign", "-G", "-W", "-p", at("key.pub"), "-s", at("key")]);
      const files = project("", "signing: { minisign: { key: MINISIGN_KEY } }\n");
      const { hosted, assets } = await ran({ starter: "signing.yml", files }, "push", {
        event: TAG_PUSH,
        secrets: { MINISIGN_KEY: readFileSync(at("key"), "utf8") },
      });
      expect(wholeFiles(hosted)).toEqual([[...RELEASE, "SHA256SUMS.minisig"].sort()]);
      for (const name of ["SHA256SUMS", "SHA256SUMS.minisig"]) await writeFile(at(name), assets().get(name) ?? "");
      const said = await tool(["minisign", "-V", "-p", at("key.pub"), "-m", at("SHA256SUMS")]);
      expect(said).toContain("Signature and comment signature verified");
    },
  );

  test("release.yml: an application that nobody here wrote, given this file alone, is released and works", async () => {
    const from = await downloadedSource(join(stand.work, "foreign"), FOREIGN);
    // Says what this machine has; a runner has the rest. Nothing is said of the application.
    const files = { "slipway.yml": `targets: [linux-x64]\n${python}\n` };
    const tag = `v${FOREIGN.version}`;
    const request = { starter: "release.yml", from, files, tag };
    const { hosted, assets, folder } = await ran(request, "push", { event: pushOf(tag) });
    const archive = `yamllint-${FOREIGN.version}-linux-x64.tar.gz`;
    expect(wholeFiles(hosted)).toEqual([
      ["SHA256SUMS", `yamllint-${FOREIGN.version}.sbom.cdx.json`, archive, "slipway-manifest.json"].sort(),
    ]);
    expect(hosted.releases[0]).toMatchObject({ tag, draft: false });

    await writeFile(join(folder, archive), assets().get(archive) ?? "");
    await writeFile(join(folder, "wrong.yaml"), "a: 1\na: 2\n");
    const program = join(await unpack(join(folder, archive), folder), "yamllint");
    const { code, output } = await runCommand([program, "wrong.yaml"], { cwd: folder, env: {} });
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/duplication of key "a" in mapping/) });
  });
});

test("there is no starter that is not run", async () => {
  const text = readFileSync("test/e2e/starters.test.ts", "utf8");
  for (const name of await readdir("workflows")) expect(text).toContain(`starter: "${name}"`);
});
