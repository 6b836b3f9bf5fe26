import type { ConfigLayers } from "./resolve.ts";

/**
 * The script that flags, inputs or slipway.yml name as `entry`, for `readProject`, which reads what it says of itself.
 * Undefined where they name an entry point, something that is no text, or nothing.
 */
export function namedScript(layers: Pick<ConfigLayers, "flags" | "file">): string | undefined {
  const value = layers.file?.value;
  const written = typeof value === "object" && value !== null && "entry" in value ? value.entry : undefined;
  const entry = layers.flags["entry"] ?? written;
  return typeof entry === "string" && entry.endsWith(".py") ? entry : undefined;
}
