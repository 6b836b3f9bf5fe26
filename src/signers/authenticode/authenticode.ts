import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import type { AuthenticodeMethod } from "../../model/authenticode-config.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { BuildError } from "../../model/errors.ts";
import type { InsideSigner } from "../../model/inside-signer.ts";
import type { BinarySignature } from "../../model/manifest.ts";
import type { Ports } from "../../model/ports.ts";
import { targetFacts } from "../../model/target.ts";
import { certificateProblems, commonName } from "./certificate.ts";
import { obtainJsign, runJsign } from "./jsign.ts";
import { type KeyStore, openKeyStore } from "./key-store.ts";
import { type PeFile, type PeSignature, readPeFile } from "./pe-signature.ts";

/** A program or library for Windows. */
interface Found {
  /** Absolute. */
  readonly path: string;
  /** Relative to what is signed, with `/`. */
  readonly file: string;
  readonly pe: PeFile;
}

async function filesOf(root: string): Promise<readonly string[]> {
  if ((await stat(root)).isFile()) return [root];
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Every PE file, sorted. Links are not followed: what they lead to is there itself. */
async function findPrograms(root: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const path of await filesOf(root)) {
    const pe = await readPeFile(path);
    const file = relative(root, path).split(sep).join("/") || basename(path);
    if (pe !== undefined) found.push({ path, file, pe });
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function refuseBroken(programs: readonly Found[]): void {
  const broken = programs.flatMap(({ file, pe }): Diagnostic[] => {
    if (pe.state !== "broken") return [];
    const hint = "Windows refuses it as it is, and it cannot be signed: leave it out, or bring it unsigned.";
    return [{ code: "broken-signature", message: `${file}: ${pe.problem}`, hint }];
  });
  if (broken.length > 0) throw new BuildError(broken);
}

function told(file: string, by: BinarySignature["by"], { certificate, timestamp }: PeSignature): BinarySignature {
  return {
    file,
    by,
    signer: commonName(certificate),
    timestamp: timestamp?.toISOString() ?? null,
    expires: new Date(certificate.validTo).toISOString(),
  };
}

/** The signer's certificate and those that lead on from it, as far as they are there. */
function chainOf({ certificate, certificates }: PeSignature): PeSignature["certificates"] {
  const chain = [certificate];
  for (const last of chain) {
    const issuer = certificates.find((candidate) => !chain.includes(candidate) && last.checkIssued(candidate));
    if (issuer !== undefined) chain.push(issuer);
  }
  return chain;
}

/** What was just signed has to say so, by a certificate that will do. */
async function checkSigned({ path, file }: Found, now: Date): Promise<PeSignature> {
  const pe = await readPeFile(path);
  if (pe?.state !== "signed") {
    const message = `${file} has no signature, although jsign signed it`;
    throw new BuildError([{ code: "not-signed", message }]);
  }
  const { signature } = pe;
  const problems = certificateProblems(chainOf(signature), { now, complete: true });
  if (signature.timestamp === undefined)
    problems.push({ code: "no-timestamp", message: `${file} was signed without a time stamp` });
  if (problems.length > 0) throw new BuildError(problems);
  return signature;
}

async function signAll(
  ports: Ports,
  store: KeyStore,
  programs: readonly Found[],
  making: Making,
): Promise<BinarySignature[]> {
  const { method, jar, scratch } = making;
  const unsigned = programs.filter(({ pe }) => pe.state === "unsigned");
  // The first alone: whatever is wrong shows there, and the rest is as it was.
  const [first, ...rest] = unsigned;
  const run = (files: readonly Found[]): Promise<void> =>
    runJsign(ports, jar, { files: files.map(({ path }) => path), store, method, scratch });
  const fingerprints = new Set([store.fingerprint]);
  if (first !== undefined) {
    await run([first]);
    fingerprints.add((await checkSigned(first, ports.machine.now)).certificate.fingerprint256);
  }
  if (rest.length > 0) await run(rest);
  const signatures: BinarySignature[] = [];
  for (const program of programs) {
    const { pe, file } = program;
    const signature = pe.state === "signed" ? pe.signature : await checkSigned(program, ports.machine.now);
    const ours = pe.state !== "signed" || fingerprints.has(signature.certificate.fingerprint256);
    signatures.push(told(file, ours ? "us" : "theirs", signature));
  }
  return signatures;
}

interface Making {
  readonly method: AuthenticodeMethod;
  readonly jar: string;
  readonly scratch: string;
}

/**
 * Authenticode through jsign, on any system: every PE file that nobody has signed yet, with a time stamp (RFC 3161).
 * @param options.project what the configuration names is relative to this folder; absolute
 * @param options.jsign gives the path of the jar; the pinned one where absent
 */
export function createAuthenticode(
  method: AuthenticodeMethod,
  { project, jsign = obtainJsign }: { readonly project: string; readonly jsign?: typeof obtainJsign },
): InsideSigner {
  return {
    method: "authenticode",
    supports: (target) => targetFacts(target).os === "windows",
    async sign(ports, { root, scratch: parent }) {
      const programs = await findPrograms(root);
      refuseBroken(programs);
      if (programs.length === 0) return [];
      const resolved = (path: string | undefined) => (path === undefined ? undefined : resolve(project, path));
      const chain = resolved(method.chain);
      const placed = { ...method, ...(chain === undefined ? {} : { chain }) };
      const scratch = await mkdtemp(join(parent, "authenticode-"));
      try {
        const store = await openKeyStore(ports, placed, scratch);
        const jar = await jsign(ports, resolved(method.jar));
        return await signAll(ports, store, programs, { method: placed, jar, scratch });
      } finally {
        // A key that came as text lay in there as a file.
        await rm(scratch, { recursive: true, force: true });
      }
    },
  };
}
