import * as v from "valibot";

/** A value of the configuration that is text, and not empty. */
export const text = v.pipe(v.string("must be text"), v.nonEmpty("must not be empty"));
