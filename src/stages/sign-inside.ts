import type { InsideSigner, SignInsideRequest } from "../model/inside-signer.ts";
import type { BinarySignature } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { signaturesText } from "../report/signatures.ts";

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
