import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/runtime/node/lifetime.ts
var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function untilAskedToStop() {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (name === "SIGHUP") outliveTerminal();
      else if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}
function outliveTerminal() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
}

export {
  untilAskedToStop
};
