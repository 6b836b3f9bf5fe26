// Signs a release with one large file, given by its path, with a key; prints the peak of its memory in KiB.
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure } from "../src/publishers/checksums.ts";
import { signStage } from "../src/stages/signing.ts";
import { signers, signingPorts, unsignedRelease } from "../test/support/signing.ts";

const [large] = process.argv.slice(2);
if (large !== undefined) {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const KEY = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const methods = { sigstore: { key: "KEY" } };
  const release = await unsignedRelease(folder, { policy: "required", provenance: "auto", methods });
  const [first] = release.manifest.legs[0]?.artifacts ?? [];
  const files = release.files.map((file) => (file.name === first?.name ? { ...file, path: large } : file));
  // Once, as a release is merged; the other time is the proof that nothing changed it since.
  const measured = await Promise.all(files.map(async (file) => ({ ...file, ...(await measure(file.path)) })));
  await signStage(signingPorts({ KEY }), signers(), { ...release, files: measured });
  await rm(folder, { recursive: true });
}
process.stdout.write(`peak ${process.resourceUsage().maxRSS}\n`);
