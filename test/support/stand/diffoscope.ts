import { runCommand } from "./processes.ts";
import { kept, tool } from "./store.ts";

const VERSION = "332";

/** Finds what differs between two files, however deep inside of archives. Rejects where it cannot be had. */
export async function installDiffoscope(): Promise<string> {
  const folder = await kept(`diffoscope-${VERSION}`, async (into) => {
    await tool(["python3", "-m", "pip", "install", "--quiet", "--target", into, `diffoscope==${VERSION}`]);
  });
  // It reads archives by libraries of the system, and where these are not there it would see bytes alone.
  await tool(["python3", "-c", "import magic, libarchive, diffoscope.main"], { env: { PYTHONPATH: folder } });
  return folder;
}

/** What it says of two files: nothing where they are the same. */
export async function differences(diffoscope: string, files: readonly [string, string], cwd: string): Promise<string> {
  const argv = ["python3", "-m", "diffoscope.main", "--text", "-", ...files] as const;
  const { code, stdout, output } = await runCommand([...argv], {
    cwd,
    env: { ...process.env, PYTHONPATH: diffoscope },
    seconds: 300,
  });
  // 1 is for files that differ; whatever else is an error of its own.
  if (code !== 0 && code !== 1) throw new Error(`diffoscope ended with ${code}:\n${output}`);
  if ((code === 0) !== (stdout === "")) throw new Error(`diffoscope ended with ${code}, but printed:\n${output}`);
  return stdout;
}
