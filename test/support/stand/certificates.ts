import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "./projects.ts";
import { tool } from "./store.ts";

/** An authority that nobody knows, and a certificate of `host` that it signed; fresh, so that it never expires. */
export async function makeCertificates(host = "localhost"): Promise<Files> {
  const cwd = await mkdtemp(join(tmpdir(), "slipway-certificates-"));
  const openssl = (...args: readonly string[]): Promise<string> => tool(["openssl", ...args], { cwd });
  const key = ["-newkey", "rsa:2048", "-nodes"];
  const extensions = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"];
  try {
    await openssl(
      ...["req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Stand", "-days", "2"],
      ...extensions.flatMap((extension) => ["-addext", extension]),
    );
    const name = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
    await openssl("req", ...key, "-keyout", "server.key", "-out", "server.csr", ...name);
    const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions", "copy", "-days", "2"];
    await openssl("x509", "-req", "-in", "server.csr", ...signing, "-out", "server.pem");
    const names = ["ca.pem", "server.pem", "server.key"];
    const texts = await Promise.all(names.map((file) => readFile(join(cwd, file), "utf8")));
    return Object.fromEntries(names.map((file, index) => [file, texts[index] ?? ""]));
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
