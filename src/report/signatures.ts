import type { BinarySignature } from "../model/manifest.ts";
import { plain, table } from "./text.ts";

/** What a time stamp or the end of a certificate is to people: the day. */
function day(time: string | null): string {
  return time?.slice(0, 10) ?? "none";
}

/** Which programs and libraries are signed by whom, and until when that can be checked. */
export function signaturesText(signatures: readonly BinarySignature[]): string {
  const rows = signatures.map(({ file, by, signer, timestamp, expires }) => [
    plain(file),
    by === "us" ? plain(signer) : `${plain(signer)} (as it came)`,
    day(timestamp),
    day(expires),
  ]);
  return table([["file", "signer", "time stamp", "certificate ends"], ...rows]);
}
