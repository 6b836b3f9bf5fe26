import * as v from "valibot";
import { ALGORITHMS, type Algorithm } from "./checksums.ts";
import { text } from "./text-config.ts";

/** Where the text of a release comes from, besides our table of files. */
export const NotesSchema = v.union(
  [
    v.picklist(["auto", "changelog"]),
    v.strictObject({ file: v.pipe(text, v.description("A file of the project that holds the text.")) }),
    v.strictObject({ text: v.pipe(text, v.description("The text itself.")) }),
  ],
  "must be auto (GitHub's own notes), changelog (the version's section of CHANGELOG.md), { file: PATH } or { text: … }",
);

/** SHA-256 has to be among them: GitHub's own digests, signatures and whoever verifies go by it. */
export const ChecksumsSchema = v.pipe(
  v.array(v.picklist(ALGORITHMS, `must be ${ALGORITHMS.join(" or ")}`), "must be a list, such as [sha256, sha512]"),
  v.check((list) => list.includes("sha256"), "must have sha256 in it: what is signed and verified goes by that"),
  v.check((list) => new Set(list).size === list.length, "must not name one twice"),
);

/** Keys of `release:` that say how it is published. */
export const releaseEntries = {
  draft: v.exactOptional(
    v.pipe(v.boolean("must be true or false"), v.description("Upload everything and leave the release a draft.")),
  ),
  notes: v.exactOptional(
    v.pipe(
      NotesSchema,
      v.description(
        "The text: auto (GitHub's own notes), changelog (the section of CHANGELOG.md), { file: PATH } or { text: … }. Our table follows it.",
      ),
    ),
  ),
  checksums: v.exactOptional(
    v.pipe(
      ChecksumsSchema,
      v.description(
        "Lists of checksums: sha256 (SHA256SUMS), and sha512 (SHA512SUMS, which SHA256SUMS lists) beside it.",
      ),
    ),
  ),
};

export type NotesChoice = v.InferOutput<typeof NotesSchema>;

/** How a release is made, complete. */
export interface ReleaseChoice {
  /** What tags look like: `v?{version}`. */
  readonly tag: string;
  readonly draft: boolean;
  readonly notes: NotesChoice;
  /** Never without sha256. */
  readonly checksums: readonly Algorithm[];
}
