import * as v from "valibot";
import { GrowthSchema } from "./growth-config.ts";
import { text } from "./text-config.ts";

const systemVersion = v.pipe(
  v.string("must be text"),
  v.regex(/^\d{1,4}(\.\d{1,4}){1,2}$/, 'must be a version such as "2.28" or "11.0"'),
);

export const FloorSchema = v.strictObject(
  {
    glibc: v.exactOptional(v.pipe(systemVersion, v.description("The newest glibc that a Linux bundle may need."))),
    macos: v.exactOptional(v.pipe(systemVersion, v.description("The newest macOS that a macOS bundle may need."))),
  },
  'must be { glibc: "2.28", macos: "11.0" }',
);

export const SizeSchema = v.strictObject(
  {
    max: v.exactOptional(
      v.pipe(
        v.string("must be text"),
        v.regex(/^\d{1,9}(\.\d{1,3})? ?([kKMG]i?)?B$/, "must be a size such as 120MB or 1.5GiB"),
        v.description("Largest size of the unpacked bundle, such as 120MB."),
      ),
    ),
    "max-growth": v.exactOptional(GrowthSchema),
  },
  "must be { max: 120MB, max-growth: 10% }",
);

/** How long something may take: `800ms`, `2s`, `1.5s`. */
const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;

/** Milliseconds of a duration that the schema has let through. */
export function milliseconds(duration: string): number {
  const [, number = "0", unit = "s"] = DURATION.exec(duration) ?? [];
  return Number(number) * (unit === "s" ? 1000 : 1);
}

export const StartupLimitSchema = v.strictObject(
  {
    max: v.pipe(
      text,
      v.regex(DURATION, "must be a time such as 2s or 800ms"),
      v.description("Longest time that a start may take; the median of several starts is compared."),
    ),
  },
  "must be { max: TIME }",
);
