import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { Exec, Machine, Ports } from "../../src/model/ports.ts";

function unused(what: string): never {
  throw new Error(`${what} is not part of this test`);
}

/** What was said, in order. */
export interface Said {
  readonly infos: string[];
  readonly warnings: Diagnostic[];
}

/** Ports of a Linux laptop, with commands run by `exec` and a log that remembers. */
export function pythonPorts(exec: Exec, machine: Partial<Machine> = {}): Ports & { readonly said: Said } {
  const said: Said = { infos: [], warnings: [] };
  return {
    said,
    exec,
    log: {
      info: (message) => said.infos.push(message),
      warn: (diagnostic) => said.warnings.push(diagnostic),
      error: (diagnostic) => said.warnings.push(diagnostic),
      stage: (_, run) => run(() => undefined),
    },
    downloads: { fetch: () => unused("downloading") },
    pages: { text: () => unused("a page") },
    toolCache: {
      find: () => unused("a tool cache"),
      add: () => unused("a tool cache"),
      unpack: () => unused("unpacking"),
    },
    workplaces: { open: () => unused("a workplace") },
    machine: {
      os: "linux",
      arch: "x64",
      musl: false,
      system: "6.1 glibc2.36",
      cpus: 2,
      path: "",
      hostedToolCache: undefined,
      workRoot: "/dev/null/nowhere",
      cache: "/dev/null/nowhere",
      runner: "local",
      now: new Date(0),
      ...machine,
    },
    clock: { now: () => 0, wait: async () => undefined, random: () => 0.5 },
    signal: new AbortController().signal,
  };
}
