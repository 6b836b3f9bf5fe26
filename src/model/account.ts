import type { Inspection, OwnerKind } from "./inspection.ts";
import type { LinkedLibrary } from "./manifest.ts";
import type { TargetId } from "./target.ts";

/** What a part of a bundle is to whoever asks what is inside. */
export type PartKind =
  /** A file of its own. */
  | "file"
  /** A file too, in a format that systems load and run. */
  | "library"
  | "program"
  /** A symbolic link. */
  | "link"
  /** A Python module that is packed in a file with others: it has a name, and no bytes of its own that a user could hash. */
  | "module";

/** One part of a bundle. */
export interface AccountPart {
  readonly kind: PartKind;
  /** Relative to the bundle, with `/`; what lies inside of an executable comes after `!/`. */
  readonly path: string;
  /** Of files; hexadecimal. */
  readonly sha256: string | undefined;
  /** Where a link leads. */
  readonly target: string | undefined;
}

/** Who brought parts of a bundle, and which. */
export interface AccountOwner {
  readonly kind: OwnerKind;
  /** As its metadata spells it; else what it is, in words. */
  readonly name: string;
  readonly version: string | undefined;
  /** As its metadata states it: an expression of SPDX, or a few words. */
  readonly licence: string | undefined;
  /** Sorted by path. */
  readonly parts: readonly AccountPart[];
}

/** What is in one bundle, from its own bytes. */
export interface Account {
  readonly target: TargetId;
  /** Name of the bundle: `app-1.4.0-linux-x64`. */
  readonly bundle: string;
  /** SHA-256 of the file that it is in; undefined for a folder. */
  readonly sha256: string | undefined;
  /** The application's own first, then by name. Each part of the bundle is in exactly one of them. */
  readonly owners: readonly AccountOwner[];
  readonly interpreter: { readonly version: string; readonly url: string | null; readonly sha256: string | null };
  /** Linked into the interpreter or into an extension module that is inside; undefined where nobody could ask. */
  readonly libraries: readonly LinkedLibrary[] | undefined;
  /** What could not be read. */
  readonly problems: readonly string[];
}

/** What has to be known of a bundle besides its bytes. */
export interface AccountFacts {
  readonly target: TargetId;
  readonly bundle: string;
  /** Programs that users start, relative to the bundle. */
  readonly launchers: readonly string[];
  /** Name of the application's own distribution. */
  readonly application: string;
  readonly sha256: string | undefined;
  readonly interpreter: Account["interpreter"];
  readonly libraries: readonly LinkedLibrary[] | undefined;
}

/** A bundle that is read for its account. */
export interface AccountRequest extends AccountFacts {
  /** A folder, an archive or an executable. */
  readonly path: string;
}

/** What was seen of a bundle that was just made. */
export interface FreshInspection extends Inspection {
  /**
   * Absent where nobody asked for it. What is in it, with the hashes of its files as they were packed: path, relative to the bundle with `/`, → SHA-256, hexadecimal.
   * Throws BuildError where other files were packed than were inspected, or other bytes of those that were read for it.
   */
  readonly account?: ((facts: AccountFacts, packed: ReadonlyMap<string, string>) => Account) | undefined;
}
