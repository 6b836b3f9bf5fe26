import { join } from "node:path";
import { kept, onPath, tool } from "./store.ts";

/** Runs workflows on this machine without containers, offline. */
const VERSION = "0.2.89";

/** Path of the `act` program. */
export async function installAct(): Promise<string> {
  if (process.platform !== "linux") throw new Error("host mode is used on Linux only");
  if (!onPath("go")) throw new Error("no go on PATH to install it with");
  const folder = await kept(`act-${VERSION}`, async (into) => {
    await tool(["go", "install", `github.com/nektos/act@v${VERSION}`], { env: { GOBIN: into }, minutes: 6 });
  });
  return join(folder, "act");
}
