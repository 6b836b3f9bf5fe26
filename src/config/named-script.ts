import { scriptOfSettings } from "../model/project.ts";
import type { ConfigLayers } from "./resolve.ts";

/**
 * The script that flags, inputs or slipway.yml name as `entry`, for `readProject`, which reads what it says of itself.
 * Undefined where they name an entry point, something that is no text, or nothing.
 */
export function namedScript(layers: Pick<ConfigLayers, "flags" | "file">): string | undefined {
  const flag = layers.flags["entry"];
  return scriptOfSettings(flag === undefined ? layers.file?.value : { entry: flag });
}
