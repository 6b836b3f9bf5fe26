import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import program from "./docker.py";

/** What an engine does where it does not do what is wanted. */
export interface Behaviour {
  /** What its machine is; this one where absent. */
  readonly platform?: string;
  /** Its service is not there. */
  readonly down?: boolean;
  /** Is the image there from the start? */
  readonly image?: boolean;
  /** What it says of an image that it cannot fetch. */
  readonly unreachable?: string;
  /** Folders are those of another machine. */
  readonly remote?: boolean;
  /** Every container fails with this, and is not started. */
  readonly refuses?: string;
}

export interface StandInEngine {
  /** Comes first on PATH. */
  readonly bin: string;
  /** All that was asked of it, one argument list each. */
  calls(): Promise<readonly (readonly string[])[]>;
  /** Names of the containers that are there. */
  containers(): Promise<readonly string[]>;
}

/**
 * A program called `docker` (or otherwise) that runs commands in a file system of their own, by bubblewrap: this machine's /usr in
 * the image's place, nothing else but the mounts, no variable but those that are named.
 */
export async function standInEngine(
  folder: string,
  behaviour: Behaviour = {},
  name = "docker",
): Promise<StandInEngine> {
  const bin = join(folder, `${name}-bin`);
  const containers = join(bin, "containers");
  await mkdir(containers, { recursive: true });
  await writeFile(join(bin, "behaviour.json"), JSON.stringify(behaviour));
  await writeFile(join(bin, "calls"), "");
  await writeFile(join(bin, name), `#!/usr/bin/python3 -I\n${program}`);
  await chmod(join(bin, name), 0o755);
  return {
    bin,
    calls: async () => {
      const lines = (await readFile(join(bin, "calls"), "utf8")).trimEnd().split("\n");
      return lines.map((line): string[] => JSON.parse(line));
    },
    containers: () => readdir(containers),
  };
}
