import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createLocalGitHub } from "../../github/server.ts";
import { addRepository, type Repository } from "../../github/state.ts";
import type { ReadyStand } from "../environment.ts";
import { git, greeterFiles, makeProject } from "../projects.ts";
import { runAction, type Step } from "../runner.ts";
import { REPOSITORY } from "./bench.ts";
import { makeSigningKeys, type SigningKeys } from "./keys.ts";
import type { Sigstore } from "./sigstore.ts";

export const TAG = "v1.0.0";
/** Each release has tokens of its own: another one may be made on this machine meanwhile. */
const tokensOf = (name: string) => ({ token: `ghs_thetokenof${name}`, requestToken: `the-request-token-of-${name}` });

/** A release that the step made on a GitHub of its own, signed in every way there is. */
export interface SignedRelease {
  readonly step: Step;
  readonly hosted: Repository;
  /** The release as somebody has downloaded it; empty where none was made. */
  readonly folder: string;
  /** Its page. */
  readonly page: string;
  readonly keys: SigningKeys;
  /** Whatever nobody may see: keys, passwords, tokens. */
  readonly secrets: readonly string[];
  /** Where the step had its scratch space. */
  readonly runner: string;
  close(): Promise<void>;
}

export interface ReleaseOptions {
  readonly name: string;
  readonly stand: ReadyStand;
  readonly sigstore: Sigstore;
  /** Further lines of slipway.yml. */
  readonly config?: string;
  readonly isPrivate?: boolean;
  /** The token lacks `attestations: write`. */
  readonly attests?: false;
  /** The step's folder for temporary files. */
  readonly temporary?: string;
}

const slipwayYml = (more: string): string => `sign: required
signing:
  sigstore: { signing-config: sigstore/signing_config.json, trusted-root: sigstore/trusted_root.json }
  minisign: { key: MINISIGN_KEY, password: MINISIGN_PASSWORD }
  gpg: { key: GPG_KEY, passphrase: GPG_PASSPHRASE }
${more}`;

/** A project whose configuration names the stand's Sigstore, with a tag. */
async function taggedProject(root: string, { name, sigstore, config = "" }: ReleaseOptions): Promise<string> {
  await mkdir(join(root, "sigstore"), { recursive: true });
  await cp(sigstore.signingConfig, join(root, "sigstore", "signing_config.json"));
  await cp(sigstore.trustedRoot, join(root, "sigstore", "trusted_root.json"));
  const project = await makeProject(root, { ...greeterFiles(name), "slipway.yml": slipwayYml(config) });
  await git(project, "remote", "add", "origin", `https://github.com/${REPOSITORY}.git`);
  await git(project, "tag", TAG);
  return project;
}

/** Every file of the one release, as it was uploaded. */
async function download({ releases }: Repository, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, content } of releases[0]?.assets ?? [])
    await writeFile(join(folder, name), content?.bytes ?? Buffer.alloc(0));
}

/** Keys line by line: a piece of one is as good as a leak. */
function partsOf(keys: SigningKeys): string[] {
  const lines = Object.values(keys.variables).flatMap((value) => value.split("\n"));
  return lines.filter((line) => line.length >= 16 && !/^-----|^untrusted comment|^Version:/.test(line));
}

/** Runs the step for a tag, as a runner does. */
export async function releaseSigned(options: ReleaseOptions): Promise<SignedRelease> {
  const { name, stand, sigstore, isPrivate = false, attests, temporary } = options;
  const root = join(stand.work, `signed-${name}`);
  await mkdir(root, { recursive: true });
  const keys = await makeSigningKeys(root);
  const { token, requestToken } = tokensOf(name);
  const workspace = await taggedProject(join(root, "workspace"), options);
  const github = createLocalGitHub();
  const hosted = addRepository(github.state, REPOSITORY, { isPrivate });
  hosted.tags.set(TAG, { commit: await git(workspace, "rev-parse", "HEAD"), object: undefined });
  const bot = { login: "github-actions[bot]", kind: "integration", rights: { [REPOSITORY]: "write" } } as const;
  github.state.tokens.set(token, { ...bot, ...(attests === undefined ? {} : { attests }) });
  const listener = await github.listen();
  const step = await runAction(stand, {
    workspace,
    ref: `refs/tags/${TAG}`,
    inputs: {
      token,
      ...(stand.mirror === undefined ? { "python-source": "system" } : { "python-mirror": stand.mirror }),
    },
    env: {
      ...keys.variables,
      ...(temporary === undefined ? {} : { TMPDIR: temporary }),
      GITHUB_API_URL: listener.url,
      GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/release.yml@refs/tags/${TAG}`,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${sigstore.issuer.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
  });
  const folder = join(root, "downloaded");
  await download(hosted, folder);
  return {
    ...{ step, hosted, folder, keys },
    page: `${listener.origins.web}/${REPOSITORY}/releases/tag/${TAG}`,
    secrets: [token, requestToken, ...partsOf(keys)],
    runner: `${workspace}-runner`,
    close: () => listener.close(),
  };
}
