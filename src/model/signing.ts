import type { Diagnostic } from "./diagnostic.ts";
import type { Manifest } from "./manifest.ts";
import type { Plan } from "./plan.ts";
import type { Ports } from "./ports.ts";
import type { ReleaseFile } from "./release.ts";
import type { JobClaims } from "./run.ts";
import type { GpgMethod, MinisignMethod, SigstoreMethod } from "./signing-config.ts";

/** A release whose files are all there but for its signatures. */
export interface SignRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  readonly files: readonly ReleaseFile[];
  /** Absolute: ours, for files that are made. */
  readonly directory: string;
  /** The project's root: what its configuration names is relative to it. */
  readonly project?: string;
}

/** What a job can sign with, as far as that is known without asking anybody. */
export interface SigningMeans {
  /** The job has an identity that a certificate authority believes. */
  readonly identity: boolean;
  readonly visibility: "public" | "private" | undefined;
  /** Pull requests and what strangers can set off: nothing is signed there, whatever is configured. */
  readonly event: string | undefined;
  /** Is this environment variable set? */
  readonly has: (variable: string) => boolean;
  /** What to do where it is not; absent where it is this step's own to have. */
  readonly remedy?: (variable: string) => string;
}

/** Who vouches in a file, in the words that the verifier of that kind wants. */
export type SignedBy =
  | { readonly method: "sigstore"; readonly identity: string; readonly issuer: string }
  | { readonly method: "sigstore-key" }
  | { readonly method: "minisign"; readonly publicKey: string }
  | { readonly method: "gpg"; readonly fingerprint: string }
  | { readonly method: "provenance"; readonly repository: string | undefined; readonly stored: boolean };

/** A file of a release that says something of others. */
export interface SignatureFile extends ReleaseFile {
  /** The file that is signed; undefined for a statement over many. */
  readonly of: string | undefined;
  readonly by: SignedBy;
}

export type Method = "sigstore" | "minisign" | "gpg" | "provenance" | "authenticode";

/** What is signed with, and what is not and why. */
export interface SigningDecision {
  readonly sigstore: { readonly by: "identity" | "key"; readonly method: SigstoreMethod } | undefined;
  readonly minisign: MinisignMethod | undefined;
  readonly gpg: GpgMethod | undefined;
  readonly provenance: boolean;
  /** Warnings under `auto`, errors under `required`. */
  readonly problems: readonly Diagnostic[];
}

/** Signs many files under one certificate, or with one key. */
export interface SigstoreSession {
  /** Of the token that the certificate was issued for; undefined where a key signs. */
  readonly claims: JobClaims | undefined;
  /** A bundle for each file, in `directory`. */
  signFiles(files: readonly ReleaseFile[], directory: string): Promise<readonly SignatureFile[]>;
  /** A bundle that holds an in-toto statement, written to a path. */
  signStatement(statement: unknown, path: string): Promise<{ readonly file: ReleaseFile; readonly bundle: unknown }>;
}

/** What a detached signature is made of. */
export interface DetachedRequest {
  readonly file: ReleaseFile;
  readonly directory: string;
  /** Application and version, for the comment that is signed with it. */
  readonly comment: string;
}

/** Everything that signs, wired in one place. */
export interface Signers {
  openSigstore(ports: Ports, decision: SigningDecision, project: string | undefined): Promise<SigstoreSession>;
  minisign(ports: Ports, method: MinisignMethod, request: DetachedRequest): Promise<SignatureFile>;
  gpg(ports: Ports, method: GpgMethod, request: DetachedRequest): Promise<SignatureFile>;
  /** SHA-256 of a text, hexadecimal. */
  digest(text: string): string;
  /** Throws BuildError where a file is not the bytes that were measured. */
  recheck(files: readonly ReleaseFile[]): Promise<void>;
}
