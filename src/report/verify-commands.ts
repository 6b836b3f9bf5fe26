import { CHECKSUMS_NAME } from "../model/manifest.ts";
import type { SignatureFile, SignedBy } from "../model/signing.ts";

/** A word of a shell's command line. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const command = (...words: readonly string[]): string => words.map(word).join(" ");

/** The command that checks the signature of a file, in the words of the verifier of that kind. */
function signatureCommand(name: string, of: string, by: SignedBy): string {
  switch (by.method) {
    case "sigstore": {
      const who = ["--certificate-identity", by.identity, "--certificate-oidc-issuer", by.issuer];
      return command("cosign", "verify-blob", "--bundle", name, ...who, of);
    }
    case "sigstore-key":
      return command("cosign", "verify-blob", "--key", "cosign.pub", "--insecure-ignore-tlog", "--bundle", name, of);
    case "minisign":
      return command("minisign", "-V", "-P", by.publicKey, "-m", of);
    case "gpg":
      return `${command("gpg", "--verify", name, of)}   # key ${by.fingerprint}`;
    case "provenance":
      return "";
  }
}

/** GitHub's own program finds the statement by the file; or takes it from the release where GitHub has not got it. */
function provenanceCommand({ name, by }: SignatureFile, artifact: string | undefined): string[] {
  if (artifact === undefined || by.method !== "provenance" || by.repository === undefined) return [];
  const where = by.stored ? [] : ["--bundle", name];
  return [command("gh", "attestation", "verify", artifact, ...where, "--repo", by.repository)];
}

/**
 * Commands that check a release without Slipway, made from what was really signed: the list of checksums first, and what
 * it lists by that. `artifact` stands for whichever file was downloaded.
 */
export function verifyCommands(signatures: readonly SignatureFile[], artifact: string | undefined): readonly string[] {
  const ofSums = signatures.filter(({ of }) => of === CHECKSUMS_NAME);
  return [
    ...ofSums.map(({ name, by }) => signatureCommand(name, CHECKSUMS_NAME, by)),
    ...signatures.flatMap((signature) => provenanceCommand(signature, artifact)),
    `sha256sum --check --ignore-missing ${CHECKSUMS_NAME}`,
  ];
}
