// The step on a pull request, with the payload that GitHub gives as its example, against a local GitHub.
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLocalGitHub, type LocalGitHub } from "../support/github/server.ts";
import { addRepository, type Repository } from "../support/github/state.ts";
import { fragment } from "../support/smoke-result.ts";
import { runAct, troubleIn } from "../support/stand/act.ts";
import { theStand } from "../support/stand/cli.ts";
import type { Outcome } from "../support/stand/processes.ts";
import { git, greeterFiles, makeProject } from "../support/stand/projects.ts";
import { part } from "../support/stand/store.ts";
import { pullRequestPayload } from "../support/stand/webhooks.ts";
import { describeUnless, lackOf, noPart } from "../support/unless.ts";

const stand = theStand();
const { act } = stand;
const payload = await part("example payloads", pullRequestPayload);

const READS = "ghs_atokenthatmayonlyread0";
const WRITES = "ghs_atokenthatmaycomment00";
const python = stand.mirror === undefined ? "python-source: system" : `python-mirror: ${stand.mirror}`;

/** In a matrix of two, so that nothing is put together for other systems. */
const workflow = `name: ship
on: pull_request
permissions: {}
jobs:
  ship:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions: { contents: read, pull-requests: write }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      # act empties the one file of summaries before each step, and removes it in the end: a second name for it stays.
      - run: ln -f "$GITHUB_STEP_SUMMARY" "$STAND_SUMMARY"
      - uses: ./
        with:
          project: project
          strategy: '{ "job-index": 0, "job-total": 2 }'
          ${python}
`;

/** A release of before, as large as half of what is built now. */
async function release(github: LocalGitHub, url: string): Promise<void> {
  const headers = { authorization: "Bearer owner", "content-type": "application/json" };
  const draft = { tag_name: "v0.9.0", name: "Before", draft: false };
  const made = await fetch(url, { method: "POST", headers, body: JSON.stringify(draft) });
  const { upload_url: template } = (await made.json()) as { upload_url: string };
  const manifest = { schema: 1, project: { name: "greeter", version: "0.9.0" }, legs: [fragment({ bundleSize: 1e6 })] };
  const to = `${template.replace(/\{.*$/, "")}?name=slipway-manifest.json`;
  const sent = await fetch(to, { method: "POST", headers, body: JSON.stringify(manifest) });
  expect([made.status, sent.status], JSON.stringify(github.traffic)).toEqual([201, 201]);
}

describeUnless(lackOf(payload) ?? noPart(act, "act"))("the step on a pull request", () => {
  let hosted: Repository;
  let run: (token: string) => Promise<Outcome & { readonly summary: string }>;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    if (payload.state === "skipped") return;
    const event = payload.value;
    const name = event.repository.full_name;
    const folder = join(stand.work, "pull-request");
    await cp(stand.product, join(folder, "repository"), { recursive: true });
    const files = Object.entries(greeterFiles("greeter")).map(([file, text]) => [`project/${file}`, text]);
    const repository = await makeProject(join(folder, "repository"), {
      ...Object.fromEntries(files),
      ".github/workflows/ship.yml": workflow,
    });
    await git(repository, "remote", "add", "origin", `https://github.com/${name}.git`);
    const github = createLocalGitHub();
    hosted = addRepository(github.state, name);
    const integration = { login: "github-actions[bot]", kind: "integration", rights: { [name]: "read" } } as const;
    github.state.tokens.set(READS, integration);
    github.state.tokens.set(WRITES, { ...integration, pullRequests: "write" });
    github.state.tokens.set("owner", { login: "octocat", kind: "person", rights: { [name]: "admin" } });
    const listener = await github.listen();
    close = () => listener.close();
    await release(github, `${listener.url}/repos/${name}/releases`);
    run = async (token) => {
      const summary = join(folder, "summary.md");
      await writeFile(summary, "");
      const outcome = await runAct(
        { ...stand, act: act ?? "" },
        {
          ...{ repository, event, token, on: "pull_request", home: join(folder, "home") },
          github: { GITHUB_API_URL: listener.url, GITHUB_RUN_ID: "5", GITHUB_RUN_ATTEMPT: "1" },
          env: { STAND_SUMMARY: summary },
        },
      );
      return { ...outcome, summary: await readFile(summary, "utf8") };
    };
  });
  afterAll(() => close());

  test("with a token that may only read: the summary, a note instead of a comment, and green", async () => {
    const { code, output, summary } = await run(READS);
    expect(code, troubleIn(output)).toBe(0);
    expect(summary).toMatch(/^## greeter 1\.0\.0: can it be shipped\?/m);
    expect(summary).toMatch(/^\| ✅ hello world, linux-x64 \| passed /m);
    expect(summary).toMatch(/^\| ✅ rehearsal of the release, v1\.0\.0 \| passed /m);
    expect(summary).toContain("against the last release, v0.9.0 \\(0.9.0\\)");
    expect(summary).toMatch(/Not compared with the base commit, [0-9a-f]{40}: no build of it is kept here\./);
    expect(output).toContain("No comment on the pull request: the token may not write any");
    expect(hosted.comments).toEqual([]);
    expect(hosted.releases.map(({ tag }) => tag)).toEqual(["v0.9.0"]);
    expect(output).not.toContain(READS);
  });

  test("with a token that may comment: one comment, which the next run brings up to date", async () => {
    const number = payload.state === "ready" ? payload.value.number : 0;
    expect((await run(WRITES)).code).toBe(0);
    expect(hosted.comments).toMatchObject([{ issue: number, author: "github-actions[bot]" }]);
    const first = hosted.comments[0]?.body;
    expect(first).toMatch(/^### ✅ greeter 1\.0\.0, linux-x64$/m);
    expect((await run(WRITES)).code).toBe(0);
    expect(hosted.comments).toHaveLength(1);
    // Times differ from run to run.
    expect(hosted.comments[0]?.body).not.toBe(first);
  });
});
