import type { X509Certificate } from "node:crypto";
import type { Diagnostic } from "../../model/diagnostic.ts";

/** Extended key usage: code signing. */
const CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

/** The name by which people know who signed. */
export function commonName({ subject }: X509Certificate): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll("\n", ", ");
}

/** Is it signed with its own key? */
function isRoot(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer;
}

function lacksLink(chain: readonly X509Certificate[]): boolean {
  const broken = chain.some((certificate, index) => {
    const issuer = chain[index + 1];
    return issuer !== undefined && !certificate.checkIssued(issuer);
  });
  // Authorities issue with intermediates, which Windows does not have; their root it has itself.
  const [own] = chain;
  return broken || (chain.length === 1 && own !== undefined && !isRoot(own));
}

/** What of a certificate would make Windows refuse the signature. `chain`: its own first, each signed by the next. */
export function certificateProblems(
  chain: readonly X509Certificate[],
  { now, complete }: { readonly now: Date; readonly complete: boolean },
): Diagnostic[] {
  const [own] = chain;
  if (own === undefined) return [{ code: "no-certificate", message: "the key has no certificate" }];
  const name = commonName(own);
  const problems: Diagnostic[] = [];
  if (!(own.keyUsage ?? []).includes(CODE_SIGNING)) {
    const message = `the certificate of ${name} is not for signing code`;
    problems.push({ code: "not-for-code", message, hint: "Take one with the extended key usage codeSigning." });
  }
  const [from, to] = [new Date(own.validFrom), new Date(own.validTo)];
  if (now > to) {
    const message = `the certificate of ${name} has expired: ${to.toISOString()}`;
    problems.push({
      code: "certificate-expired",
      message,
      hint: "Renew it. What was signed with a time stamp stays valid.",
    });
  } else if (now < from) {
    const message = `the certificate of ${name} is not valid before ${from.toISOString()}`;
    problems.push({ code: "certificate-too-new", message, hint: "Is the clock of this machine right?" });
  }
  if (complete && lacksLink(chain)) {
    const message = `the chain of ${name}'s certificate is incomplete: nothing there issued ${commonName(chain.at(-1) ?? own)}`;
    const hint = "Export the key with all certificates of its path, or name them under signing.authenticode.chain.";
    problems.push({ code: "chain-incomplete", message, hint });
  }
  return problems;
}
