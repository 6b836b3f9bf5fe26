import type { BinarySignature } from "../model/manifest.ts";
import { cell } from "./markdown.ts";
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

/** The same by signer, as rows of Markdown: a bundle has hundreds of files, and few signers. */
export function signaturesMarkdown(signatures: readonly BinarySignature[]): string[] {
  const groups = new Map<string, BinarySignature[]>();
  for (const signature of signatures) {
    const key = `${signature.by} ${signature.signer} ${day(signature.expires)}`;
    groups.set(key, [...(groups.get(key) ?? []), signature]);
  }
  const rows = [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const stamps = [first, ...more].map(({ timestamp }) => day(timestamp));
    const who = `${cell(first.signer)}${first.by === "us" ? "" : " (as they came)"}`;
    const stamped = [...new Set(stamps)].sort();
    const when = stamped.length > 1 ? `${stamped[0]} to ${stamped.at(-1)}` : stamped[0];
    return [`| ${who} | ${more.length + 1} | ${when} | ${day(first.expires)} |`];
  });
  if (rows.length === 0) return [];
  return ["| signed by | files | time stamp | certificate ends |", "| --- | --- | --- | --- |", ...rows];
}
