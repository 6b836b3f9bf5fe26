import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { BuildError } from "../../model/errors.ts";

/** The file that keeps all output of a command. */
export interface ChildLog {
  write(text: string | Buffer): void;
  /** Aborted as soon as the file cannot be written. */
  readonly broken: AbortSignal;
  /** Throws BuildError where something of the output could not be written. */
  close(): Promise<void>;
}

function unwritable(file: string, cause: unknown): BuildError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `the log ${file} cannot be written: ${reason}`;
  return new BuildError([{ code: "cannot-write", message, hint: "Make room or give rights there." }], { cause });
}

/** Opens the log of a command for appending. A stream's error that nobody listens to would end the whole process. */
export async function openLog(file: string): Promise<ChildLog> {
  const controller = new AbortController();
  let failed: Error | undefined;
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    throw unwritable(file, error);
  }
  const stream = createWriteStream(file, { flags: "a" });
  stream.on("error", (error) => {
    failed ??= error;
    controller.abort(error);
  });
  return {
    broken: controller.signal,
    write(text) {
      if (failed === undefined) stream.write(text);
    },
    async close() {
      stream.end();
      // What goes wrong here has gone to the listener as well.
      await finished(stream).catch(() => undefined);
      if (failed !== undefined) throw unwritable(file, failed);
    },
  };
}
