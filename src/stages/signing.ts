import { BuildError, NetworkError } from "../model/errors.ts";
import { CHECKSUMS_NAME, MANIFEST_NAME } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { ReleaseFile } from "../model/release.ts";
import type { SignatureFile, Signers, SigningDecision, SigningMeans, SignRequest } from "../model/signing.ts";
import { SBOM } from "../plan/release-names.ts";
import { decideSigning, ofTheCaller } from "../plan/signing.ts";
import { decideInside, legsSignedInside } from "../plan/signing-inside.ts";
import { fileVersion } from "../plan/version.ts";
import { provenanceOf } from "../report/provenance.ts";

/** What this job can sign with, as far as its ports tell. */
export function meansOf({ idTokens, run, secrets }: Ports): SigningMeans {
  return {
    identity: idTokens !== undefined,
    visibility: run?.visibility,
    event: run?.event,
    has: (variable) => secrets?.read(variable) !== undefined,
  };
}

/**
 * What this job can sign a release with, said before anything is built: throws BuildError where signatures are required
 * and cannot be made. Reading the secrets here also keeps them from every child that is started afterwards.
 */
export function checkSigning(ports: Ports, plan: Plan): SigningDecision {
  const decision = decideSigning(plan.signing, meansOf(ports));
  const errors = decision.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
  return decision;
}

/**
 * The same for jobs that come later, of which the names of their secrets are known and nothing more, and which have an identity: before any
 * runner is spent on what cannot become a release.
 */
export function checkSecretNames(ports: Ports, plan: Plan, names: readonly string[]): void {
  const means = {
    ...meansOf(ports),
    identity: true,
    has: (variable: string) => names.includes(variable),
    remedy: ofTheCaller,
  };
  const inside = legsSignedInside(plan).flatMap(({ target }) => decideInside(plan.signing, target, means).problems);
  const found = [...decideSigning(plan.signing, means).problems, ...inside.slice(0, 1)];
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
}

/** Files that get a bundle of their own: what people download, what that is made of, and the list that covers all the rest. */
function signedFiles({ manifest, files }: SignRequest): ReleaseFile[] {
  const artifacts = new Set(manifest.legs.flatMap((leg) => leg.artifacts.map(({ name }) => name)));
  return files.filter(({ name }) => artifacts.has(name) || name.endsWith(SBOM) || name === CHECKSUMS_NAME);
}

/** One step of signing: it adds files, and changes none that are there. */
interface Phase {
  readonly name: string;
  run(): Promise<readonly SignatureFile[]>;
}

function refuseRepeated(made: readonly ReleaseFile[], before: readonly ReleaseFile[]): void {
  const names = new Set(before.map(({ name }) => name.toLowerCase()));
  const repeated = made.filter(({ name }) => names.has(name.toLowerCase()));
  if (repeated.length === 0) return;
  const message = `${repeated.map(({ name }) => name).join(", ")}: a signature would have the name of another file`;
  throw new BuildError([{ code: "name-collision", message, hint: "Give the artifact another name." }]);
}

function provenance(ports: Ports, signers: Signers, request: SignRequest, { by, open }: Desk): Phase {
  const { plan, manifest, files, directory } = request;
  const name = `${plan.project.name}-${fileVersion(plan.project.version)}.provenance.sigstore.json`;
  return {
    name: "Provenance",
    async run() {
      const { run } = ports;
      const session = await open();
      const planDigest = signers.digest(JSON.stringify(plan));
      const statement = provenanceOf({ plan, planDigest, manifest, files, run, claims: session.claims });
      const { file, bundle } = await session.signStatement(statement, `${directory}/${name}`);
      // What a key signs nobody finds by a repository: GitHub's verifier asks who the certificate is for.
      const repository = by === "identity" ? run?.repository : undefined;
      const stored = repository !== undefined && (await store(ports, bundle));
      return [{ ...file, of: undefined, by: { method: "provenance", repository, stored } }];
    },
  };
}

/** No right, no such feature for this repository: nothing is wrong, and nobody asked for it. */
const NOT_ALLOWED: readonly number[] = [403, 404];

/** Where the job may, GitHub keeps the statement too; where it may not, the release's own file has to do. */
async function store(ports: Ports, bundle: unknown): Promise<boolean> {
  const { attestations } = ports;
  if (attestations === undefined) return false;
  try {
    await attestations.store(bundle);
    return true;
  } catch (error) {
    if (ports.signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const status = error instanceof NetworkError ? error.status : undefined;
    if (status !== undefined && NOT_ALLOWED.includes(status)) {
      ports.log.info(`GitHub does not keep the provenance for this job (${reason}): it is a file of the release`);
      return false;
    }
    const hint =
      "gh finds it there where the job has attestations: write; with --bundle it takes the release's own file.";
    ports.log.warn({ code: "not-attested", message: `GitHub did not store the provenance: ${reason}`, hint });
    return false;
  }
}

type OpenSession = () => ReturnType<Signers["openSigstore"]>;

interface Desk {
  readonly by: "identity" | "key";
  readonly open: OpenSession;
}

async function phasesOf(ports: Ports, signers: Signers, request: SignRequest): Promise<readonly Phase[]> {
  const { plan, directory, files } = request;
  const decision = checkSigning(ports, plan);
  for (const problem of decision.problems) ports.log.warn(problem);
  const phases: Phase[] = [];
  if (decision.sigstore !== undefined) {
    let opened: ReturnType<OpenSession> | undefined;
    const open: OpenSession = () => {
      opened ??= signers.openSigstore(ports, decision, request.project);
      return opened;
    };
    const signed = signedFiles(request);
    phases.push({ name: "Sigstore", run: async () => (await open()).signFiles(signed, directory) });
    if (decision.provenance) phases.push(provenance(ports, signers, request, { by: decision.sigstore.by, open }));
  }
  const sums = files.find(({ name }) => name === CHECKSUMS_NAME) ?? files.find(({ name }) => name === MANIFEST_NAME);
  if (sums === undefined) return phases;
  const comment = `version:${plan.project.name} ${plan.project.version}`;
  const detached = { file: sums, directory, comment };
  const { minisign, gpg } = decision;
  if (minisign !== undefined) {
    phases.push({ name: "minisign", run: async () => [await signers.minisign(ports, minisign, detached)] });
  }
  if (gpg !== undefined) phases.push({ name: "OpenPGP", run: async () => [await signers.gpg(ports, gpg, detached)] });
  return phases;
}

/**
 * Signs what a release holds, phase by phase, and proves at the end that no phase changed a byte that one before it had
 * covered. What it returns are further files of the release. Throws BuildError, NetworkError.
 */
export async function signStage(
  ports: Ports,
  signers: Signers,
  request: SignRequest,
): Promise<readonly SignatureFile[]> {
  const phases = await phasesOf(ports, signers, request);
  const made: SignatureFile[] = [];
  for (const phase of phases) {
    const added = await ports.log.stage(`Sign: ${phase.name}`, phase.run);
    refuseRepeated(added, [...request.files, ...made]);
    made.push(...added);
  }
  if (made.length > 0) await signers.recheck([...request.files, ...made]);
  return made;
}
