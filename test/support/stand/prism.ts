import { spawn } from "node:child_process";
import { freePort } from "./web.ts";

export interface Prism {
  readonly url: string;
  close(): void;
}

/** How long it takes to read the description on a busy machine, at most. Milliseconds. */
const PATIENCE = 60_000;

/** Starts the validating proxy in front of a server; ready when it says that it listens. */
export async function startPrism(script: string, description: string, upstream: string): Promise<Prism> {
  const port = await freePort();
  const child = spawn(process.execPath, [script, "proxy", "--errors", "-p", String(port), description, upstream], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  await new Promise<void>((ready, failed) => {
    const timer = setTimeout(() => failed(new Error(`the proxy did not start: ${said}`)), PATIENCE);
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (!said.includes("is listening")) return;
      clearTimeout(timer);
      ready();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => failed(new Error(`the proxy ended: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, close: () => child.kill() };
}
