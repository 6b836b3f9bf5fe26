import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/signers/gpg-home.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
var TIMEOUT_MS = 12e4;
async function inPrivateHome(ports, use) {
  const home = await mkdtemp(join(tmpdir(), "slipway-gpg-"));
  const env = { PATH: ports.machine.path, GNUPGHOME: home, HOME: home, LC_ALL: "C" };
  const options = { env, cwd: home, timeoutMs: TIMEOUT_MS, bare: ports.machine.os !== "windows" };
  const run = (what, args, input) => ports.exec.run(["gpg", "--batch", "--no-tty", "--status-fd", "2", ...args], {
    ...options,
    what,
    accept: "any",
    ...input === void 0 ? {} : { input }
  });
  try {
    return await use({ run });
  } finally {
    await ports.exec.run(["gpgconf", "--kill", "all"], { ...options, accept: "any" }).catch(() => void 0);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

export {
  inPrivateHome
};
