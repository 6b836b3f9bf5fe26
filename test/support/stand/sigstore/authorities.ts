import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tool } from "../store.ts";

/** Passwords of keys that live for one run, on this machine. */
export const PASSWORDS = { fulcio: "fulcio", tsa: "tsa" } as const;

const CA = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n";
const SECTIONS = {
  root: CA,
  fulcio: `${CA.replace("CA:TRUE", "CA:TRUE,pathlen:0")}extendedKeyUsage=codeSigning\n`,
  stamps:
    "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n" +
    "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n",
};

/** Keys and certificates of every service, in a folder: `ca.*`, `tsa.*`, `tsachain.pem`, `ct.*`, `rekor.*`. */
export async function makeAuthorities(cwd: string): Promise<void> {
  const openssl = (...args: readonly string[]): Promise<string> => tool(["openssl", ...args], { cwd });
  const config = async (name: string): Promise<string> => {
    const subject = `[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nO=stand\nCN=${name}\n`;
    const sections = Object.entries(SECTIONS).map(([section, lines]) => `[${section}]\n${lines}`);
    await writeFile(join(cwd, `${name}.cnf`), subject + sections.join(""));
    return `${name}.cnf`;
  };
  const key = (name: string, curve = "prime256v1"): Promise<string> =>
    openssl("ecparam", "-genkey", "-name", curve, "-noout", "-out", name);
  const locked = (from: string, to: string, password: string): Promise<string> =>
    openssl("pkcs8", "-topk8", "-in", from, "-out", to, "-passout", `pass:${password}`);
  const selfSigned = async (name: string, section: string, [keyFile, file]: readonly [string, string]) =>
    openssl(
      ...["req", "-x509", "-new", "-key", keyFile, "-days", "30", "-config", await config(name)],
      ...["-extensions", section, "-out", file],
    );

  await key("ca.raw");
  await locked("ca.raw", "ca.key", PASSWORDS.fulcio);
  await selfSigned("stand-fulcio", "fulcio", ["ca.raw", "ca.pem"]);

  await key("tsaroot.key", "secp384r1");
  await selfSigned("stand-tsa-root", "root", ["tsaroot.key", "tsaroot.pem"]);
  await key("tsa.raw");
  await locked("tsa.raw", "tsa.key", PASSWORDS.tsa);
  const own = await config("stand-tsa");
  await openssl("req", "-new", "-key", "tsa.raw", "-config", own, "-out", "tsa.csr");
  const by = ["-CA", "tsaroot.pem", "-CAkey", "tsaroot.key", "-CAcreateserial", "-days", "20"];
  await openssl("x509", "-req", "-in", "tsa.csr", ...by, "-extfile", own, "-extensions", "stamps", "-out", "tsa.pem");
  await tool(["sh", "-c", "cat tsa.pem tsaroot.pem > tsachain.pem"], { cwd });

  await key("ct.key");
  await openssl("ec", "-in", "ct.key", "-pubout", "-out", "ct.pub");
  await openssl("genpkey", "-algorithm", "ed25519", "-out", "rekor.key");
  await openssl("pkey", "-in", "rekor.key", "-pubout", "-out", "rekor.pub");
}
