import * as v from "valibot";
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
};

export type NotesChoice = v.InferOutput<typeof NotesSchema>;
