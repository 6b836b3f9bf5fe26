import type { Ports } from "../../model/ports.ts";
import type { CheckRow, ReceivedRelease } from "../../model/received.ts";
import type { Expectations } from "../../model/verification.ts";
import { unsigned } from "./expectations.ts";
import { verifyMinisign } from "./minisign.ts";
import { verifyOpenPgp } from "./openpgp.ts";
import { verifySigstore } from "./sigstore.ts";

/**
 * Every signature that a release has, by whoever made it, and every one that it should have. Throws BuildError where what is
 * expected cannot be read.
 */
export async function verifySignatures(
  ports: Pick<Ports, "exec" | "machine">,
  release: ReceivedRelease,
  expected: Expectations,
): Promise<readonly CheckRow[]> {
  const rows = [
    ...(await verifySigstore(release, expected)),
    ...(await verifyMinisign(release, expected.minisignKey)),
    ...(await verifyOpenPgp(ports, release, expected.gpgKey)),
  ];
  return [...rows, ...unsigned(rows, release.only, expected)];
}
