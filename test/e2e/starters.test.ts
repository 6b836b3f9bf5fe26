import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import { troubleIn } from "../support/stand/act.ts";
import { type Azurite, startAzurite } from "../support/stand/azurite.ts";
import { theStand } from "../support/stand/cli.ts";
import {
  type Attempt,
  type HostedProject,
  hostProject,
  pushOf,
  TAG,
  TAG_PUSH,
  wholeFiles,
} from "../support/stand/hosted-project.ts";
import type { Outcome } from "../support/stand/processes.ts";
import { type Files, greeterFiles } from "../support/stand/projects.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const { act, azurite } = stand;
const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;
const RELEASE = ["SHA256SUMS", "greeter-1.0.0-linux-x64.tar.gz", "slipway-manifest.json"];

/** The project of every starter, in the root or in a folder; one target, which is this machine's. */
function project(folder = "", more = ""): Files {
  const files = { ...greeterFiles("greeter"), "slipway.yml": `targets: [linux-x64]\n${python}\n${more}` };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}${name}`, text]));
}

/** Names of everything that the run keeps as a file. */
const kept = (results: Results): readonly string[] => results.called.filter((name) => name.includes("CreateArtifact"));

describeUnless(noPart(act, "act") ?? noPart(azurite, "Azurite"))("the starter workflows, as they are copied", () => {
  let blobs: Azurite;
  let results: Results;
  beforeAll(async () => {
    blobs = await startAzurite(azurite ?? "");
    results = await startResults(blobs.url);
  });
  afterAll(async () => {
    await results?.close();
    await blobs?.stop();
  });

  async function ran(
    request: { readonly starter: string; readonly files: Files; readonly tag?: string },
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
});

test("every starter is run here, or differs from one that is in what is said of it", async () => {
  /** Run above and, release.yml, with signatures in release-workflow.test.ts. */
  const run = ["monorepo.yml", "nightly.yml", "one-step.yml", "pull-request.yml", "release.yml"];
  /** The one step with other runners, or with variables for the index; release.yml that waits and must be signed. */
  const variants = {
    "private-index.yml": "one-step.yml",
    "self-hosted.yml": "one-step.yml",
    "signing.yml": "release.yml",
  };
  expect((await readdir("workflows")).sort()).toEqual([...run, ...Object.keys(variants)].sort());
  const called = (name: string): string | undefined =>
    /uses: (OWNER\/slipway\S*)/.exec(readFileSync(`workflows/${name}`, "utf8"))?.[1];
  for (const [variant, of] of Object.entries(variants)) expect(called(variant)).toBe(called(of));
});
