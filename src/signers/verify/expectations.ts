import { CHECKSUMS_NAME } from "../../model/manifest.ts";
import type { CheckRow } from "../../model/received.ts";
import type { Expectations } from "../../model/verification.ts";
import type { Signatory } from "../sigstore/trust.ts";

/** Fulcio's extensions (…57264.1.N) by what they say. */
const EXTENSION = { workflow: 9, repository: 12, commit: 13 } as const;

/** A name without a server is one of github.com: on other servers anybody may have taken the same name. */
const withServer = (text: string): string => (/^https?:/.test(text) ? text : `https://github.com/${text}`);

/** A workflow may be named with its ref or without. */
function sameWorkflow(found: string, wanted: string): boolean {
  return (wanted.includes("@") ? found : (found.split("@")[0] ?? "")) === wanted;
}

/** Whoever a workflow's certificate has to name, as somebody wrote it down; undefined where nobody did. */
function namedMaker({ identity, issuer, repository, workflow, commit }: Expectations): string | undefined {
  return identity ?? workflow ?? repository ?? commit ?? issuer;
}

/** Why a certificate is not whom somebody expected; undefined where it is. */
export function unexpected(by: Signatory, expected: Expectations): string | undefined {
  const { identity, issuer, source: page, workflow, commit, key } = expected;
  // Anybody has a certificate: whoever knows a key and nobody else wants that one.
  if (key !== undefined && namedMaker(expected) === undefined)
    return `signed by ${by.identity ?? "somebody"}, not by the key ${key}`;
  const repository = expected.repository ?? page;
  const said = (number: number): string => by.extensions.get(number) ?? "nobody";
  const [source, job, made] = [said(EXTENSION.repository), said(EXTENSION.workflow), said(EXTENSION.commit)];
  const checks: readonly (readonly [wanted: string | undefined, holds: (wanted: string) => boolean, text: string])[] = [
    [identity, (wanted) => by.identity === wanted, `signed by ${by.identity ?? "a key"}, not by`],
    [issuer, (wanted) => by.issuer === wanted, `vouched for by ${by.issuer ?? "nobody"}, not by`],
    [repository, (wanted) => source === withServer(wanted), `made in ${source}, not in`],
    [workflow, (wanted) => sameWorkflow(job, withServer(wanted)), `made by the workflow ${job}, not by`],
    [commit, (wanted) => made === wanted, `made of commit ${made}, not of`],
  ];
  const wrong = checks.find(([wanted, holds]) => wanted !== undefined && !holds(wanted));
  return wrong === undefined ? undefined : `${wrong[2]} ${wrong[0]}`;
}

/** Why a signature is not enough whose public key nobody named; undefined where nobody in particular was expected. */
export function keyUnexpected(expected: Expectations): string | undefined {
  const maker = namedMaker(expected);
  return maker === undefined ? undefined : `signed by a key that nobody named, not by ${maker}`;
}

/**
 * Who was expected and has signed nothing: with its signatures taken away, a release would pass for what it was before. A
 * signature of the list of checksums, or of the one file that is asked about, is one of all.
 */
export function unsigned(rows: readonly CheckRow[], only: string | undefined, expected: Expectations): CheckRow[] {
  const whole = [only, CHECKSUMS_NAME];
  const maker = namedMaker(expected) ?? expected.key;
  const ofAll = (wanted: string): boolean => rows.some(({ what, method }) => method === wanted && whole.includes(what));
  const wanted = [
    { by: maker, method: "sigstore", has: rows.some(({ method }) => ["sigstore", "provenance"].includes(method)) },
    { by: expected.minisignKey, method: "minisign", has: ofAll("minisign") },
    { by: expected.gpgKey, method: "gpg", has: ofAll("gpg") },
  ];
  return wanted.flatMap(({ by, method, has }): CheckRow[] => {
    if (by === undefined || has) return [];
    return [
      {
        what: only ?? CHECKSUMS_NAME,
        method,
        result: "failed",
        by: "",
        detail: `nobody signed it, and ${by} was expected to`,
      },
    ];
  });
}

/** Who signed, for a table. */
export function signatoryText(by: Signatory, keyName: string): string {
  return by.identity === undefined ? `the key ${keyName}` : `${by.identity} (${by.issuer ?? "no issuer"})`;
}
