import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import realTable from "../../../src/python/standalone.json" with { type: "json" };
import { installAct } from "./act.ts";
import type { ReadyStand } from "./environment.ts";
import { installInterpreter, tableFor } from "./interpreter.ts";
import { startMirror } from "./mirror.ts";
import { copyProduct } from "./product.ts";
import { type Part, part, stackRoot } from "./store.ts";

export interface PreparedStand {
  readonly stand: ReadyStand;
  /** Every part, also those that could not be had. */
  readonly parts: readonly Part<unknown>[];
  dispose(): Promise<void>;
}

/** Installs what can be had, starts what has to run, and says what is missing. */
export async function prepareStand(
  checkout: string,
  options: { readonly quick: boolean; readonly keep: boolean; readonly workflows: boolean },
): Promise<PreparedStand> {
  const [interpreter, act] = await Promise.all([
    part("interpreter tree", installInterpreter),
    options.workflows ? part("act", installAct) : undefined,
  ]);
  const work = await mkdtemp(join(tmpdir(), "slipway-e2e-"));
  const mirror = interpreter.state === "ready" ? await startMirror(interpreter.value) : undefined;
  const dispose = async (): Promise<void> => {
    mirror?.close();
    if (!options.keep) await rm(work, { recursive: true, force: true });
  };
  try {
    const table = interpreter.state === "ready" ? tableFor(interpreter.value, realTable, new Date()) : undefined;
    const product = await copyProduct(checkout, join(work, "product"), table);
    const cache = join(stackRoot(), "e2e-cache");
    await mkdir(cache, { recursive: true });
    const stand: ReadyStand = {
      product,
      work,
      cache,
      ...(mirror === undefined ? {} : { mirror: mirror.url }),
      ...(interpreter.state === "ready"
        ? { python: interpreter.value.python, pythonVersion: interpreter.value.version }
        : {}),
      ...(act?.state === "ready" ? { act: act.value } : {}),
      ...(options.quick ? { quick: "1" } : {}),
    };
    return { stand, parts: act === undefined ? [interpreter] : [interpreter, act], dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
