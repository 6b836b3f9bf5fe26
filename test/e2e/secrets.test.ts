// Keys, passwords and tokens of a release that is signed in every way: who could have seen them while it was made, and after.
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { theStand } from "../support/stand/cli.ts";
import { type SeenProcess, watchProcesses } from "../support/stand/process-watch.ts";
import { REPOSITORY, type SigningBench, startSigningBench } from "../support/stand/sigstore/bench.ts";
import { releaseSigned, type SignedRelease } from "../support/stand/sigstore/signed-release.ts";
import { tool } from "../support/stand/store.ts";
import { describeUnless, noPart, noProgram } from "../support/unless.ts";

const stand = theStand();
const { sigstore: tools } = stand;
const lack = noPart(tools, "Sigstore") ?? noProgram("gpg") ?? noProgram("minisign");
/** An identity token, whatever it says. */
const TOKEN = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describeUnless(lack)("the secrets of a signed release", () => {
  let bench: SigningBench;
  let release: SignedRelease;
  let seen: readonly SeenProcess[];
  let temporary: string;
  beforeAll(async () => {
    bench = await startSigningBench(JSON.parse(tools ?? "{}"));
    temporary = join(stand.work, "secret-tmp");
    await mkdir(temporary, { recursive: true });
    const stop = watchProcesses();
    const options = { name: "secret", stand, sigstore: bench.stand, attests: false, temporary } as const;
    release = await releaseSigned(options);
    seen = await stop();
  });
  afterAll(async () => {
    await release?.close();
    await bench?.dispose();
  });

  const leaked = (text: string): string[] => release.secrets.filter((secret) => text.includes(secret));

  test("the release was made, with gpg and with the step seen at work", () => {
    expect(release.step.outcome.code, release.step.outcome.output).toBe(0);
    expect(release.hosted.releases[0]?.assets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["SHA256SUMS.asc", "SHA256SUMS.minisig", "SHA256SUMS.sigstore.json"]),
    );
    expect(seen.some(({ argv }) => argv.includes("main.mjs"))).toBe(true);
    expect(seen.some(({ argv }) => /^gpg .*--detach-sign/.test(argv))).toBe(true);
    expect(release.secrets.length).toBeGreaterThan(8);
  });

  test("were in no argument of any process", () => {
    const argvs = seen.map(({ argv }) => argv).filter((argv) => leaked(argv).length > 0 || TOKEN.test(argv));
    // The stand itself makes the keys, before the step begins.
    expect(argvs.filter((argv) => !argv.includes("stand-gpg-"))).toEqual([]);
  });

  test("were in the environment of the step, and of no process that it started", () => {
    // Other releases may be made on this machine meanwhile.
    const own = seen.filter(({ environment }) => leaked(environment).length > 0);
    const having = own.filter(({ environment }) => /^(MINISIGN|GPG)_\w+=/m.test(environment));
    expect(having.length).toBeGreaterThan(0);
    // A process that is about to start another is for a moment the step a second time. git is asked for the commit before
    // the configuration is read, which says what is a secret; nothing of the project's runs in that.
    expect(having.filter(({ argv }) => !/main\.mjs$|^git -c safe\.directory=/.test(argv))).toEqual([]);
    // What unpacks interpreters is a library's, and no code of the project.
    const asking = own.filter(({ environment }) => environment.includes("ACTIONS_ID_TOKEN_REQUEST_TOKEN="));
    expect(asking.filter(({ argv }) => !/main\.mjs$|^\S*\b(tar|gzip) /.test(argv))).toEqual([]);
    const children = seen.filter(({ argv, environment }) => /^gpg/.test(argv) && environment.includes("slipway-gpg-"));
    expect(children.length).toBeGreaterThan(0);
    for (const { environment } of children) expect(leaked(environment)).toEqual([]);
  });

  test("are in no line of the log but those that hide them, nor in summary and outputs", () => {
    const { outcome, summary, outputs } = release.step;
    const lines = outcome.output.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    for (const text of [lines.join("\n"), summary, JSON.stringify(outputs)]) {
      expect(leaked(text)).toEqual([]);
      expect(text).not.toMatch(TOKEN);
    }
    expect(outcome.output).toMatch(/^::add-mask::eyJ/m);
  });

  test("are in no file: release, workspace, runner, temporary", async () => {
    const workspace = release.runner.replace(/-runner$/, "");
    const folders = [release.folder, workspace, release.runner, temporary];
    const files = (await Promise.all(folders.map(filesIn))).flat();
    expect(files.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const file of files) {
      const text = await readFile(file, "latin1");
      if (leaked(text).length > 0 || TOKEN.test(text)) found.push(file);
    }
    expect(found).toEqual([]);
  });

  test("leave nothing behind: no home of gpg, no agent", async () => {
    expect((await readdir(temporary)).filter((name) => name.startsWith("slipway-"))).toEqual([]);
    const agents = seen.filter(({ argv }) => argv.startsWith("gpg-agent") && argv.includes(temporary));
    for (const { pid } of agents) expect(() => process.kill(pid, 0)).toThrow();
  });

  test("without attestations: write the release is made all the same, and gh takes its file, as the notes say", async () => {
    expect(release.hosted.attestations).toEqual([]);
    expect(release.step.outcome.output).toContain("GitHub does not keep the provenance for this job");
    expect(release.step.outcome.output).not.toContain("::warning");
    const line = (release.hosted.releases[0]?.body ?? "").split("\n").find((each) => each.startsWith("gh attestation"));
    expect(line).toBe(
      `gh attestation verify secret-1.0.0-linux-x64.tar.gz --bundle secret-1.0.0.provenance.sigstore.json --repo ${REPOSITORY}`,
    );
    const { gh } = JSON.parse(tools ?? "{}");
    const { issuer, roots } = bench.stand;
    const trust = [
      "--custom-trusted-root",
      roots,
      "--cert-identity",
      issuer.identity,
      "--cert-oidc-issuer",
      issuer.url,
    ];
    const env = { GH_TOKEN: "x", HOME: temporary };
    await tool([gh, ...(line ?? "").split(" ").slice(1), ...trust], { cwd: release.folder, env });
  });
});
