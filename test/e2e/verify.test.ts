// A release that the real program made, signed against a whole Sigstore, as somebody else checks it: offline, by the CLI.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMIT } from "../support/github/oidc.ts";
import { plainEnvironment, slipway, theStand } from "../support/stand/cli.ts";
import { type Outcome, runCommand } from "../support/stand/processes.ts";
import { REPOSITORY, type SigningBench, startSigningBench } from "../support/stand/sigstore/bench.ts";
import { releaseSigned, type SignedRelease } from "../support/stand/sigstore/signed-release.ts";
import { TAMPERINGS } from "../support/stand/sigstore/tamperings.ts";
import { tool } from "../support/stand/store.ts";
import { describeUnless, noPart, noProgram } from "../support/unless.ts";

const stand = theStand();
const { sigstore: tools } = stand;
const ARTIFACT = "signed-1.0.0-linux-x64.tar.gz";
const PROVENANCE = "signed-1.0.0.provenance.sigstore.json";
const SBOM = "signed-1.0.0.sbom.cdx.json";
const lack = noPart(tools, "Sigstore") ?? noProgram("gpg") ?? noProgram("minisign");

describeUnless(lack)("slipway verify on a release that slipway made", () => {
  let bench: SigningBench;
  let release: SignedRelease;
  let trust: readonly string[];
  let who: readonly string[];
  beforeAll(async () => {
    bench = await startSigningBench(JSON.parse(tools ?? "{}"));
    const { trustedRoot, issuer } = bench.stand;
    release = await releaseSigned({ name: "signed", stand, sigstore: bench.stand });
    trust = ["--trusted-root", trustedRoot, "--minisign-key", release.keys.minisign, "--gpg-key", release.keys.gpg];
    who = ["--identity", issuer.identity, "--issuer", issuer.url, "--repository", REPOSITORY, "--commit", COMMIT];
  });
  afterAll(async () => {
    await release?.close();
    await bench?.dispose();
  });

  /** In a network namespace with nothing in it, where the machine allows that. */
  const offline = async (args: readonly string[]): Promise<Outcome> => {
    const argv = [process.execPath, join(stand.product, "dist", "cli.mjs"), "verify", ...args] as const;
    const env = plainEnvironment(stand);
    const alone = await tool(["unshare", "-rn", "true"]).catch(() => undefined);
    const cut = alone === undefined ? [] : ["unshare", "-rn"];
    const [program = "", ...rest] = [...cut, ...argv];
    return runCommand([program, ...rest], { cwd: stand.work, env, seconds: 60 });
  };
  const copy = async (name: string): Promise<string> => {
    const folder = join(stand.work, "tampered", name.replaceAll(/\W/g, "-"));
    await cp(release.folder, folder, { recursive: true });
    return folder;
  };

  test("the release has every signature there is, and GitHub the statement", async () => {
    expect(release.step.outcome.code, release.step.outcome.output).toBe(0);
    expect((await readdir(release.folder)).sort()).toEqual(
      [
        ARTIFACT,
        `${ARTIFACT}.sigstore.json`,
        "SHA256SUMS",
        ...["SHA256SUMS.asc", "SHA256SUMS.minisig", "SHA256SUMS.sigstore.json"],
        PROVENANCE,
        SBOM,
        `${SBOM}.sigstore.json`,
        "slipway-manifest.json",
      ].sort(),
    );
    const sums = await readFile(join(release.folder, "SHA256SUMS"), "utf8");
    const [digest] =
      sums
        .split("\n")
        .find((line) => line.endsWith(ARTIFACT))
        ?.split(" ") ?? [];
    expect(release.hosted.attestations.flatMap(({ digests }) => digests)).toContain(`sha256:${digest}`);
  });

  test("the commands of its notes are what other programs accept it by", async () => {
    const [hosted] = release.hosted.releases;
    const lines = (hosted?.body ?? "").split("\n");
    const { cosign } = JSON.parse(tools ?? "{}");
    const one = (start: string): string => lines.find((line) => line.startsWith(start)) ?? `no ${start}`;
    const trusting = `--trusted-root ${bench.stand.trustedRoot}`;
    const commands = [
      one("cosign verify-blob").replace("cosign verify-blob", `${cosign} verify-blob ${trusting}`),
      one("minisign -V"),
      one("sha256sum --check"),
    ];
    for (const command of commands) await tool(["sh", "-c", command], { cwd: release.folder });
    expect(one("gh attestation verify")).toBe(`gh attestation verify ${ARTIFACT} --repo ${REPOSITORY}`);
    expect(one("gpg --verify")).toMatch(/SHA256SUMS\.asc SHA256SUMS {3}# key [0-9A-F]{40}$/);
  });

  test("offline, everything in its folder is proven: a table, and exit code 0", async () => {
    const outcome = await offline([release.folder, ...trust, ...who]);
    expect(outcome.code, outcome.output).toBe(0);
    expect(outcome.stdout).toContain("Everything holds.");
    for (const method of ["sigstore", "provenance", "minisign", "gpg", "SHA256SUMS", "slipway-manifest.json"])
      expect(outcome.stdout).toMatch(new RegExp(`^✓ .* ${method.replace(".", "\\.")} `, "m"));
    expect(outcome.stdout).toContain(bench.stand.issuer.identity);
    expect(outcome.stdout).not.toMatch(/^[✗?]/m);
  });

  test("as JSON, the same rows", async () => {
    const outcome = await offline([release.folder, ...trust, ...who, "--json"]);
    const { rows } = JSON.parse(outcome.stdout);
    const results = rows.map(({ result, method }: Record<string, string>) => `${method} ${result}`);
    expect(new Set(results)).toEqual(
      new Set(
        ["sigstore", "provenance", "minisign", "gpg", "SHA256SUMS", "slipway-manifest.json"].map(
          (method) => `${method} proven`,
        ),
      ),
    );
  });

  test("one file with its release beside it", async () => {
    const outcome = await offline([join(release.folder, ARTIFACT), ...trust, ...who]);
    expect(outcome.code, outcome.output).toBe(0);
    expect(outcome.stdout).toMatch(new RegExp(`^✓ ${ARTIFACT}\\s+sigstore`, "m"));
  });

  test("without keys that are known, their signatures are not checked, which is said", async () => {
    const outcome = await offline([release.folder, "--trusted-root", bench.stand.trustedRoot]);
    expect(outcome.code, outcome.output).toBe(0);
    expect(outcome.stdout).toMatch(/^\? SHA256SUMS\s+minisign/m);
    expect(outcome.stdout).toContain("What could be checked holds; 2 could not.");
  });

  test("the public instance's root does not vouch for it: exit code 1", async () => {
    const outcome = await offline([release.folder]);
    expect(outcome.code, outcome.output).toBe(1);
    expect(outcome.output).toContain(`${ARTIFACT}: `);
  });

  test("a trusted root that is none: exit code 1, and what to name", async () => {
    const outcome = await offline([release.folder, "--trusted-root", join(release.folder, "slipway-manifest.json")]);
    expect([outcome.code, outcome.output]).toEqual([1, expect.stringContaining("trusted_root.json")]);
  });

  test("its page: downloaded as a visitor does, and proven", async () => {
    const outcome = await slipway(stand, ["verify", release.page, ...trust, ...who], { cwd: stand.work });
    expect(outcome.code, outcome.output).toBe(0);
    expect(outcome.stdout).toContain("Everything holds.");
  });

  test("a page of another server is no page of that repository: exit code 1", async () => {
    const outcome = await slipway(stand, ["verify", release.page, ...trust], { cwd: stand.work });
    expect([outcome.code, outcome.output]).toEqual([
      1,
      expect.stringContaining("made in https://github.com/acme/widget"),
    ]);
  });

  test("a page that is not there: exit code 3", async () => {
    const outcome = await slipway(stand, ["verify", release.page.replace("v1.0.0", "v9")], { cwd: stand.work });
    expect([outcome.code, outcome.output]).toEqual([3, expect.stringContaining("HTTP 404")]);
  });

  test.each(TAMPERINGS)("%s: exit code 1, and which file", async (name, kind, change) => {
    const folder = await copy(name);
    const other = join(bench.work, "first", "app-1.4.0-linux-x64.tar.gz.sigstore.json");
    await change({ folder, artifact: ARTIFACT, provenance: PROVENANCE, other });
    const outcome = await offline([folder, ...trust, ...who, "--json"]);
    await rm(folder, { recursive: true });
    expect(outcome.code, outcome.output).toBe(1);
    const { problems } = JSON.parse(outcome.stdout);
    const found = kind === "cosign" ? `${ARTIFACT}: .* \\(sigstore\\)` : `${PROVENANCE}: .* \\(provenance\\)`;
    expect(problems.map(({ message }: { message: string }) => message).join("\n")).toMatch(new RegExp(found));
  });

  test.each([
    ["another identity", ["--identity", "https://github.com/evil/widget/.github/workflows/release.yml@refs/tags/v1"]],
    ["another issuer", ["--issuer", "https://issuer.example"]],
    ["another repository", ["--repository", "evil/widget"]],
    ["another workflow", ["--workflow", `${REPOSITORY}/.github/workflows/other.yml`]],
    ["another commit", ["--commit", "0".repeat(40)]],
  ] as const)("%s than it has: exit code 1", async (_, expected) => {
    const outcome = await offline([release.folder, ...trust, ...who, ...expected]);
    expect([outcome.code, outcome.output]).toEqual([1, expect.stringContaining(`${expected[1]}`)]);
  });

  test("the list of checksums and what is signed of it, both written anew by somebody else", async () => {
    const folder = await copy("list");
    await writeFile(join(folder, ARTIFACT), "another\n");
    const sums = await tool(["sha256sum", ARTIFACT, "slipway-manifest.json"], { cwd: folder });
    await writeFile(join(folder, "SHA256SUMS"), sums);
    const outcome = await offline([folder, ...trust, ...who]);
    expect(outcome.code, outcome.output).toBe(1);
    for (const method of ["sigstore", "minisign", "gpg"]) {
      expect(outcome.output).toContain(`(${method})`);
      expect(outcome.stderr).toMatch(new RegExp(`^✗ .* ${method} `, "m"));
    }
    expect(outcome.stderr).toMatch(/^✓ slipway-manifest\.json +SHA256SUMS /m);
  });
});
