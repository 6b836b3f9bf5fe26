import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { startAzurite } from "../stand/azurite.ts";
import { type Artifacts, createArtifacts } from "./artifacts.ts";
import { type Blobs, blobsOf } from "./blobs.ts";
import { type Caches, createCaches } from "./caches.ts";
import { type Body, type Caller, type Methods, Refusal } from "./twirp.ts";

/** What a method does instead of answering: HTTP status, milliseconds of silence first. */
export interface Fault {
  readonly status: number;
  readonly afterMs?: number;
}

/** The service behind `ACTIONS_RESULTS_URL`: artifacts and caches, whose names it decides on and whose bytes are blobs. */
export interface Results {
  readonly url: string;
  /** Methods that were called, in order: `CacheService/CreateCacheEntry`, … */
  readonly called: string[];
  /** Method, or the service's name for all of its methods → what happens to its calls. */
  readonly faults: Map<string, Fault>;
  readonly blobs: Blobs;
  readonly artifacts: Artifacts;
  readonly caches: Caches;
  /** What a job finds in its environment, for one leg of one run. */
  environment(run: string, job: string): Record<string, string>;
  close(): Promise<void>;
}

const ScopeSchema = v.object({ scp: v.pipe(v.string(), v.regex(/Actions\.Results:[^: ]+:[^: ]+/)) });
const PATH = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+\/\w+)$/;

/** Clients take run and job from the token's scope; its signature is nobody's concern. */
export function tokenOf({ run, job }: Caller): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ scp: `Actions.Results:${run}:${job}`, exp: 4_102_444_800 })}.x`;
}

function callerOf(authorization = ""): Caller {
  try {
    const payload: unknown = JSON.parse(Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString());
    const [, run = "", job = ""] = /Actions\.Results:([^: ]+):([^: ]+)/.exec(v.parse(ScopeSchema, payload).scp) ?? [];
    return { run, job };
  } catch {
    throw new Refusal(401, "unauthenticated", "bad token");
  }
}

/** Answers one call. Throws Refusal. */
async function answer(methods: Methods, request: IncomingMessage, results: Results): Promise<unknown> {
  const text = (await buffer(request)).toString();
  const [, name = ""] = PATH.exec(request.url ?? "") ?? [];
  const method = methods[name];
  if (request.method !== "POST" || method === undefined) throw new Refusal(404, "bad_route", "no such method");
  results.called.push(name);
  const fault = results.faults.get(name) ?? results.faults.get(name.split("/")[0] ?? "");
  if (fault !== undefined) {
    await sleep(fault.afterMs ?? 0);
    throw new Refusal(fault.status, "unavailable", "not today");
  }
  const caller = callerOf(request.headers.authorization);
  const body: Body = v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
  if (name.startsWith("Artifact") && body["workflow_run_backend_id"] !== caller.run) {
    throw new Refusal(403, "permission_denied", "this token is of another run");
  }
  return method(body, caller);
}

/** @param azurite path of the program; the blob store is of this service alone, and is stopped with it */
export async function startResults(azurite: string): Promise<Results> {
  const store = await startAzurite(azurite);
  const blobs = blobsOf(store.url);
  try {
    for (const name of ["artifacts", "caches"]) await blobs.makeContainer(name);
  } catch (error) {
    await store.stop();
    throw error;
  }
  const artifacts = createArtifacts(blobs);
  const caches = createCaches(blobs);
  const methods = { ...artifacts.methods, ...caches.methods };
  const server = createServer((request, response) => {
    answer(methods, request, results).then(
      (value) => response.setHeader("content-type", "application/json").end(JSON.stringify(value)),
      (error: unknown) => {
        const { status, code } = error instanceof Refusal ? error : { status: 500, code: "internal" };
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify({ code, msg: error instanceof Error ? error.message : String(error) }));
      },
    );
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const results: Results = {
    ...{ url, called: [], faults: new Map(), blobs, artifacts, caches },
    environment: (run, job) => ({
      ACTIONS_RESULTS_URL: url,
      ACTIONS_RUNTIME_TOKEN: tokenOf({ run, job }),
      ACTIONS_CACHE_SERVICE_V2: "true",
      GITHUB_SERVER_URL: "https://github.com",
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await store.stop();
    },
  };
  return results;
}
