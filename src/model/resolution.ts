import * as v from "valibot";

/** Versions that were decided on in a build, because no lock did. */
export const ResolvedSchema = v.strictObject({
  /** Of the whole as text: versions, markers, files and hashes. Hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits")),
  /** Only files up to then were looked at, seconds since 1970; null: whatever the index had. */
  until: v.nullable(v.number()),
  /** For all systems, sorted; one name may be there in several versions, for different ones. */
  packages: v.array(v.strictObject({ name: v.string(), version: v.string() })),
});

export type Resolved = v.InferOutput<typeof ResolvedSchema>;
