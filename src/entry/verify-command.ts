import { resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import type { Expectations } from "../model/verification.ts";
import type { Answer } from "../report/answers.ts";
import { verifiedAnswer } from "../report/verified.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { verifyPlace, verifyStage } from "../stages/verify.ts";

function expectations({ expected }: CommandLine, path: (text: string) => string): Expectations {
  const { "trusted-root": trustedRoot, key, "minisign-key": minisignKey, "gpg-key": gpgKey, ...said } = expected;
  return {
    ...said,
    ...(trustedRoot === undefined ? {} : { trustedRoot: path(trustedRoot) }),
    ...(key === undefined ? {} : { key: path(key) }),
    // A public key of minisign is so short that people name it itself.
    ...(minisignKey === undefined
      ? {}
      : { minisignKey: minisignKey.startsWith("RW") ? minisignKey : path(minisignKey) }),
    ...(gpgKey === undefined ? {} : { gpgKey: path(gpgKey) }),
  };
}

/** `slipway verify`. */
export async function verifyCommand(ports: Ports, catalog: Catalog, line: CommandLine, cwd: string): Promise<Answer> {
  const path = (text: string): string => resolve(cwd, text);
  const place = verifyPlace(line.positionals[0] ?? "", path);
  return verifiedAnswer(await verifyStage(ports, catalog, place, expectations(line, path)));
}
