import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checksumLists } from "../../src/model/checksums.ts";
import type { Fragment, Manifest } from "../../src/model/manifest.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Ports } from "../../src/model/ports.ts";
import type { ReceivedRelease } from "../../src/model/received.ts";
import type { ReleaseFile } from "../../src/model/release.ts";
import type { Signers, SignRequest } from "../../src/model/signing.ts";
import type { SigningWish } from "../../src/model/signing-config.ts";
import { definePlan } from "../../src/plan/define.ts";
import { digest } from "../../src/publishers/checksums.ts";
import { recheck } from "../../src/signers/made.ts";
import { signMinisign } from "../../src/signers/minisign.ts";
import { signOpenPgp } from "../../src/signers/openpgp.ts";
import type { Patience } from "../../src/signers/sigstore/session.ts";
import { openSigstore } from "../../src/signers/sigstore/sign.ts";
import { realExec } from "./exec.ts";
import { leastFragment } from "./fragment.ts";
import { config, planInputs } from "./plan-inputs.ts";
import { pythonPorts } from "./python-ports.ts";

/** The first artifact of every release here. */
export const ARTIFACT = "app-1.4.0-linux-x64.tar.gz";

export const signers = (patience?: Patience): Signers => ({
  openSigstore: (ports, decision, project) => openSigstore(ports, decision, project, patience),
  minisign: signMinisign,
  gpg: signOpenPgp,
  digest,
  recheck,
});

/** Ports of a machine with these variables, which starts real programs. */
export function signingPorts(variables: Readonly<Record<string, string>>, more: Partial<Ports> = {}) {
  const ports = pythonPorts(realExec, { path: process.env["PATH"] ?? "", now: new Date() });
  return { ...ports, secrets: { read: (name: string) => variables[name] }, ...more };
}

async function file(directory: string, name: string, content: string): Promise<ReleaseFile> {
  const path = join(directory, name);
  await writeFile(path, content);
  return { name, path, size: Buffer.byteLength(content), sha256: createHash("sha256").update(content).digest("hex") };
}

export function plannedWith(signing: SigningWish): Plan {
  const result = definePlan(planInputs({ config: config(["linux-x64"], { signing }), tag: "v1.4.0" }));
  if (!result.ok) throw new Error("the plan of this test is wrong");
  return result.value;
}

export function builtLeg(artifacts: Fragment["artifacts"]): Fragment {
  const wheels = [{ name: "idna", version: "3.10", sha256: "1".repeat(64) }];
  return leastFragment("linux-x64", {
    interpreter: {
      source: "standalone",
      version: "3.13.9",
      sha256: "2".repeat(64),
      url: "https://python.example/cpython-3.13.9.tar.gz",
      reason: "for a test",
      fallback: false,
    },
    requirements: { source: "uv.lock", packages: [{ name: "idna", version: "3.10" }], wheels },
    artifacts,
  });
}

/** A release of `count` files in a folder, as the release stage hands it to signing. */
export async function unsignedRelease(directory: string, signing: SigningWish, count = 1): Promise<SignRequest> {
  const plan = plannedWith(signing);
  const names = [ARTIFACT, ...Array.from({ length: count - 1 }, (_, n) => `app-1.4.0-${n}.tar.gz`)];
  const artifacts = await Promise.all(names.map((name) => file(directory, name, `content of ${name}\n`)));
  const leg = builtLeg(
    artifacts.map(({ name, size, sha256 }) => ({ name, kind: "archive", target: "linux-x64", size, sha256 })),
  );
  const project = { name: "app", version: "1.4.0" };
  const manifest: Manifest = { schema: 1, slipway: "0", project, commit: plan.commit, legs: [leg] };
  const listed = [...artifacts, await file(directory, "slipway-manifest.json", JSON.stringify(manifest))];
  const sums = await file(directory, "SHA256SUMS", checksumLists(listed, ["sha256"], () => "").get("SHA256SUMS") ?? "");
  return { plan, manifest, files: [...listed, sums], directory, project: directory };
}

/** A folder as whoever downloaded it has it. */
export async function folderOf(folder: string, artifacts: readonly string[]): Promise<ReceivedRelease> {
  const files = await Promise.all(
    (await readdir(folder)).sort().map(async (name) => {
      const bytes = await readFile(join(folder, name));
      return { name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    }),
  );
  return { folder, files, artifacts, only: undefined, strange: [] };
}
