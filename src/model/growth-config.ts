import * as v from "valibot";

/** How much larger than the last release a bundle may be. */
export const GrowthSchema = v.pipe(
  v.string("must be text"),
  v.regex(/^\d{1,4}(\.\d{1,2})? ?%$/, "must be a share such as 10%"),
  v.description("How much larger than in the last release the unpacked bundle may be, such as 10%."),
);

/** Hundredths of a share that the schema has let through. */
export function percent(share: string): number {
  return Number.parseFloat(share);
}
