import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kept, onPath, tool } from "../store.ts";

/** The services and verifiers of Sigstore, as programs. */
export interface SigstoreTools {
  readonly fulcio: string;
  readonly rekor: string;
  readonly timestampServer: string;
  readonly cosign: string;
  readonly gh: string;
  /** sigstore-python. */
  readonly sigstore: string;
}

/** rekor-tiles: later ones refuse statements; fulcio reads the issuer once, at its start. */
const GO = {
  fulcio: "github.com/sigstore/fulcio@v1.8.8",
  posix: "github.com/sigstore/rekor-tiles/v2/cmd/rekor-server/posix@v2.2.1",
  "timestamp-server": "github.com/sigstore/timestamp-authority/v2/cmd/timestamp-server@v2.1.3",
  cosign: "github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3",
} as const;
const GH = "github.com/cli/cli/v2";
const GH_VERSION = "2.83.0";
const PYTHON_VERSION = "4.5.1";

async function installed(program: keyof typeof GO): Promise<string> {
  const version = GO[program].split("@v")[1] ?? "";
  const folder = await kept(`${program}-${version}`, async (into) => {
    await tool(["go", "install", GO[program]], { env: { GOBIN: into }, minutes: 15 });
  });
  return join(folder, program);
}

/** `go install` refuses it for its replace lines; as a dependency it can be built. */
async function installedGh(): Promise<string> {
  const folder = await kept(`gh-${GH_VERSION}`, async (cwd) => {
    await tool(["go", "mod", "init", "stand"], { cwd });
    await tool(["go", "get", `${GH}/cmd/gh@v${GH_VERSION}`], { cwd, minutes: 10 });
    await tool(["go", "build", "-o", "gh", `${GH}/cmd/gh`], { cwd, minutes: 15 });
  });
  return join(folder, "gh");
}

async function installedSigstorePython(): Promise<string> {
  const python = join("bin", "python");
  const folder = await kept(`sigstore-python-${PYTHON_VERSION}`, async (into) => {
    await tool(["python3", "-m", "venv", into]);
    await tool([join(into, python), "-m", "pip", "install", "--quiet", `sigstore==${PYTHON_VERSION}`]);
    // A program of a virtual environment names the folder that it was made in, which is not the one it is kept in.
    const start = '#!/bin/sh\nexec "$(dirname "$0")/bin/python" -m sigstore "$@"\n';
    await writeFile(join(into, "sigstore.part"), start, { mode: 0o755 });
    await rename(join(into, "sigstore.part"), join(into, "sigstore"));
  });
  return join(folder, "sigstore");
}

/** Everything, or an error that says what is missing. */
export async function installSigstoreTools(): Promise<SigstoreTools> {
  if (process.platform !== "linux") throw new Error("Sigstore's services are started on Linux only");
  for (const program of ["go", "openssl", "python3"]) {
    if (!onPath(program)) throw new Error(`no ${program} on PATH`);
  }
  // Of the time-stamp authority, one runs in a network, and others may be at work on this machine.
  await tool(["unshare", "--map-root-user", "--net", "true"]);
  return {
    sigstore: await installedSigstorePython(),
    fulcio: await installed("fulcio"),
    rekor: await installed("posix"),
    timestampServer: await installed("timestamp-server"),
    cosign: await installed("cosign"),
    gh: await installedGh(),
  };
}
