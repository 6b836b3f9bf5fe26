import * as v from "valibot";
import type { Entry } from "../model/config.ts";
import type { Ports } from "../model/ports.ts";
import type { SmokeLimits } from "../model/smoke.ts";
import probe from "./entry_probe.py";
import { inRoom } from "./room.ts";
import { supervise } from "./supervise.ts";

const AnswerSchema = v.strictObject({ missing: v.exactOptional(v.string()), raises: v.exactOptional(v.string()) });

/** Why a program never gets to its own code; empty where nothing speaks against it. */
export type EntryAnswer = v.InferOutput<typeof AnswerSchema>;

/**
 * Looks for the module and the object that an entry starts, in the environment. Asked only where every command failed
 * there, because it costs a start.
 */
export async function probeEntry(
  ports: Pick<Ports, "exec" | "machine">,
  entry: Extract<Entry, { kind: "object" }>,
  at: { readonly python: string; readonly environment: string; readonly limits: SmokeLimits },
): Promise<EntryAnswer> {
  const [module = "", object = ""] = entry.object.split(":");
  const argv = [at.environment, "-I", "-B", "-c", probe, module.trim(), object.trim()];
  const outcome = await inRoom(ports.machine, ports.machine.workRoot, ({ cwd, env }) =>
    supervise(ports.exec, at.python, { argv, cwd, env, limits: at.limits }),
  );
  const last = outcome.stdout.trimEnd().split("\n").at(-1) ?? "";
  const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), AnswerSchema), last);
  return answer.success ? answer.output : {};
}
