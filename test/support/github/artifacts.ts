import type { Blobs } from "./blobs.ts";
import { type Body, type Caller, type Methods, Refusal, textOf } from "./twirp.ts";

const CONTAINER = "artifacts";
/** From this version of the request on, one file may be stored as it is. */
const RAW_SINCE = 7;

/** One artifact: a name is taken from the moment somebody creates it, and until the end of its run. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly run: string;
  readonly job: string;
  readonly at: string;
  readonly blob: string;
  /** Once it is whole. */
  readonly whole?: { readonly size: string; readonly digest: string | undefined };
}

export interface Artifacts {
  readonly methods: Methods;
  /** Whole ones of all runs, oldest first. */
  list(): readonly StoredArtifact[];
}

function described({ run, job, id, name, at, whole }: StoredArtifact): Body {
  const digest = whole?.digest === undefined ? {} : { digest: whole.digest };
  const ids = { workflow_run_backend_id: run, workflow_job_run_backend_id: job, database_id: String(id) };
  return { ...ids, name, size: whole?.size, created_at: at, ...digest };
}

/** ArtifactService of version 4, in memory but for the bytes. */
export function createArtifacts(blobs: Blobs): Artifacts {
  const taken = new Map<string, StoredArtifact>();
  let lastId = 1000;
  const slotOf = (body: Body): string => `${textOf(body["workflow_run_backend_id"])}/${textOf(body["name"])}`;
  const found = (body: Body): StoredArtifact => {
    const artifact = taken.get(slotOf(body));
    if (artifact === undefined) throw new Refusal(404, "not_found", `no artifact ${textOf(body["name"])}`);
    return artifact;
  };
  const create = async (body: Body, { run, job }: Caller): Promise<unknown> => {
    if (taken.has(slotOf(body))) {
      throw new Refusal(409, "already_exists", "an artifact with this name already exists on the workflow run");
    }
    lastId += 1;
    const type = textOf(body["mime_type"]) ?? "application/zip";
    const raw = Number(body["version"]) >= RAW_SINCE && type !== "application/zip";
    const blob = `${run}/${lastId}${raw ? "" : ".zip"}`;
    const name = textOf(body["name"]) ?? "";
    taken.set(slotOf(body), { id: lastId, name, run, job, at: new Date().toISOString(), blob });
    return { ok: true, signed_upload_url: blobs.address(CONTAINER, blob, { rights: "rcw" }) };
  };
  const finalize = async (body: Body): Promise<unknown> => {
    const artifact = found(body);
    const stored = await blobs.size(CONTAINER, artifact.blob);
    const size = textOf(body["size"]) ?? "";
    if (String(stored) !== size) throw new Refusal(400, "invalid_argument", `size ${size}, but ${stored} is stored`);
    taken.set(slotOf(body), { ...artifact, whole: { size, digest: textOf(body["hash"]) } });
    return { ok: true, artifact_id: String(artifact.id) };
  };
  const list = async (body: Body, { run }: Caller): Promise<unknown> => {
    const name = textOf(body["name_filter"]);
    const id = textOf(body["id_filter"]);
    const wanted = [...taken.values()].filter(
      (artifact) =>
        artifact.run === run &&
        artifact.whole !== undefined &&
        (name === undefined || artifact.name === name) &&
        (id === undefined || String(artifact.id) === id),
    );
    return { artifacts: wanted.map(described) };
  };
  const methods: Methods = {
    "ArtifactService/CreateArtifact": create,
    "ArtifactService/FinalizeArtifact": finalize,
    "ArtifactService/ListArtifacts": list,
    "ArtifactService/GetSignedArtifactURL": async (body) => {
      const { blob, name } = found(body);
      return { signed_url: blobs.address(CONTAINER, blob, { rights: "r", fileName: name }) };
    },
    "ArtifactService/DeleteArtifact": async (body) => {
      const { id } = found(body);
      taken.delete(slotOf(body));
      return { ok: true, artifact_id: String(id) };
    },
  };
  return { methods, list: () => [...taken.values()].filter(({ whole }) => whole !== undefined) };
}
