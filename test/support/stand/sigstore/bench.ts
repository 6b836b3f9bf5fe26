import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../../../../src/model/ports.ts";
import type { WorkflowRun } from "../../../../src/model/run.ts";
import type { SignatureFile } from "../../../../src/model/signing.ts";
import type { SigningWish } from "../../../../src/model/signing-config.ts";
import type { Patience } from "../../../../src/signers/sigstore/session.ts";
import { signStage } from "../../../../src/stages/signing.ts";
import { COMMIT } from "../../github/oidc.ts";
import { signers, signingPorts, unsignedRelease } from "../../signing.ts";
import { temporaryFolder } from "../../temporary.ts";
import { REF } from "./oidc-issuer.ts";
import { type Sigstore, startSigstore } from "./sigstore.ts";
import type { SigstoreTools } from "./tools.ts";

export const REPOSITORY = "acme/widget";

/** The run that the stand's tokens are for. */
export const RUN: WorkflowRun = {
  server: "https://github.com",
  repository: REPOSITORY,
  workflow: `${REPOSITORY}/.github/workflows/release.yml@${REF}`,
  event: "push",
  ref: REF,
  commit: COMMIT,
  id: "11",
  attempt: "1",
  visibility: "public",
};

export interface SignOptions {
  readonly count?: number;
  readonly ports?: Partial<Ports>;
  readonly methods?: SigningWish["methods"];
  readonly patience?: Patience;
}

/** A whole Sigstore, and releases that are signed against it. */
export interface SigningBench {
  readonly work: string;
  readonly stand: Sigstore;
  /** Makes a release of `count` artifacts in a folder, and signs it. */
  sign(folder: string, options?: SignOptions): Promise<readonly SignatureFile[]>;
  dispose(): Promise<void>;
}

export async function startSigningBench(tools: SigstoreTools): Promise<SigningBench> {
  const work = await temporaryFolder();
  const stand = await startSigstore(join(work, "stand"), tools);
  const instance = { "signing-config": stand.signingConfig, "trusted-root": stand.trustedRoot };
  const sign: SigningBench["sign"] = async (folder, options = {}) => {
    const { count = 1, methods = { sigstore: instance }, ports = {}, patience } = options;
    await mkdir(folder, { recursive: true });
    const release = await unsignedRelease(folder, { policy: "required", provenance: "auto", methods }, count);
    const own = signingPorts({}, { idTokens: stand.issuer.idTokens, run: RUN, ...ports });
    return signStage(own, signers(patience), release);
  };
  const dispose = async (): Promise<void> => {
    stand.close();
    await rm(work, { recursive: true, force: true });
  };
  // The first entry of a fresh log has the index 0, which cosign leaves out, and sigstore-python then misses.
  await sign(join(work, "first"));
  return { work, stand, sign, dispose };
}
