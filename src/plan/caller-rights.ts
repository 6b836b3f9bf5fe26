import type { CallerJob, Rights } from "../model/caller.ts";
import type { Finding } from "../model/finding.ts";

/** What the jobs of our reusable workflows ask for, in sum. A caller that gives less is ended by GitHub before it starts. */
export const REUSABLE_RIGHTS: Readonly<Record<"build" | "release", Readonly<Record<string, string>>>> = {
  build: { contents: "read" },
  release: { contents: "write", "id-token": "write", attestations: "write" },
};

/** Secrets that the reusable workflow hands to the job that signs. GitHub refuses a call that names others. */
export const REUSABLE_SECRETS: readonly string[] = [
  "WINDOWS_CERTIFICATE",
  "WINDOWS_CERTIFICATE_PASSWORD",
  "MINISIGN_KEY",
  "MINISIGN_PASSWORD",
  "GPG_KEY",
  "GPG_PASSPHRASE",
  "COSIGN_KEY",
  "COSIGN_PASSWORD",
];

const ORDER = ["none", "read", "write"];

function has(rights: Exclude<Rights, "default">, name: string, wanted: string): boolean {
  return ORDER.indexOf(rights[name] ?? rights["*"] ?? "none") >= ORDER.indexOf(wanted);
}

const written = (rights: Readonly<Record<string, string>>): string =>
  `permissions: { ${Object.entries(rights)
    .map(([name, right]) => `${name}: ${right}`)
    .join(", ")} }`;

const texts = (rights: Readonly<Record<string, string>>): string =>
  Object.entries(rights)
    .map(([name, right]) => `${name}: ${right}`)
    .join(", ");

/** What signing asks of the job: an identity, unless keys of the project's own do. */
export interface SigningNeed {
  readonly identity: "required" | "wanted" | "unused";
}

const what = ({ id }: CallerJob): string => `rights of the job ${id}`;

function checkReusable(job: CallerJob, way: "build" | "release", rights: Exclude<Rights, "default">): Finding {
  const needs = REUSABLE_RIGHTS[way];
  const lacking = Object.entries(needs).filter(([name, right]) => !has(rights, name, right));
  if (lacking.length === 0) return { what: what(job), state: "fine", message: texts(needs), at: job.rightsAt };
  return {
    what: what(job),
    state: "fails",
    message: `${texts(Object.fromEntries(lacking))} is missing, so that GitHub ends the run before it begins (startup_failure, without a log)`,
    hint: `Give the job ${written(needs)}.`,
    at: job.rightsAt,
  };
}

function checkStep(job: CallerJob, releases: boolean, { identity }: SigningNeed): Finding {
  const rights = job.rights === "default" ? {} : job.rights;
  const wanted = releases ? { contents: "write", "id-token": "write" } : { contents: "read" };
  const hint = `Give the job ${written(wanted)}.`;
  const at = job.rightsAt;
  if (!has(rights, "contents", wanted.contents)) {
    const message = releases
      ? "contents: write is missing, so that the release is refused when everything is built"
      : "contents: read is missing, so that a private repository cannot be checked out";
    return { what: what(job), state: releases ? "fails" : "doubt", message, hint, at };
  }
  if (!releases || identity === "unused" || has(rights, "id-token", "write"))
    return { what: what(job), state: "fine", message: releases ? texts(wanted) : "it can read", at };
  const message = "id-token: write is missing, so that the job has no identity to sign with";
  return { what: what(job), state: identity === "required" ? "fails" : "doubt", message, hint, at };
}

/** Has the job the rights that it needs? `releases`: a tag starts it, and it would release. */
export function checkRights(job: CallerJob, releases: boolean, need: SigningNeed): Finding {
  if (job.rights !== "default")
    return job.way === "step" ? checkStep(job, releases, need) : checkReusable(job, job.way, job.rights);
  const needs = job.way === "step" ? { contents: "write", "id-token": "write" } : REUSABLE_RIGHTS[job.way];
  return {
    what: what(job),
    state: releases || job.way === "release" ? "fails" : "doubt",
    message: "no permissions are written down; the repository's setting holds, which never has id-token: write",
    hint: `Write permissions: {} at the top of the workflow, and give the job ${written(needs)}.`,
    at: job.rightsAt,
  };
}
