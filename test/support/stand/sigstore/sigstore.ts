import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { tool } from "../store.ts";
import { makeAuthorities, PASSWORDS } from "./authorities.ts";
import { startCtLog } from "./ct-log.ts";
import { type OidcIssuer, startOidcIssuer } from "./oidc-issuer.ts";
import { freePorts, isFree } from "./serve.ts";
import type { SigstoreTools } from "./tools.ts";

/** A whole instance of Sigstore on this machine: issuer, certificate authority, log of certificates, log, time stamps. */
export interface Sigstore {
  /** Where keys, certificates and logs of its services lie. */
  readonly folder: string;
  readonly issuer: OidcIssuer;
  /** JSON files: trusted root, signing configuration, both in one (for sigstore-python), one root per line (for gh). */
  readonly trustedRoot: string;
  readonly signingConfig: string;
  readonly trustConfig: string;
  readonly roots: string;
  readonly urls: { readonly fulcio: string; readonly rekor: string; readonly stamps: string };
  close(): void;
}

const fulcioConfig = (issuer: string): string =>
  `oidc-issuers:\n  ${issuer}:\n    issuer-url: ${issuer}\n    client-id: sigstore\n    type: github-workflow\n`;

/** Starts a service; what it prints is kept beside its files. */
function start(folder: string, argv: readonly [string, ...string[]], name: string): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), "w");
  const child = spawn(argv[0], argv.slice(1), { cwd: folder, stdio: ["ignore", log, log] });
  child.on("error", () => {});
  closeSync(log);
  return child;
}

const STAMPS_SOCKET = "tsa.sock";

/**
 * It has a port for metrics that nobody can choose, so that only one of it runs on a machine: in a network of its own,
 * from which a socket of the file system leads out.
 */
function stampsCommand(program: string): [string, ...string[]] {
  return [
    ...(["unshare", "--map-root-user", "--net", program, "serve"] as const),
    ...["--scheme", "unix", "--socket-path", STAMPS_SOCKET, "--disable-ntp-monitoring"],
    ...["--timestamp-signer", "file", "--file-signer-key-path", "tsa.key", "--file-signer-passwd", PASSWORDS.tsa],
    ...["--certificate-chain-path", "tsachain.pem"],
  ];
}

/** Leads what comes to a port on to a socket of the file system. */
async function lead(port: number, socket: string): Promise<Server> {
  const server = createServer((from) => {
    const to = connect(socket);
    from.on("error", () => to.destroy());
    to.on("error", () => from.destroy());
    from.pipe(to).pipe(from);
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  return server;
}

async function up(url: string, name: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error(`${name} did not start: ${url}`);
}

/** Fulcio's abstract socket has always this name, and it ends without it. */
const FIXED = "\0fulcio-legacy-grpc-socket";

/** Waits while another test file has a stand of its own. */
async function alone(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isFree(FIXED)) return;
    await pause(500);
  }
}

async function writeTrust(folder: string, cosign: string, urls: Sigstore["urls"], at: Record<"ct" | "oidc", string>) {
  // Certificates and entries of the first second must lie inside.
  const since = `start-time=${new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+Z$/, "Z")}`;
  const run = (...args: readonly string[]) => tool([cosign, ...args], { cwd: folder, env: { HOME: folder } });
  await run(
    ...["trusted-root", "create", "--out", "trusted_root.json"],
    ...["--fulcio", `url=${urls.fulcio},certificate-chain=ca.pem,${since}`],
    ...["--ctfe", `url=${at.ct},public-key=ct.pub,${since}`],
    ...["--rekor", `url=${urls.rekor},public-key=rekor.pub,${since},origin=localhost`],
    ...["--tsa", `url=${urls.stamps},certificate-chain=tsachain.pem,${since}`],
  );
  const service = (url: string, version: number) => `url=${url},api-version=${version},${since},operator=stand`;
  await run(
    ...["signing-config", "create", "--out", "signing_config.json"],
    ...["--fulcio", service(urls.fulcio, 1), "--oidc-provider", service(at.oidc, 1)],
    ...["--rekor", service(urls.rekor, 2), "--rekor-config", "ANY"],
    ...["--tsa", service(`${urls.stamps}/api/v1/timestamp`, 1), "--tsa-config", "ANY"],
  );
  const [trustedRoot, signingConfig] = await Promise.all(
    ["trusted_root.json", "signing_config.json"].map(async (name) =>
      JSON.parse(await readFile(join(folder, name), "utf8")),
    ),
  );
  const mediaType = "application/vnd.dev.sigstore.clienttrustconfig.v0.1+json";
  await writeFile(join(folder, "trust_config.json"), JSON.stringify({ mediaType, trustedRoot, signingConfig }));
  await writeFile(join(folder, "roots.jsonl"), `${JSON.stringify(trustedRoot)}\n`);
}

/** Starts everything in a folder of its own. */
export async function startSigstore(folder: string, tools: SigstoreTools): Promise<Sigstore> {
  mkdirSync(join(folder, "rekor"), { recursive: true });
  await makeAuthorities(folder);
  await alone();
  const [issuer, ct] = [await startOidcIssuer(), await startCtLog(await readFile(join(folder, "ct.key"), "utf8"))];
  await writeFile(join(folder, "fulcio.yaml"), fulcioConfig(issuer.url));
  const ports = await freePorts(7);
  const [rekor = 0, rekorGrpc, rekorMetrics, stamps = 0, fulcio = 0, fulcioGrpc, fulcioMetrics] = ports;
  const urls = {
    fulcio: `http://localhost:${fulcio}`,
    rekor: `http://localhost:${rekor}`,
    stamps: `http://localhost:${stamps}`,
  };
  const rekorPorts = [
    "--http-port",
    `${rekor}`,
    "--grpc-port",
    `${rekorGrpc}`,
    "--http-metrics-port",
    `${rekorMetrics}`,
  ];
  const children = [
    start(
      folder,
      [
        ...([tools.rekor, "serve", "--storage-dir", join(folder, "rekor")] as const),
        ...["--signer-filepath", "rekor.key", "--hostname", "localhost", "--checkpoint-interval", "1s", ...rekorPorts],
      ],
      "rekor",
    ),
    start(folder, stampsCommand(tools.timestampServer), "tsa"),
    start(
      folder,
      [
        ...([tools.fulcio, "serve", "--host", "127.0.0.1", "--port", `${fulcio}`] as const),
        ...["--grpc-host", "127.0.0.1", "--grpc-port", `${fulcioGrpc}`, "--metrics-port", `${fulcioMetrics}`],
        ...["--ca", "fileca", "--fileca-cert", "ca.pem", "--fileca-key", "ca.key", "--fileca-watch=false"],
        ...["--fileca-key-passwd", PASSWORDS.fulcio, "--ct-log-url", ct.url, "--config-path", "fulcio.yaml"],
      ],
      "fulcio",
    ),
  ];
  const toStamps = await lead(stamps, join(folder, STAMPS_SOCKET));
  const close = (): void => {
    for (const child of children) child.kill();
    toStamps.close();
    issuer.close();
    ct.close();
  };
  try {
    await Promise.all([
      up(`${urls.rekor}/healthz`, "rekor"),
      up(`${urls.stamps}/ping`, "the time-stamp authority"),
      up(`${urls.fulcio}/healthz`, "fulcio"),
    ]);
    await writeTrust(folder, tools.cosign, urls, { ct: ct.url, oidc: issuer.url });
  } catch (error) {
    close();
    throw error;
  }
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    issuer,
    urls,
    trustedRoot: at("trusted_root.json"),
    signingConfig: at("signing_config.json"),
    trustConfig: at("trust_config.json"),
    roots: at("roots.jsonl"),
    close,
  };
}
