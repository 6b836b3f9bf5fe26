import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { BuildError, Cancelled, NetworkError } from "../../model/errors.ts";
import type { Exchange, StoredArtifact } from "../../model/exchange.ts";
import { isEnterpriseServer } from "./server.ts";

/** Where the run's store is, and the right to use it. Runners give both to actions, and to no script. */
export interface ExchangeAccess {
  readonly url: string | undefined;
  readonly token: string | undefined;
  /** `GITHUB_SERVER_URL`; github.com where it is absent. */
  readonly server?: string | undefined;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The client says it in words only: `Failed to CreateArtifact: … (409) Conflict: an artifact with this name already exists …`. */
const isTaken = (reason: string): boolean => reason.includes("CreateArtifact") && reason.includes("(409)");

/** Bare hexadecimal digits, whichever way they were written. */
function digestOf(text: string | undefined): string | undefined {
  return /^(?:sha256:)?([0-9a-f]{64})$/.exec(text ?? "")?.[1];
}

/** What the client begun goes on, but nobody waits for it when we are asked to stop. */
async function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, fail) => {
    stop = () => fail(new Cancelled());
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function damaged({ name }: StoredArtifact, what: string): BuildError {
  const hint = "Nothing of it was used. Run the leg that made it again.";
  return new BuildError([{ code: "exchange-damaged", message: `the artifact ${name} ${what}`, hint }]);
}

/** What we use of the toolkit's client. */
type Client = Pick<
  import("@actions/artifact").DefaultArtifactClient,
  "uploadArtifact" | "listArtifacts" | "downloadArtifact"
>;

/** The toolkit's own, which reads its settings from the environment; loaded when somebody first asks. */
const toolkit = async (): Promise<Client> => new (await import("@actions/artifact")).DefaultArtifactClient();

/** The artifact store of this workflow run; undefined outside one, and on an Enterprise server, which does not take what the toolkit sends. */
export function createExchange(
  { url, token, server }: ExchangeAccess,
  signal: AbortSignal,
  client: () => Promise<Client> = toolkit,
): Exchange | undefined {
  if (url === undefined || token === undefined || isEnterpriseServer(server)) return undefined;
  return {
    async store(file, trouble) {
      try {
        // As it is: a zip of its own making would lose modes and follow links.
        const upload = (await client()).uploadArtifact(basename(file), [file], dirname(file), { skipArchive: true });
        await unlessStopped(signal, upload);
        return "stored";
      } catch (error) {
        if (error instanceof Cancelled) throw error;
        const reason = textOf(error);
        trouble(reason);
        return isTaken(reason) ? "exists" : "unknown";
      }
    },
    async list() {
      const asked = client().then((each) => each.listArtifacts());
      const { artifacts } = await unlessStopped(signal, asked).catch(asNetworkError(url, "the list of artifacts"));
      return artifacts.map(({ id, name, size, digest }) => ({ id, name, size, sha256: digestOf(digest) }));
    },
    async fetch(artifact, file) {
      if (artifact.sha256 === undefined) throw damaged(artifact, "has no digest to check it by");
      await mkdir(dirname(file), { recursive: true });
      const folder = await mkdtemp(`${file}.`);
      try {
        const options = { path: folder, expectedHash: `sha256:${artifact.sha256}`, skipDecompress: true };
        const fetched = client().then((each) => each.downloadArtifact(artifact.id, options));
        const { digestMismatch } = await unlessStopped(signal, fetched).catch(asNetworkError(url, artifact.name));
        // The client only says so.
        if (digestMismatch === true) throw damaged(artifact, "arrived with other bytes than were stored");
        const [name, ...more] = await readdir(folder);
        if (name === undefined || more.length > 0) throw damaged(artifact, "is not one file");
        await rename(join(folder, name), file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function asNetworkError(url: string, what: string): (error: unknown) => never {
  return (cause) => {
    if (cause instanceof Cancelled) throw cause;
    throw new NetworkError(
      `${what} cannot be fetched from the run's artifact store: ${textOf(cause)}`,
      { url },
      { cause },
    );
  };
}
