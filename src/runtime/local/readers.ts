interface Stream {
  on(event: "error", listener: (error: Error) => void): unknown;
  write(text: string): unknown;
}

/** The little of a process that its readers have to do with. */
interface Writer {
  readonly stdout: Stream;
  readonly stderr: Stream;
  exitCode?: number | string | null | undefined;
  once(event: "exit", listener: () => void): unknown;
}

/**
 * A reader that has had enough (`| head -1`) ends neither the work nor the process. A result that could not be written
 * for another reason (a full disk) is a failure, even where the work went well.
 */
export function outliveReaders(process: Writer): void {
  process.stderr.on("error", () => undefined);
  process.stdout.on("error", (error) => {
    if ("code" in error && error.code === "EPIPE") return;
    process.stderr.write(`error: the result cannot be written to stdout: ${error.message}\n`);
    process.once("exit", () => {
      process.exitCode ||= 1;
    });
  });
}
