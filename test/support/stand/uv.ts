import { join } from "node:path";
import pins from "../../../src/environment/pins.json" with { type: "json" };
import type { Uv } from "../../../src/model/environment.ts";
import { kept, tool } from "./store.ts";

/** The uv that Slipway uses, for tests of what it does with a lock. */
export async function realUv(python: string): Promise<Uv> {
  const line = pins.uv.find((text) => text.startsWith("uv==")) ?? "";
  const [, version = ""] = /^uv==(\S+)/.exec(line) ?? [];
  const folder = await kept(`uv-${version}`, async (into) => {
    const pip = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", into, `uv==${version}`] as const;
    await tool([...pip]);
  });
  return { executable: join(folder, "bin", "uv"), version };
}
