import { mkdir, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NetworkError } from "../../../src/model/errors.ts";
import type { Ports } from "../../../src/model/ports.ts";
import type { WorkflowRun } from "../../../src/model/run.ts";
import type { Signers } from "../../../src/model/signing.ts";
import type { SigningWish } from "../../../src/model/signing-config.ts";
import { verifyCommands } from "../../../src/report/verify-commands.ts";
import { measured } from "../../../src/signers/made.ts";
import { signStage } from "../../../src/stages/signing.ts";
import { ARTIFACT, signers, signingPorts, unsignedRelease } from "../../support/signing.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const RUN: WorkflowRun = {
  server: "https://github.com",
  repository: "acme/widget",
  workflow: "acme/widget/.github/workflows/release.yml@refs/tags/v1.4.0",
  event: "push",
  ref: "refs/tags/v1.4.0",
  commit: "a".repeat(40),
  id: "11",
  attempt: "1",
  visibility: "public",
};
const SUMS_ONLY = "sha256sum --check --ignore-missing SHA256SUMS";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Signs nothing, and hands out its statement as bundle. */
const session: Signers["openSigstore"] = async () => ({
  claims: undefined,
  signFiles: async () => [],
  signStatement: async (statement, path) => {
    await writeFile(path, JSON.stringify(statement));
    return { file: await measured(path), bundle: statement };
  },
});

/** Signs a release; what GitHub was given, what was said, and how the result is verified. */
async function signed(
  wish: Partial<SigningWish>,
  { run = RUN, answer = () => Promise.resolve("1"), identity = true }: Partial<Scene> = {},
) {
  await mkdir(folder, { recursive: true });
  const release = await unsignedRelease(folder, { policy: "auto", provenance: "auto", methods: {}, ...wish });
  const [stored, said, warned]: [unknown[], string[], string[]] = [[], [], []];
  const attestations = {
    store: (bundle: unknown) => {
      stored.push(bundle);
      return answer();
    },
  };
  const idTokens = identity ? { idTokens: { request: async () => "" } } : {};
  const ports: Ports = signingPorts({ KEY: "key" }, { run, attestations, ...idTokens });
  const log: Ports["log"] = {
    ...ports.log,
    info: (text) => said.push(text),
    warn: ({ message }) => warned.push(message),
  };
  const files = await signStage({ ...ports, log }, { ...signers(), openSigstore: session }, release);
  return { stored, said, warned, names: files.map(({ name }) => name), commands: verifyCommands(files, ARTIFACT) };
}

interface Scene {
  readonly run: WorkflowRun;
  readonly answer: () => Promise<string>;
  readonly identity: boolean;
}

const refusing = (status: number) => () => Promise.reject(new NetworkError(`HTTP ${status}`, { url: "u", status }));

describe("GitHub's store of attestations", () => {
  test("is given the statement, and gh then finds it by the file alone", async () => {
    const { stored, warned, commands } = await signed({});
    expect(stored).toMatchObject([{ predicateType: "https://slsa.dev/provenance/v1" }]);
    expect(warned).toEqual([]);
    expect(commands).toEqual([`gh attestation verify ${ARTIFACT} --repo acme/widget`, SUMS_ONLY]);
  });

  test.each([403, 404])(
    "that answers %i is a note, not a warning, and gh is given the release's own file",
    async (status) => {
      const { said, warned, names, commands } = await signed({}, { answer: refusing(status) });
      expect(said.join()).toContain(`HTTP ${status}`);
      expect(warned).toEqual([]);
      expect(names).toEqual(["app-1.4.0.provenance.sigstore.json"]);
      const bundle = "--bundle app-1.4.0.provenance.sigstore.json";
      expect(commands).toEqual([`gh attestation verify ${ARTIFACT} ${bundle} --repo acme/widget`, SUMS_ONLY]);
    },
  );

  test.each([422, 502])("that answers %i is a warning, and no failure", async (status) => {
    const { warned, names } = await signed({}, { answer: refusing(status) });
    expect(warned.join()).toContain(`did not store the provenance: HTTP ${status}`);
    expect(names).toHaveLength(1);
  });

  test("is not asked under provenance: off", async () => {
    const { stored, names } = await signed({ provenance: "off" });
    expect([stored, names]).toEqual([[], []]);
  });

  test("is not asked in a private repository that has not chosen Sigstore's public log", async () => {
    const { stored, names, warned } = await signed({}, { run: { ...RUN, visibility: "private" } });
    expect([stored, names]).toEqual([[], []]);
    expect(warned.join()).toContain("private");
  });

  test("is asked in a private repository that has", async () => {
    const { stored } = await signed({ methods: { sigstore: {} } }, { run: { ...RUN, visibility: "private" } });
    expect(stored).toHaveLength(1);
  });

  test("is not given what a key signed: gh could not say whose it is", async () => {
    const { stored, names, commands } = await signed({ methods: { sigstore: { key: "KEY" } } }, { identity: false });
    expect(stored).toEqual([]);
    expect(names).toEqual(["app-1.4.0.provenance.sigstore.json"]);
    expect(commands).toEqual([SUMS_ONLY]);
  });
});

test("bad input: an artifact that has the name of a signature", async () => {
  const release = await unsignedRelease(folder, { policy: "auto", provenance: "auto", methods: {} });
  const [first] = release.files;
  if (first === undefined) return expect.fail("no file");
  const files = [...release.files, { ...first, name: "APP-1.4.0.provenance.sigstore.json" }];
  const ports: Ports = signingPorts({}, { run: RUN, idTokens: { request: async () => "" } });
  const signing = signStage(ports, { ...signers(), openSigstore: session }, { ...release, files });
  await expect(signing).rejects.toMatchObject({ diagnostics: [{ code: "name-collision" }] });
});
