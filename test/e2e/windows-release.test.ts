// One release of one tag from machines of two systems: one act for Linux, another one in Wine, the same run and services.
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import type { Repository } from "../support/github/state.ts";
import { runAct, troubleIn } from "../support/stand/act.ts";
import { openWindowsRunner } from "../support/stand/act-windows.ts";
import { theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { greeterFiles, makeProject, writeFiles } from "../support/stand/projects.ts";
import { serve } from "../support/stand/sigstore/serve.ts";
import { type Sigstore, startSigstore } from "../support/stand/sigstore/sigstore.ts";
import type { SigstoreTools } from "../support/stand/sigstore/tools.ts";
import { verifiersOf } from "../support/stand/sigstore/verifiers.ts";
import { hostTagged, TOKEN } from "../support/stand/tagged-repository.ts";
import { openCleanWindows } from "../support/stand/windows.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const { act, actForWindows, azurite, mirror, sigstore: programs, wine } = stand;
const lack =
  noPart(act, "act") ??
  noPart(actForWindows, "act for Windows") ??
  noPart(azurite, "Azurite") ??
  noPart(programs, "Sigstore") ??
  noPart(wine, "Wine");
const JOB_MS = 1_600_000;
const LEGS = [
  { os: "ubuntu-24.04", project: "first", archive: "first-1.0.0-linux-x64.tar.gz" },
  { os: "ubuntu-24.04", project: "second", archive: "second-1.0.0-linux-x64.tar.gz" },
  { os: "windows-2025", project: "third", archive: "third-1.0.0-windows-x64.zip" },
] as const;

const workflow = `name: ship
on: push
permissions: {}
jobs:
  ship:
    strategy:
      fail-fast: false
      matrix:
        include:
${LEGS.map(({ os, project }, place) => `          - { os: ${os}, project: ${project}, place: ${place} }`).join("\n")}
    runs-on: \${{ matrix.os }}
    timeout-minutes: 20
    permissions: { contents: write, id-token: write }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - uses: ./
        with:
          project: projects/\${{ matrix.project }}
          strategy: '{ "job-index": \${{ matrix.place }}, "job-total": ${LEGS.length} }'
          python-mirror: ${mirror}
`;
const CONFIG = `sign: required
signing: { sigstore: { signing-config: signing_config.json, trusted-root: trusted_root.json } }
`;

describeUnless(lack)(
  "two projects for Linux and one for Windows, one tag",
  () => {
    const tools: SigstoreTools = JSON.parse(programs ?? "{}");
    let closing: { close(): unknown }[] = [];
    let results: Results;
    let sigstore: Sigstore;
    let hosted: Repository;
    let [folder, repository, commit, identity, api] = ["", "", "", "", ""];

    beforeAll(async () => {
      folder = await mkdtemp(join(stand.work, "three-legs-"));
      await mkdir(join(folder, "sigstore"));
      results = await startResults(azurite ?? "");
      closing = [results];
      sigstore = await startSigstore(join(folder, "sigstore"), tools);
      repository = join(folder, "repository");
      await cp(stand.product, repository, { recursive: true });
      const signing = {
        "slipway.yml": CONFIG,
        "signing_config.json": await readFile(sigstore.signingConfig, "utf8"),
        "trusted_root.json": await readFile(sigstore.trustedRoot, "utf8"),
      };
      for (const { project } of LEGS) {
        await writeFiles(join(repository, "projects", project), { ...greeterFiles(project), ...signing });
      }
      await makeProject(repository, { ".github/workflows/ship.yml": workflow });
      const tagged = await hostTagged(repository, "v1.0.0");
      ({ hosted, commit } = tagged);
      api = tagged.listener.url;
      const job = await serve((request) => {
        const audience = new URL(request.url ?? "/", identity).searchParams.get("audience") ?? "";
        return { value: sigstore.issuer.token(audience, { sha: commit }) };
      });
      identity = job.url;
      closing = [job, sigstore, tagged.listener, ...closing];
    });
    afterAll(async () => {
      for (const each of closing) await each.close();
    });

    const run = (os: string) => ({
      rows: [`os:${os}`],
      event: { ref: "refs/tags/v1.0.0", repository: { full_name: "acme/widget", private: false } },
      token: TOKEN,
      github: { GITHUB_API_URL: api, GITHUB_RUN_ID: "77", GITHUB_RUN_ATTEMPT: "1" },
      env: {
        ...results.environment("three-legs", "ship"),
        ACTIONS_ID_TOKEN_REQUEST_URL: `${identity}/?for=job`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-this-job",
      },
    });

    test("the legs with Linux are done, and there is no release yet", async () => {
      const outcome = await runAct(
        { ...stand, act: act ?? "" },
        { ...run("ubuntu-24.04"), repository, home: join(folder, "home") },
      );
      expect(outcome.code, troubleIn(outcome.output)).toBe(0);
      expect(hosted.releases).toEqual([]);
    });

    test("the leg with Windows completes the set, and publishes it whole and signed", async () => {
      const runner = await openWindowsRunner({ ...stand, actForWindows: actForWindows ?? "" }, repository);
      const outcome = await runner.run(run("windows-2025"));
      expect(outcome.code, troubleIn(outcome.output)).toBe(0);
      expect(hosted.releases).toHaveLength(1);
      expect(hosted.releases[0]).toMatchObject({ tag: "v1.0.0", draft: false, prerelease: false });
      const names = hosted.releases[0]?.assets.map(({ name }) => name) ?? [];
      const archives = LEGS.flatMap(({ archive }) => [archive, `${archive}.sigstore.json`]);
      expect(names).toEqual(expect.arrayContaining([...archives, "SHA256SUMS", "slipway-manifest.json"]));
    });

    test("cosign, gh and slipway verify accept it, and each archive works on its system", async () => {
      const downloads = join(folder, "downloads");
      await mkdir(downloads);
      const assets = hosted.releases[0]?.assets ?? [];
      for (const { name, content } of assets) await writeFile(join(downloads, name), content?.bytes ?? "");
      const verifiers = verifiersOf(stand, { tools, sigstore, downloads, commit });
      expect(await verifiers.slipway()).toBe(true);
      const clean = await openCleanWindows(stand);
      closing = [clean, ...closing];
      for (const { archive, project, os } of LEGS) {
        expect(await verifiers.cosign(archive)).toBe(true);
        const statements = assets.map(({ name }) => name).filter((name) => name.endsWith(".provenance.sigstore.json"));
        const accepted = await Promise.all(statements.map((statement) => verifiers.gh(archive, statement)));
        expect(accepted.filter((verdict) => verdict === true)).toHaveLength(1);
        const file = join(downloads, archive);
        if (os === "windows-2025") {
          const check = { name: "", args: ["Ada"], prints: /^Hello, Ada!$/m };
          expect(await clean.judge(`${await clean.unpack(file)}\\${project}.exe`, check)).toBe("works");
        } else {
          const program = join(await unpack(file, folder), project);
          expect((await runCommand([program, "Ada"], { cwd: folder, env: {} })).output).toBe("Hello, Ada!\n");
        }
      }
    });
  },
  JOB_MS,
);
