import * as v from "valibot";

/** What no index has, and is built here: a folder (a member of a workspace, a path dependency), or a commit of a repository. */
export type LocalSource =
  | { readonly kind: "directory" /** Absolute. */; readonly path: string }
  | {
      readonly kind: "git";
      readonly url: string;
      /** All of it, hexadecimal: a commit's name is a hash of everything in it. */
      readonly commit: string;
      /** Where the project lies in it, with `/`. */
      readonly subdirectory?: string;
    };

/** What is recorded of a wheel that was built from such a source. */
export const BuiltSourceSchema = v.strictObject({
  name: v.string(),
  version: v.string(),
  /** Null for a folder: it is part of the project's own commit, or the leg counts as changed. */
  git: v.nullable(v.strictObject({ url: v.string(), commit: v.string() })),
});
export type BuiltSource = v.InferOutput<typeof BuiltSourceSchema>;
