import * as v from "valibot";
import type { JobClaims } from "../../model/run.ts";

const ClaimsSchema = v.object({
  sub: v.string(),
  iss: v.optional(v.string(), ""),
  job_workflow_ref: v.optional(v.string()),
  repository_visibility: v.optional(v.string()),
  runner_environment: v.optional(v.string()),
});

/**
 * What a token says of the job that it is for; undefined where it is no token. Nobody has checked it but who issued it
 * to us, and `sub` is never taken apart: its form changes.
 */
export function readClaims(token: string): JobClaims | undefined {
  try {
    const text = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const claims = v.parse(ClaimsSchema, JSON.parse(text));
    const environment = claims.runner_environment;
    return {
      issuer: claims.iss,
      workflow: claims.job_workflow_ref,
      visibility: claims.repository_visibility,
      hosted: environment === undefined ? undefined : environment === "github-hosted",
    };
  } catch {
    return undefined;
  }
}
