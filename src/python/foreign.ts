import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Interpreter, type InterpreterPin, type InterpreterTree, treeLayout } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { type TargetId, targetFacts } from "../model/target.ts";
import { obtainArchive, publicUrl } from "./resolve.ts";
import { placeStartup } from "./startup.ts";
import { copyTree } from "./tree.ts";

/** A standalone interpreter of another system, which cannot be run here: that it is what it says, its digest has to tell. */
export async function obtainForeign(
  ports: Ports,
  pin: InterpreterPin,
  on: { readonly target: TargetId; readonly reason: string },
): Promise<Interpreter> {
  const prefix = join(await obtainArchive(ports, pin, { variant: on.target }), "python");
  return {
    source: "standalone",
    version: pin.version,
    executable: join(prefix, treeLayout(targetFacts(on.target).os, pin.version).python),
    prefix,
    relocatable: true,
    sha256: pin.sha256,
    url: publicUrl(pin.url),
    reason: on.reason,
    fallback: false,
  };
}

/**
 * A copy of it. Where its OpenSSL looks for certificates it cannot be asked.
 * @param on.linked it is for looking at, and may share its bytes with the original
 */
export async function makeForeignTree(
  interpreter: Interpreter,
  destination: string,
  { target, linked = false }: { readonly target: TargetId; readonly linked?: boolean },
): Promise<InterpreterTree> {
  const tree = await copyTree(interpreter, destination, { linked });
  const { os } = targetFacts(target);
  const layout = treeLayout(os, interpreter.version);
  await mkdir(join(tree.root, layout.sitePackages), { recursive: true });
  await mkdir(join(tree.root, layout.scripts), { recursive: true });
  if (os !== "windows") await placeStartup(tree.root, layout, undefined);
  return tree;
}
