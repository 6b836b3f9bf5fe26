import { readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

type Variables = Readonly<Record<string, string | undefined>>;

/** Files of certificates that uv, pip, curl and OpenSSL are told to trust; Node by itself knows NODE_EXTRA_CA_CERTS alone. */
const FILES = ["SSL_CERT_FILE", "PIP_CERT", "UV_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"];
const CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;
const PROXIES = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];
/** A program that is tried out on this machine is asked without anybody's proxy. */
const NEVER_PROXIED = "localhost,127.0.0.1,[::1]";

const given = (environment: Variables, name: string): string | undefined => environment[name] || undefined;

/** A file that is named and not there is somebody else's to complain about: the connection says what is missing. */
function certificatesIn(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").match(CERTIFICATE) ?? [];
  } catch {
    return [];
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Certificates that this user trusts besides those of Node: of the usual variables, each once. */
export function ownCertificates(environment: Variables): readonly string[] {
  const folders = (given(environment, "SSL_CERT_DIR") ?? "").split(delimiter).filter((folder) => folder !== "");
  const named = FILES.flatMap((name) => given(environment, name) ?? []);
  // A folder of OpenSSL's holds what the file beside it holds; it is read where it stands alone.
  const files = named.length > 0 ? named : folders.flatMap(filesIn);
  return [...new Set([...new Set(files)].flatMap(certificatesIn))];
}

/** Does fetch go through a proxy? Node starts that by itself where it is told to. */
function proxySettings(environment: Variables): Record<string, string> | undefined {
  const told = ["1", "true"].includes(environment["NODE_USE_ENV_PROXY"] ?? "");
  if (told || !PROXIES.some((name) => given(environment, name) !== undefined)) return undefined;
  const direct = given(environment, "no_proxy") ?? given(environment, "NO_PROXY");
  const set = PROXIES.flatMap((name) => {
    const value = given(environment, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const no = direct === undefined ? NEVER_PROXIED : `${direct},${NEVER_PROXIED}`;
  return { ...Object.fromEntries(set), NO_PROXY: no, no_proxy: no };
}

/** Passwords in the addresses of proxies, for the log to hide. */
export function proxySecrets(environment: Variables): readonly string[] {
  return PROXIES.flatMap((name) => {
    const url = URL.parse(given(environment, name) ?? "");
    return url === null || url.password === "" ? [] : [url.password, decodeURIComponent(url.password)];
  });
}

/** `false` where this Node is too old for that. */
function useProxies(settings: Record<string, string>): boolean {
  // Asked for when it is needed: an import of it loads all of fetch, which takes as long as starting Node.
  const http = process.getBuiltinModule("node:http");
  // Since Node 24.14; a runner may bring an older one.
  if (typeof http.setGlobalProxyFromEnv !== "function") return false;
  http.setGlobalProxyFromEnv(settings);
  return true;
}

/**
 * Something to be called before this process's first connection: from then on they go through the user's proxies and trust
 * the user's certificates. The answer is what could not be done.
 */
export function networkOf(environment: Variables): () => string | undefined {
  let done: { readonly problem: string | undefined } | undefined;
  const prepare = (): string | undefined => {
    const certificates = ownCertificates(environment);
    const tls = process.getBuiltinModule("node:tls");
    if (certificates.length > 0 && typeof tls.setDefaultCACertificates === "function") {
      tls.setDefaultCACertificates([...tls.getCACertificates("default"), ...certificates]);
    }
    const settings = proxySettings(environment);
    if (settings === undefined || useProxies(settings)) return undefined;
    return `Node ${process.versions.node} uses a proxy only where NODE_USE_ENV_PROXY=1 is set`;
  };
  return () => {
    done ??= { problem: prepare() };
    return done.problem;
  };
}
