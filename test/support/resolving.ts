import { type ConfigLayers, resolveConfig } from "../../src/config/resolve.ts";
import { configSource, packageFacts } from "./facts.ts";

/** What is wanted of an ordinary package, with these layers on top. */
export const resolve = (layers: Partial<ConfigLayers> = {}) =>
  resolveConfig({ flags: {}, inputs: {}, facts: packageFacts(), ...layers });

/** The layer of a `slipway.yml` that says `value`. */
export const file = (value: unknown) => ({ file: configSource(value) });
