import { homedir } from "node:os";
import { isAbsolute } from "node:path";
import { BuildError, ConfigError } from "../../model/errors.ts";

/** The user's own folder; undefined where there is none: an empty HOME, or a container that runs as a mere number. */
export function homeFolder(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}

/** Throws BuildError where nothing says whose caches these would be. */
export function homeForCaches(): string {
  const home = homeFolder();
  if (home !== undefined) return home;
  const message = "there is no folder for caches: this user has no home folder";
  throw new BuildError([{ code: "no-home", message, hint: "Set HOME, or XDG_CACHE_HOME, to a folder of this user." }]);
}

/** Where the terminal is. Throws ConfigError where that folder was removed meanwhile. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    const message = "the folder in which this was started is gone";
    throw new ConfigError([{ code: "no-folder", message, hint: "Change to a folder that exists." }], { cause });
  }
}
