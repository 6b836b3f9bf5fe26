/** Digests of a release's files that lists of checksums are made of. */
export const ALGORITHMS = ["sha256", "sha512"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** The list of each, by the name that people know from distributions. */
export const LIST_NAMES = { sha256: "SHA256SUMS", sha512: "SHA512SUMS" } as const satisfies Record<Algorithm, string>;

/** Hexadecimal. SHA-256 is always known, another one where it was asked for. */
export interface Digests {
  readonly sha256: string;
  readonly sha512?: string;
}

export interface Listed extends Digests {
  readonly name: string;
}

/** The lines that `sha256sum --check` and its like read, sorted by name. Throws where a digest was never taken. */
function listText(files: readonly Listed[], algorithm: Algorithm): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const line = (file: Listed): string => {
    const digest = file[algorithm];
    if (digest === undefined) throw new Error(`nobody has taken the ${algorithm} of ${file.name}`);
    return `${digest}  ${file.name}\n`;
  };
  return sorted.map(line).join("");
}

/**
 * The lists of checksums of a release, by name. SHA256SUMS comes last and has the others in it: whoever vouches for that one,
 * by a signature or by reading it to somebody, vouches for all of them.
 */
export function checksumLists(
  files: readonly Listed[],
  algorithms: readonly Algorithm[],
  digest: (text: string) => string,
): ReadonlyMap<string, string> {
  const further = algorithms
    .filter((algorithm) => algorithm !== "sha256")
    .map((algorithm) => ({ name: LIST_NAMES[algorithm], text: listText(files, algorithm) }));
  const lists = further.map(({ name, text }) => ({ name, sha256: digest(text) }));
  return new Map([
    ...further.map(({ name, text }) => [name, text] as const),
    [LIST_NAMES.sha256, listText([...files, ...lists], "sha256")],
  ]);
}
