import type { Digests } from "./checksums.ts";
import type { Measure } from "./manifest.ts";
import type { Ports } from "./ports.ts";

/** One file of a release, as it lies on this machine. */
export interface ReleaseFile extends Measure, Pick<Digests, "sha512"> {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** Everything that one release is: exactly these files, no more and no less. */
export interface ReleaseSet {
  readonly tag: string;
  /** PEP 440, canonical. */
  readonly version: string;
  /** What the tag has to point at; undefined where nobody knows. */
  readonly commit: string | undefined;
  readonly title: string;
  readonly prerelease: boolean;
  /** Stop before publishing. */
  readonly draft: boolean;
  /** The text, Markdown. What stands between our markers is ours on every run; the rest is for a release that has none yet. */
  readonly notes: string;
  /** Ask the service for the changes since the last release, and put them before `notes` where nobody has written any. */
  readonly generateNotes?: boolean;
  readonly files: readonly ReleaseFile[];
  /** Which tags count where the latest release is asked for; `v?{version}` where absent. */
  readonly series?: { readonly template: string; readonly name: string };
}

export interface Published {
  readonly id: number;
  /** The page of the release. */
  readonly url: string;
  /** It is whole, and stays a draft as asked. */
  readonly draft: boolean;
  readonly uploaded: number;
  readonly skipped: number;
}

/**
 * Brings a release into exactly that state, from whatever state it is in; every step may be repeated. Throws BuildError
 * where somebody has to decide, NetworkError where the service does not let it happen.
 */
export type PublishRelease = (ports: Ports, set: ReleaseSet) => Promise<Published>;

/** Our part of a release's text. The first one may bear who wrote it last: `<!-- slipway 3f… -->`. */
export const NOTES_OPEN = "<!-- slipway -->";
export const NOTES_CLOSE = "<!-- /slipway -->";

/** A service takes files below this. Bytes; GitHub says 2 GiB, and refuses exactly that. */
export const ASSET_LIMIT = 2_147_483_648;
/** And fewer files than this in one release. */
export const ASSETS_LIMIT = 1_000;
