import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TreeLayout } from "../model/interpreter.ts";

/**
 * Debian and its children install into `local/lib/python3.X/dist-packages`, so that a user's packages and the system's
 * do not meet. In a tree of its own there is nothing to keep apart, and installers, bundlers and tools expect the layout
 * of CPython. `sysconfig`, which says where to install, gets CPython's answer back. `site`, which says where to look, is
 * frozen into the executable since 3.11: so the one folder of Debian's that it looks into leads on to `site-packages`.
 */
const SCHEMES_END = "def get_preferred_scheme(";
const SCHEMES = `def _get_preferred_schemes():
    return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}


`;

function leadOn(layout: TreeLayout): string {
  const folders = layout.sitePackages.split("/").map((name) => JSON.stringify(name));
  return `import os, site, sys; site.addsitedir(os.path.join(sys.prefix, ${folders.join(", ")}))\n`;
}

async function sysconfigFile(stdlib: string): Promise<string> {
  const single = join(stdlib, "sysconfig.py");
  return await stat(single).then(
    () => single,
    () => join(stdlib, "sysconfig", "__init__.py"),
  );
}

/**
 * Makes packages of a tree from Debian lie in `site-packages`; changes nothing in others. Where these sources have
 * another shape than expected, nothing is done either, and the check of the finished tree says so.
 */
export async function undoDistPackages(root: string, layout: TreeLayout): Promise<void> {
  const stdlib = join(root, layout.stdlib);
  const site = await readFile(join(stdlib, "site.py"), "utf8");
  if (!site.includes("dist-packages")) return;
  const file = await sysconfigFile(stdlib);
  const schemes = await readFile(file, "utf8");
  const end = schemes.indexOf(SCHEMES_END);
  if (end === -1) return;
  await writeFile(file, schemes.slice(0, end) + SCHEMES + schemes.slice(end));
  const searched = join(root, "lib", "python3", "dist-packages");
  await mkdir(searched, { recursive: true });
  await writeFile(join(searched, "_slipway_site.pth"), leadOn(layout));
}
