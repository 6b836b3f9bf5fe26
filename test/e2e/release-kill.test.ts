// The real process, ended without a word at each of its requests in turn, and then started again.
import { afterEach, beforeAll, expect, test } from "vitest";
import { ConnectionLost } from "../support/github/problems.ts";
import { createLocalGitHub, type LocalGitHub } from "../support/github/server.ts";
import { addRepository, type Repository } from "../support/github/state.ts";
import { theStand } from "../support/stand/cli.ts";
import { type LegFolder, legFile, makeLegFolder, releaseLegs } from "../support/stand/leg-folder.ts";
import type { Outcome } from "../support/stand/processes.ts";

const stand = theStand();
const TOKEN = "ghs_thetokenofthisterminal";
const UPLOAD = /\/releases\/\d+\/assets\?/;
/** No release of so few files asks more often. */
const MOST = 60;

type Moment = "before" | "after" | "during";

let made: LegFolder;
/** Name and digest of each file of the undisturbed release. */
let wanted: readonly string[];
/** How many requests that one took, and how many of them were uploads. */
let undisturbed: { readonly requests: number; readonly uploads: number };
const open: (() => Promise<void>)[] = [];

const filesOf = ({ releases }: Pick<Repository, "releases">): readonly string[] =>
  releases.flatMap(({ assets }) => assets.map(({ name, state, digest }) => `${name} ${state} ${digest}`)).sort();

/** A GitHub with the tag of the project, and a hand on the process that talks to it. */
async function place(kill?: { readonly at: number; readonly when: Moment }) {
  const stop = new AbortController();
  let effects = 0;
  const wrong: string[] = [];
  const github: LocalGitHub = createLocalGitHub({
    arrive: ({ number }) => {
      if (kill?.when !== "before" || number !== kill.at) return;
      stop.abort();
      throw new ConnectionLost("its process was ended");
    },
    watch: () => {
      effects += 1;
      if (kill?.when === "after" && effects === kill.at) stop.abort();
      if (github.traffic.some(({ fault }) => fault !== undefined)) stop.abort();
      const seen = filesOf({ releases: repository.releases.filter(({ draft }) => !draft) });
      if (seen.length > 0 && wanted !== undefined && seen.join("\n") !== wanted.join("\n"))
        wrong.push(`public after request ${github.traffic.length}:\n${seen.join("\n")}`);
    },
  });
  const repository = addRepository(github.state, "acme/widget");
  repository.tags.set(made.tag, { commit: made.commit, object: undefined });
  const rights = { "acme/widget": "write" } as const;
  github.state.tokens.set(TOKEN, { login: "octocat", kind: "person", rights });
  if (kill?.when === "during")
    github.faults.add({ kind: "cut-upload", after: 1 }, { method: "POST", path: UPLOAD, from: kill.at });
  const listener = await github.listen();
  open.push(() => listener.close());
  const run = (signal?: AbortSignal): Promise<Outcome> =>
    releaseLegs(stand, made, { api: listener.url, token: TOKEN, ...(signal === undefined ? {} : { signal }) });
  return {
    github,
    repository,
    wrong,
    killed: () => run(stop.signal),
    again: () => run(),
    stopped: () => stop.signal.aborted,
  };
}

beforeAll(async () => {
  made = await makeLegFolder(stand, "release-kill", (target) => [legFile(".zip", `${target}\n`.repeat(20_000))]);
  const { github, repository, again } = await place();
  const outcome = await again();
  expect(outcome.code, outcome.output).toBe(0);
  expect(repository.releases).toMatchObject([{ draft: false, tag: made.tag }]);
  wanted = filesOf(repository);
  const uploads = github.traffic.filter(({ method, path }) => method === "POST" && UPLOAD.test(path)).length;
  undisturbed = { requests: github.traffic.length, uploads };
  expect(wanted).toHaveLength(uploads);
}, 120_000);

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

test.each(["before", "after", "during"] as const)(
  "ended with SIGKILL %s each request in turn, and run again: one complete release, and nothing else",
  async (when) => {
    const last = when === "during" ? undisturbed.uploads : undisturbed.requests;
    expect(last).toBeGreaterThan(4);
    expect(last).toBeLessThan(MOST);
    for (let at = 1; at <= last; at += 1) {
      const here = await place({ at, when });
      const first = await here.killed();
      expect(here.stopped(), `request ${at} never came:\n${first.output}`).toBe(true);
      // The last answer may have been all that it waited for.
      if (!(when === "after" && at === last)) expect(first).toMatchObject({ signal: "SIGKILL" });
      here.github.faults.clear();
      const { repository } = here;
      const left = filesOf(repository);
      // What is half there is removed only where nobody else may be at work, which a terminal cannot know: all is sent again.
      const there = left.some((line) => line.includes(" starter ")) ? 0 : left.length;
      const second = await here.again();
      expect(second.code, `after request ${at}:\n${second.output}`).toBe(0);
      expect(repository.releases).toMatchObject([{ draft: false, tag: made.tag }]);
      expect(filesOf(repository)).toEqual(wanted);
      expect(here.wrong).toEqual([]);
      // What was whole was not sent again; what was on its way may have become whole since it was counted.
      const { skipped, uploaded } = JSON.parse(second.stdout).release;
      expect(skipped).toBeGreaterThanOrEqual(there);
      expect(skipped + uploaded).toBe(wanted.length);
      for (const close of open.splice(0)) await close();
    }
  },
  600_000,
);
