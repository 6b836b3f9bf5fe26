import type { Finding } from "../model/finding.ts";
import { findingOf } from "../model/finding.ts";
import type { SigningMeans } from "../model/signing.ts";
import type { SigningWish } from "../model/signing-config.ts";
import type { SigningNeed } from "./caller-rights.ts";
import { decideSigning } from "./signing.ts";

/** Does a release of this project need the job's own identity? */
export function identityNeed({ policy, methods }: SigningWish): SigningNeed["identity"] {
  const { sigstore, minisign, gpg } = methods;
  if (policy === "off" || sigstore?.key !== undefined) return "unused";
  const alone = sigstore !== undefined || (minisign === undefined && gpg === undefined);
  return policy === "required" && alone ? "required" : "wanted";
}

const what = "signing";

/** What a release can be signed with. `handedOver`: a workflow is there, and is looked at by itself. */
export function checkSigningWish(
  wish: SigningWish,
  means: SigningMeans,
  { inWorkflow, handedOver }: { readonly inWorkflow: boolean; readonly handedOver: boolean },
): readonly Finding[] {
  if (wish.policy === "off") return [{ what, state: "fine", message: "off: releases are not signed" }];
  // Away from a workflow nobody vouches for anybody; what a job will have is read from its file.
  const decision = decideSigning(wish, inWorkflow ? means : { ...means, identity: true, visibility: "public" });
  if (decision.problems.length > 0) {
    return decision.problems.map((problem) => {
      const finding = findingOf(what, problem);
      return inWorkflow || !handedOver ? finding : { ...finding, state: "unknown" };
    });
  }
  const methods = [
    decision.sigstore === undefined ? [] : [decision.sigstore.by === "key" ? "Sigstore with a key" : "Sigstore"],
    decision.minisign === undefined ? [] : ["minisign"],
    decision.gpg === undefined ? [] : ["OpenPGP"],
  ];
  const identity = decision.sigstore?.by === "identity" && !inWorkflow ? ", by the identity of the job" : "";
  return [{ what, state: "fine", message: `${wish.policy}: ${methods.flat().join(", ")}${identity}` }];
}
