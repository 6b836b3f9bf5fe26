import * as v from "valibot";

export const CACHE_CHOICES = ["auto", "off"] as const;
/** `auto`: what was fetched is kept for later builds. `off`: nothing is taken from earlier builds, and nothing kept. */
export type CacheChoice = (typeof CACHE_CHOICES)[number];

export const CacheChoiceSchema = v.picklist(CACHE_CHOICES, `must be one of ${CACHE_CHOICES.join(", ")}`);
