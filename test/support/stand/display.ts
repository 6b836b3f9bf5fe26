import { spawn } from "node:child_process";
import { debianPrograms } from "./debian.ts";

/** A display that nobody sees. */
export interface Display {
  /** As `:99`. */
  readonly name: string;
  close(): void;
}

/** Starts one on the first number that is free. Rejects where the program cannot be had. */
export async function openDisplay(): Promise<Display> {
  await debianPrograms(["Xvfb"]);
  // Whoever is nobody in the room may use it; nothing is secret there.
  const child = spawn("Xvfb", ["-displayfd", "3", "-ac", "-screen", "0", "800x600x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const pipe = child.stdio[3];
  const number = await new Promise<string>((ready, fail) => {
    child.on("error", fail);
    child.on("exit", (code) => fail(new Error(`Xvfb ended with ${code}`)));
    pipe?.on("data", (chunk: Buffer) => ready(chunk.toString().trim()));
  });
  return { name: `:${number}`, close: () => child.kill() };
}
