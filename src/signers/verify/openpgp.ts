import { join } from "node:path";
import { BuildError } from "../../model/errors.ts";
import type { Ports } from "../../model/ports.ts";
import type { CheckRow, ReceivedRelease } from "../../model/received.ts";
import { type Gpg, inPrivateHome } from "../gpg-home.ts";
import { keyText, noPublicKey } from "./public-key.ts";

const HINT = "gpg --armor --export FINGERPRINT writes one.";

export const ASC = ".asc";

async function checked(gpg: Gpg, folder: string, what: string): Promise<Pick<CheckRow, "result" | "by" | "detail">> {
  const { stderr } = await gpg.run("verifying with gpg", ["--verify", join(folder, what + ASC), join(folder, what)]);
  const fingerprint = /^\[GNUPG:\] VALIDSIG (?:\S+ ){9}(\S+)/m.exec(stderr)?.[1];
  // An expired or revoked key makes a “good” signature with other words.
  if (fingerprint !== undefined && /^\[GNUPG:\] GOODSIG /m.test(stderr)) {
    return { result: "proven", by: `the key ${fingerprint}`, detail: "OpenPGP signature" };
  }
  const said = stderr.split("\n").filter((line) => line.startsWith("gpg: "));
  return { result: "failed", by: "", detail: said.at(-1)?.slice("gpg: ".length) ?? "gpg does not say why" };
}

/** Rows for every `.asc` of a release. Throws BuildError where the key that was named is none. */
export async function verifyOpenPgp(
  ports: Pick<Ports, "exec" | "machine">,
  release: ReceivedRelease,
  named: string | undefined,
): Promise<CheckRow[]> {
  const signed = release.files.filter(({ name }) => name.endsWith(ASC)).map(({ name }) => name.slice(0, -ASC.length));
  if (signed.length === 0) return [];
  const row = (what: string) => ({ what, method: "gpg" }) as const;
  if (named === undefined) {
    const rest = { result: "not checked", by: "", detail: "name the file of the public key that you know" } as const;
    return signed.map((what) => ({ ...row(what), ...rest }));
  }
  const key = await keyText(named);
  try {
    return await inPrivateHome(ports, async (gpg) => {
      const { stderr } = await gpg.run("reading the public key", ["--import"], key);
      if (!/^\[GNUPG:\] IMPORT_OK /m.test(stderr)) throw noPublicKey(`${named} holds no public key of OpenPGP`, HINT);
      const rows: CheckRow[] = [];
      for (const what of signed) rows.push({ ...row(what), ...(await checked(gpg, release.folder, what)) });
      return rows;
    });
  } catch (error) {
    if (error instanceof BuildError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return signed.map((what) => ({ ...row(what), result: "failed", by: "", detail }));
  }
}
