import { spawn } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kept, tool } from "./store.ts";
import { freePort } from "./web.ts";

/** The blob store that the makers of Azure test against; newer ones need a newer Node than some runners have. */
const VERSION = "3.35.0";
/** It answers after one to four seconds, on a machine with nothing else to do. */
const PATIENCE_MS = 60_000;

/** Path of the program: half a minute, 200 MB, once. */
export async function installAzurite(): Promise<string> {
  const folder = await kept(`azurite-${VERSION}`, async (into) => {
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    await tool(["npm", "install", "--prefix", into, ...quietly, `azurite@${VERSION}`], { minutes: 10 });
  });
  return join(folder, "node_modules", "azurite", "dist", "src", "blob", "main.js");
}

/** A blob store of this test alone, which forgets everything when it is stopped. */
export interface Azurite {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param program as `installAzurite` gives it */
export async function startAzurite(program: string): Promise<Azurite> {
  const port = await freePort();
  const at = ["--blobHost", "127.0.0.1", "--blobPort", String(port)];
  // Clients are newer than it is, and it has nobody to tell.
  const quietly = ["--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"];
  const child = spawn(process.execPath, [program, ...at, ...quietly], { stdio: "ignore" });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  const until = performance.now() + PATIENCE_MS;
  while (!(await listens(port))) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error("Azurite did not start");
    }
    await sleep(100);
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => done(true));
    socket.on("error", () => done(false)).on("connect", () => socket.destroy());
  });
}
