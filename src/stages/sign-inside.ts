import type { Bundle } from "../model/bundle.ts";
import { BuildError } from "../model/errors.ts";
import type { InsideDecision } from "../model/inside-decision.ts";
import type { InsideSigner, SignInsideRequest } from "../model/inside-signer.ts";
import type { BinarySignature } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { decideInside } from "../plan/signing-inside.ts";
import { signaturesText } from "../report/signatures.ts";
import type { Bench } from "./leg.ts";
import { meansOf } from "./signing.ts";

/**
 * Signs what is inside of a bundle, before it is packed, or again before it is packed again; nothing may change a byte of it after that.
 * Gives every signature, those included that files came with. Throws BuildError, NetworkError.
 */
export async function signInside(
  ports: Ports,
  signers: readonly InsideSigner[],
  request: SignInsideRequest & { readonly target: TargetId },
): Promise<readonly BinarySignature[]> {
  const signatures: BinarySignature[] = [];
  for (const signer of signers.filter(({ supports }) => supports(request.target))) {
    const made = await ports.log.stage(`Sign programs and libraries: ${signer.method}`, () =>
      signer.sign(ports, request),
    );
    if (made.length > 0) ports.log.info(signaturesText(made));
    signatures.push(...made);
  }
  return signatures;
}

/**
 * What the programs of this leg are signed with, said before anything of the project runs: throws BuildError where that is required and
 * cannot be. Reading the secrets here keeps them from every child that is started afterwards, also where nothing is released.
 */
export function checkInside({ ports, planned, leg, release, signedLater = false }: Bench): InsideDecision {
  const decision = decideInside(planned.plan.signing, leg.target, meansOf(ports));
  if (!release || signedLater) return { authenticode: undefined, problems: [] };
  const errors = decision.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
  for (const problem of decision.problems) ports.log.warn(problem);
  return decision;
}

/** Signs the programs of a bundle that is released, after it was looked into and before it is packed. */
export async function signBundle(
  { ports, catalog, planned, leg, work }: Bench,
  decision: InsideDecision,
  { root }: Bundle,
): Promise<readonly BinarySignature[]> {
  const signers = await catalog.insideSigners(decision, planned.wishes.root);
  return signInside(ports, signers, { root, scratch: work, target: leg.target });
}
