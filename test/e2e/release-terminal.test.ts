// `slipway release LEGS` as a process, against a GitHub over HTTP.
import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { measure } from "../../src/publishers/checksums.ts";
import { createLocalGitHub } from "../support/github/server.ts";
import { addRepository } from "../support/github/state.ts";
import { theStand } from "../support/stand/cli.ts";
import {
  type LegFile,
  type LegFolder,
  legFile,
  makeLegFolder,
  releaseLegs,
  smallTar,
} from "../support/stand/leg-folder.ts";

const stand = theStand();
const TOKEN = "ghs_thetokenofthisterminal";
const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function place(made: LegFolder) {
  const github = createLocalGitHub({ keep: 0 });
  const repository = addRepository(github.state, "acme/widget");
  repository.tags.set(made.tag, { commit: made.commit, object: undefined });
  const rights = { "acme/widget": "write" } as const;
  github.state.tokens.set(TOKEN, { login: "octocat", kind: "person", rights });
  const listener = await github.listen();
  open.push(() => listener.close());
  return { github, repository, listener };
}

const small = (name: string) => makeLegFolder(stand, name, (target) => [legFile(".zip", `made for ${target}`)]);

describe("in a workflow", () => {
  const workflow = (event: string) => ({ GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: event });

  test("it releases on a push, and not on a pull request, whatever it is told", async () => {
    const made = await small("release-events");
    const { github, repository, listener } = await place(made);
    const to = { api: listener.url, token: TOKEN };
    for (const event of ["pull_request", "pull_request_target", "workflow_run", "issue_comment", "release", ""]) {
      const outcome = await releaseLegs(stand, made, { ...to, env: workflow(event) });
      expect(outcome, event).toMatchObject({ code: 2, output: expect.stringContaining("nothing is released on") });
    }
    expect(github.traffic).toEqual([]);
    expect(await releaseLegs(stand, made, { ...to, env: workflow("push") })).toMatchObject({ code: 0 });
    expect(repository.releases).toMatchObject([{ draft: false }]);
  });
});

/** A sparse file: nothing but its size matters. */
async function sparse(size: number): Promise<LegFile> {
  const write = async (path: string): Promise<void> => {
    await writeFile(path, gzipSync(smallTar("the rest is a hole")));
    await truncate(path, size);
  };
  const sample = join(stand.work, `sparse-${size}`);
  await write(sample);
  return { ending: ".zip", write, ...(await measure(sample)) };
}

describe("C12: a file at the limit of GitHub's", () => {
  const PEAK = 'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS));';
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PEAK)}` };

  test.each([
    [2_147_483_648, 1],
    [2_147_483_647, 0],
  ])(
    "of %i bytes: ends with %i, in less than 300 MB of memory",
    async (size, code) => {
      const large = await sparse(size);
      const made = await makeLegFolder(stand, `release-${size}`, (target) =>
        target === "linux-x64" ? [large] : [legFile(".zip", target)],
      );
      const { github, repository, listener } = await place(made);
      const outcome = await releaseLegs(stand, made, { api: listener.url, token: TOKEN, env });
      expect(outcome.code, outcome.output).toBe(code);
      expect(Number(/peak (\d+)/.exec(outcome.stderr)?.[1]) * 1024).toBeLessThan(300e6);
      if (code === 0) {
        const [release] = repository.releases;
        expect(release?.assets.find((asset) => asset.size === size)).toMatchObject({
          digest: `sha256:${large.sha256}`,
        });
        return;
      }
      expect(outcome.output).toMatch(/has 2147483648 bytes; GitHub takes files below 2147483648.*Leave something out/s);
      expect(github.traffic).toEqual([]);
    },
    300_000,
  );
});
