import { bodyOf, json, type Routes, repositoryFor } from "../calls.ts";
import { notFound, Problem } from "../problems.ts";

export const attestationRoutes: Routes = {
  "POST /repos/:owner/:repo/attestations": async (call) => {
    const { repository } = repositoryFor(call, "write");
    if (call.viewer.attests === false) throw new Problem(403, "Resource not accessible by integration");
    if (repository.isPrivate) throw new Problem(404, "Feature not available for user-owned private repositories.");
    const { bundle } = await bodyOf(call);
    const digests = digestsOf(bundle);
    if (digests.length === 0) throw new Problem(422, "Invalid bundle: no subject with a SHA-256 digest");
    const id = call.state.nextId();
    repository.attestations.push({ id, digests, bundle });
    return json({ id }, 201);
  },
  "GET /repos/:owner/:repo/attestations/:digest": (call) => {
    const { repository } = repositoryFor(call, "read");
    const found = repository.attestations.filter(({ digests }) => digests.includes(call.params["digest"] ?? ""));
    if (found.length === 0) throw notFound();
    const attestations = found.map(({ bundle }) => ({ bundle, repository_id: repository.id, bundle_url: "" }));
    return json({ attestations });
  },
};

/** `sha256:<hex>` of every subject that the statement inside a bundle speaks of. */
function digestsOf(bundle: unknown): readonly string[] {
  const payload = at(at(bundle, "dsseEnvelope"), "payload");
  if (typeof payload !== "string") return [];
  try {
    const subjects = at(JSON.parse(Buffer.from(payload, "base64").toString()), "subject");
    return (Array.isArray(subjects) ? subjects : []).flatMap((subject: unknown) => {
      const digest = at(at(subject, "digest"), "sha256");
      return typeof digest === "string" ? [`sha256:${digest}`] : [];
    });
  } catch {
    return [];
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
