import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { treeLayout } from "../../../src/model/interpreter.ts";
import { type CertificatePlaces, placeStartup } from "../../../src/python/startup.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";

const LAYOUT = treeLayout("linux", "3.13.0");
const BUNDLES = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

describeUnless(notPosix)("start-up code", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-startup-"));
  const hashed = join(folder, "hashed");
  const empty = join(folder, "empty");
  let python: string;
  beforeAll(async () => {
    for (const store of [hashed, empty]) mkdirSync(store);
    writeFileSync(join(hashed, "02265526.0"), "");
    writeFileSync(join(empty, "ca-bundle.crt"), "");
    python = (await realExec.run(["python3", "-I", "-c", "import sys; print(sys.executable)"])).stdout.trim();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const nowhere = { file: "/nonexistent/cert.pem", folder: "/nonexistent/certs" };

  async function module(certificates: CertificatePlaces | undefined): Promise<string> {
    mkdirSync(join(folder, LAYOUT.stdlib), { recursive: true });
    await placeStartup(folder, LAYOUT, certificates);
    return join(folder, LAYOUT.stdlib, "_slipway_startup.py");
  }

  /** The environment after the code has run. */
  async function after(certificates: CertificatePlaces | undefined, env: Readonly<Record<string, string>> = {}) {
    const code = "import runpy, os, sys, json; runpy.run_path(sys.argv[1]); print(json.dumps(dict(os.environ)))";
    const file = await module(certificates);
    const { stdout } = await realExec.run([python, "-I", "-B", "-c", code, file], { bare: true, env });
    return JSON.parse(stdout) as Readonly<Record<string, string>>;
  }

  test.each<[when: string, certificates: CertificatePlaces | undefined, env: Readonly<Record<string, string>>]>([
    ["there is no OpenSSL", undefined, {}],
    ["its file is there", { ...nowhere, file: join(hashed, "02265526.0") }, {}],
    ["its folder has hashed certificates", { ...nowhere, folder: hashed }, {}],
    ["the user names a folder", nowhere, { SSL_CERT_DIR: "/mine" }],
  ])("leaves certificates alone where %s", async (_, certificates, env) => {
    expect((await after(certificates, env))["SSL_CERT_FILE"]).toBeUndefined();
  });

  test("leaves the user's file of certificates alone", async () => {
    expect((await after(nowhere, { SSL_CERT_FILE: "/mine" }))["SSL_CERT_FILE"]).toBe("/mine");
  });

  test.each<[when: string, certificates: CertificatePlaces]>([
    ["OpenSSL's own folders are missing", nowhere],
    ["its folder has no hashed certificates", { ...nowhere, folder: empty }],
    ["it had its own folders in the prefix", { file: "", folder: "" }],
  ])("finds this system's certificates where %s", async (_, certificates) => {
    expect((await after(certificates))["SSL_CERT_FILE"]).toBe(BUNDLES.find((bundle) => existsSync(bundle)));
  });

  test("adds the terminal folders there are, behind those that ncurses and the user know", async () => {
    mkdirSync(join(folder, "share"), { recursive: true });
    const plain = (await after(undefined, { TERM: "xterm" }))["TERMINFO_DIRS"];
    const own = (await after(undefined, { TERM: "xterm", TERMINFO_DIRS: "/mine" }))["TERMINFO_DIRS"];
    expect(plain?.split(":")[0]).toBe("");
    expect(own?.split(":")[0]).toBe("/mine");
    expect(
      plain
        ?.split(":")
        .slice(1)
        .every((terminals) => existsSync(terminals)),
    ).toBe(true);
  });

  test("adds nothing twice, and nothing where there is no terminal", async () => {
    const once = (await after(undefined, { TERM: "xterm" }))["TERMINFO_DIRS"] ?? "";
    expect((await after(undefined, { TERM: "xterm", TERMINFO_DIRS: once }))["TERMINFO_DIRS"]).toBe(once);
    expect((await after(undefined))["TERMINFO_DIRS"]).toBeUndefined();
  });
});
