import type { Expectations } from "../../model/verification.ts";
import type { Signatory } from "../sigstore/trust.ts";

/** Fulcio's extensions (…57264.1.N) by what they say. */
const EXTENSION = { workflow: 9, repository: 12, commit: 13 } as const;

const withServer = (server: string, text: string): string => (/^https?:/.test(text) ? text : `${server}/${text}`);

/** The server of a source's address: `https://github.com`. */
function serverOf(by: Signatory): string {
  const source = URL.parse(by.extensions.get(EXTENSION.repository) ?? "");
  return source === null ? "https://github.com" : source.origin;
}

/** A workflow may be named with its ref or without. */
function sameWorkflow(found: string, wanted: string): boolean {
  return (wanted.includes("@") ? found : (found.split("@")[0] ?? "")) === wanted;
}

/** Why a certificate is not whom somebody expected; undefined where it is. */
export function unexpected(by: Signatory, expected: Expectations): string | undefined {
  const { identity, issuer, repository, workflow, commit } = expected;
  const said = (number: number): string => by.extensions.get(number) ?? "nobody";
  const server = serverOf(by);
  const [source, job, made] = [said(EXTENSION.repository), said(EXTENSION.workflow), said(EXTENSION.commit)];
  const checks: readonly (readonly [wanted: string | undefined, holds: (wanted: string) => boolean, text: string])[] = [
    [identity, (wanted) => by.identity === wanted, `signed by ${by.identity ?? "a key"}, not by`],
    [issuer, (wanted) => by.issuer === wanted, `vouched for by ${by.issuer ?? "nobody"}, not by`],
    [repository, (wanted) => source === withServer(server, wanted), `made in ${source}, not in`],
    [workflow, (wanted) => sameWorkflow(job, withServer(server, wanted)), `made by the workflow ${job}, not by`],
    [commit, (wanted) => made === wanted, `made of commit ${made}, not of`],
  ];
  const wrong = checks.find(([wanted, holds]) => wanted !== undefined && !holds(wanted));
  return wrong === undefined ? undefined : `${wrong[2]} ${wrong[0]}`;
}

/** Who signed, for a table. */
export function signatoryText(by: Signatory, keyName: string): string {
  return by.identity === undefined ? `the key ${keyName}` : `${by.identity} (${by.issuer ?? "no issuer"})`;
}
