import * as v from "valibot";

/** Text that says something. No system takes a zero character in a file's name or in an argument. */
export const text = v.pipe(
  v.string("must be text"),
  v.nonEmpty("must not be empty"),
  v.check((value) => !value.includes("\0"), "must hold no zero character"),
);
