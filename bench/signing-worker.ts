// Signs a release with one large file, given by its path, with the identity and against the services that a second file tells; prints the
// peak of its memory in KiB.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkflowRun } from "../src/model/run.ts";
import { measure } from "../src/publishers/checksums.ts";
import { collectOften } from "../src/runtime/node/memory.ts";
import { signStage } from "../src/stages/signing.ts";
import { signers, signingPorts, unsignedRelease } from "../test/support/signing.ts";
import { peakMemory } from "./peak.ts";

// As every command does.
collectOften();

/** Where this worker signs, and as whom. */
export interface Signatory {
  readonly signingConfig: string;
  readonly trustedRoot: string;
  readonly token: string;
  readonly run: WorkflowRun;
}

const [large, settings] = process.argv.slice(2);
if (large !== undefined && settings !== undefined) {
  const { signingConfig, trustedRoot, token, run }: Signatory = JSON.parse(await readFile(settings, "utf8"));
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  const methods = { sigstore: { "signing-config": signingConfig, "trusted-root": trustedRoot } };
  const release = await unsignedRelease(folder, { policy: "required", provenance: "auto", methods });
  const [first] = release.manifest.legs[0]?.artifacts ?? [];
  const files = release.files.map((file) => (file.name === first?.name ? { ...file, path: large } : file));
  // Once, as a release is merged; the other time is the proof that nothing changed it since.
  const measured = await Promise.all(files.map(async (file) => ({ ...file, ...(await measure(file.path)) })));
  const ports = signingPorts({}, { idTokens: { request: async () => token }, run });
  const made = await signStage(ports, signers(), { ...release, files: measured });
  if (made.length !== 3) throw new Error(`${made.length} signatures instead of 3`);
  await rm(folder, { recursive: true });
}
process.stdout.write(`peak ${peakMemory()}\n`);
