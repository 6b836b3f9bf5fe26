import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TreeLayout } from "../model/interpreter.ts";
import startup from "./startup.py";

/** Where the OpenSSL of an interpreter looks for certificates, as compiled into it. */
export interface CertificatePlaces {
  readonly file: string;
  readonly folder: string;
}

/** A name that no distribution has; beside the standard library it is found without a search. */
const MODULE = "_slipway_startup";
/** Read by `site` in isolated mode too, and unlike `sitecustomize` there may be any number of these. */
const HOOK = "_slipway.pth";

const SLOT = "CERTIFICATES = None\n";

function sourceFor(certificates: CertificatePlaces | undefined): string {
  if (!startup.includes(SLOT)) throw new Error("the start-up code has no place for the certificates' folders");
  if (certificates === undefined) return startup;
  const pair = `(${JSON.stringify(certificates.file)}, ${JSON.stringify(certificates.folder)})`;
  return startup.replace(SLOT, () => `CERTIFICATES = ${pair}\n`);
}

/**
 * Puts the start-up code into a tree: a module beside the standard library, and a `.pth` file in `site-packages` (made
 * if need be) that imports it. `certificates` undefined: the interpreter has no OpenSSL.
 */
export async function placeStartup(
  root: string,
  layout: TreeLayout,
  certificates: CertificatePlaces | undefined,
): Promise<void> {
  await mkdir(join(root, layout.sitePackages), { recursive: true });
  await writeFile(join(root, layout.stdlib, `${MODULE}.py`), sourceFor(certificates));
  await writeFile(join(root, layout.sitePackages, HOOK), `import ${MODULE}\n`);
}
