import type { Listed } from "./checksums.ts";
import type { Measure } from "./manifest.ts";
import type { Ports } from "./ports.ts";

/** A release as somebody received it: every file of a folder, measured just now. */
export interface ReceivedRelease {
  /** Absolute. */
  readonly folder: string;
  readonly files: readonly (Measure & Listed)[];
  /** Names of the artifacts, by the manifest; empty where there is none that can be read. */
  readonly artifacts: readonly string[];
  /** The one file that is asked about; undefined where all of the release is. */
  readonly only: string | undefined;
  /** What lies there and is neither a file nor a folder: links, mostly. */
  readonly strange: readonly string[];
}

/** One thing that was looked at. */
export interface CheckRow {
  readonly what: string;
  readonly method: string;
  /** `not checked` is no failure, and no proof. */
  readonly result: "proven" | "failed" | "not checked";
  /** Who vouches for it. */
  readonly by: string;
  readonly detail: string;
}

/** Never throws for what is wrong with a release: that is a row. */
export type CheckRelease = (ports: Ports, release: ReceivedRelease) => Promise<readonly CheckRow[]>;

/** What is verified: a folder, a file with its release beside it, or the page of a release. */
export type VerifyPlace =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "page"; readonly server: string; readonly repository: string; readonly tag: string };

/** Texts of the web, without any right of ours. */
export interface Pages {
  /** At most `limit` bytes. Throws NetworkError. */
  text(url: string, limit: number): Promise<string>;
}
