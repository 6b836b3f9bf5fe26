import { posix } from "node:path";
import { normalName } from "../model/project.ts";

/** A distribution, by the folder of its metadata. */
export interface Distribution {
  /** Normalised (PEP 503). */
  readonly name: string;
  /** `name version`, for people. */
  readonly title: string;
}

const METADATA = /(?:^|\/)([^/]+?)-([^/-]+)\.(?:dist|egg)-info(?:\/|$)/;

/** The distribution whose metadata this path lies in. */
export function metadataOwner(path: string): Distribution | undefined {
  const [, name, version] = METADATA.exec(path) ?? [];
  if (name === undefined || version === undefined) return undefined;
  return { name: normalName(name), title: `${name} ${version}` };
}

/** First field of a line; a name with a comma is quoted. */
function recordedPath(line: string): string {
  if (!line.startsWith('"')) return line.split(",", 1)[0] ?? "";
  return line.slice(1, line.indexOf('",')).replaceAll('""', '"');
}

/** What the RECORD of a distribution claims. */
export interface Claims {
  readonly distribution: Distribution;
  /** Relative to the bundle. */
  readonly paths: readonly string[];
  /** Relative to the folder that the distribution is installed in, as recorded. */
  readonly relative: readonly string[];
  /** Absolute paths: the distribution was installed for one machine. */
  readonly absolute: readonly string[];
}

/** Reads a RECORD (PEP 376, PEP 627) that lies at `path` in the bundle; undefined where that is none. */
export function readRecord(path: string, text: string): Claims | undefined {
  const distribution = metadataOwner(path);
  if (distribution === undefined || !path.endsWith(".dist-info/RECORD")) return undefined;
  const home = posix.dirname(posix.dirname(path));
  const paths: string[] = [];
  const relative: string[] = [];
  const absolute: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const recorded = recordedPath(line).replaceAll("\\", "/");
    if (recorded === "") continue;
    const place = posix.normalize(posix.join(home, recorded));
    if (posix.isAbsolute(recorded) || /^[A-Za-z]:/.test(recorded)) absolute.push(recorded);
    // Scripts of a distribution whose metadata alone was copied lie outside of the bundle.
    else if (!place.startsWith("../")) {
      paths.push(place);
      relative.push(posix.normalize(recorded));
    }
  }
  return { distribution, paths, relative, absolute };
}
