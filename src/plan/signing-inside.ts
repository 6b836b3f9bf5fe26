import type { Diagnostic } from "../model/diagnostic.ts";
import type { InsideDecision } from "../model/inside-decision.ts";
import type { Fragment } from "../model/manifest.ts";
import type { Leg, Plan } from "../model/plan.ts";
import type { SigningMeans } from "../model/signing.ts";
import type { SigningWish } from "../model/signing-config.ts";
import { type TargetId, targetFacts } from "../model/target.ts";
import { unsetOf } from "./signing.ts";

const NOTHING: InsideDecision = { authenticode: undefined, problems: [] };

/**
 * What is signed inside of a bundle for this target, before it is packed: what is configured and can be done. What cannot is a warning under
 * `auto`, and an error under `required`, to be thrown before anything is built.
 */
export function decideInside(wish: SigningWish | undefined, target: TargetId, means: SigningMeans): InsideDecision {
  const method = wish?.methods.authenticode;
  if (wish === undefined || method === undefined || wish.policy === "off") return NOTHING;
  if (targetFacts(target).os !== "windows") return NOTHING;
  const short = unsetOf("authenticode", { key: method.key, password: method.password }, means);
  if (short.length === 0) return { authenticode: method, problems: [] };
  const severity = wish.policy === "required" ? "error" : "warning";
  const problems = short.map(({ message, hint }) => ({ code: "cannot-sign", message, hint, severity }) as const);
  return { authenticode: undefined, problems };
}

/** Legs of a plan whose programs a release signs. */
export function legsSignedInside({ signing, legs, tag }: Pick<Plan, "signing" | "legs" | "tag">): readonly Leg[] {
  if (tag === null || signing?.methods.authenticode === undefined || signing.policy === "off") return [];
  return legs.filter(({ target }) => targetFacts(target).os === "windows");
}

/** Legs that a release with `sign: required` does not take: nothing inside of them was signed, although that is configured. */
export function unsignedInside(
  wish: SigningWish | undefined,
  legs: readonly Pick<Fragment, "target" | "signatures">[],
): readonly Diagnostic[] {
  if (wish?.policy !== "required" || wish.methods.authenticode === undefined) return [];
  const unsigned = legs.filter(
    ({ target, signatures }) => targetFacts(target).os === "windows" && signatures === undefined,
  );
  return unsigned.map(({ target }) => ({
    code: "unsigned-inside",
    message: `the programs of ${target} are not signed, and sign: required with signing.authenticode wants that`,
    hint: "Sign them where the secrets are at hand: in the reusable workflow, the one step with env:, or slipway release on a Windows machine.",
  }));
}
