import type { VerifySignatures } from "../../model/verification.ts";
import { verifyMinisign } from "./minisign.ts";
import { verifyOpenPgp } from "./openpgp.ts";
import { verifySigstore } from "./sigstore.ts";

/** Every signature that a release has, by whoever made it. */
export const verifySignatures: VerifySignatures = async (ports, release, expected) => [
  ...(await verifySigstore(release, expected)),
  ...(await verifyMinisign(release, expected.minisignKey)),
  ...(await verifyOpenPgp(ports, release, expected.gpgKey)),
];
