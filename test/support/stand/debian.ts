import { onPath, tool } from "./store.ts";

/** Programs that come with Debian's packages, by the package that has them. */
const PACKAGES: Readonly<Record<string, string>> = {
  bwrap: "bubblewrap",
  debootstrap: "debootstrap",
  gpg: "gnupg",
  Xvfb: "xvfb",
};

/**
 * Makes programs of Debian's be there. Installs what is missing where that is possible, and rejects with the reason where
 * it is not: such a part of the stand is skipped.
 */
export async function debianPrograms(names: readonly string[]): Promise<void> {
  const missing = names.filter((name) => !onPath(name, `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/bin`));
  for (const name of missing) await debianPackage(PACKAGES[name] ?? name);
}

/** Parts of the stand are prepared at the same time, and apt-get refuses to work twice. */
let turn: Promise<unknown> = Promise.resolve();

/** Installs a package. */
export function debianPackage(name: string): Promise<void> {
  const installed = turn.then(() => install(name));
  turn = installed.catch(() => undefined);
  return installed;
}

async function install(name: string): Promise<void> {
  if (!onPath("apt-get")) throw new Error(`${name} is not installed, and there is no apt-get to install it with`);
  if (process.getuid?.() !== 0) throw new Error(`${name} is not installed, and only root can install it`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const command = ["apt-get", "install", "--yes", "--no-install-recommends", name] as const;
  try {
    await tool(command, { env });
  } catch {
    // Its lists may be missing, or older than what the archive still has.
    await tool(["apt-get", "update"], { env });
    await tool(command, { env });
  }
}
