import { readFileSync } from "node:fs";
import { join } from "node:path";
import { homeFolder } from "./home.ts";

/** What a server is told of who asks. */
export interface Credentials {
  /** An `Authorization` header for this address, the index's name in uv's settings given where it has one. */
  headerFor(url: URL, index: string | undefined): string | undefined;
  /** Passwords, for the log to hide. */
  readonly secrets: readonly string[];
}

interface Login {
  readonly user: string;
  readonly password: string;
}
type Variables = Readonly<Record<string, string | undefined>>;

/** Where uv and pip take indexes from; each may hold several addresses, and uv's a name before each: `corp=https://…`. */
const INDEXES = [
  ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS"],
  ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"],
].flat();

const header = ({ user, password }: Login): string =>
  `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bare `%` is what somebody meant by it.
    return text;
  }
}

/** Name and password that stand in an address. */
export function loginIn({ username, password }: URL): Login | undefined {
  if (username === "" && password === "") return undefined;
  return { user: decoded(username), password: decoded(password) };
}

/** The address as it may be shown and asked for. */
export function withoutLogin(url: URL): string {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare.href;
}

interface NamedIndex {
  readonly url: URL;
  readonly login: Login | undefined;
}

/** Indexes that the variables name; who we are there says the address itself, or a variable of the name before it (`corp=https://…`). */
function namedIndexes(environment: Variables): NamedIndex[] {
  const entries = INDEXES.flatMap((name) => (environment[name] ?? "").split(/[\s,]+/));
  return entries.flatMap((entry) => {
    const [, name, address = ""] = /^(?:([\w.-]+)=(?=\w+:))?(.*)$/.exec(entry) ?? [];
    if (!URL.canParse(address)) return [];
    const url = new URL(address);
    return [{ url, login: loginIn(url) ?? (name === undefined ? undefined : ofIndex(environment, name)) }];
  });
}

const ENTRY = /(?:\bmachine\s+(\S+)|\bdefault)((?:\s+(?:login|password|account)\s+\S+)+)/g;

/**
 * Machine → who we are there. Macros and accounts mean nothing here, nor does `default`: an address may be known from a
 * cache alone, and whoever altered that must not learn a password.
 */
export function parseNetrc(text: string): Map<string, Login> {
  const entries = text.replaceAll(/^\s*#.*$/gm, "").matchAll(ENTRY);
  return new Map(
    [...entries].flatMap(([, machine, rest = ""]) => {
      const word = (name: string): string => new RegExp(`\\s${name}\\s+(\\S+)`).exec(rest)?.[1] ?? "";
      return machine === undefined ? [] : [[machine, { user: word("login"), password: word("password") }] as const];
    }),
  );
}

function fromNetrc(environment: Variables): Map<string, Login> {
  const named = environment["NETRC"];
  const home = homeFolder();
  const usual = home === undefined ? [] : [".netrc", "_netrc"].map((name) => join(home, name));
  for (const file of named === undefined || named === "" ? usual : [named]) {
    try {
      return parseNetrc(readFileSync(file, "utf8"));
    } catch {
      // It is nobody's duty to have one.
    }
  }
  return new Map();
}

/** `UV_INDEX_CORP_USERNAME`, `UV_INDEX_CORP_PASSWORD` for an index of the name `corp`. */
function ofIndex(environment: Variables, name: string): Login | undefined {
  const stem = `UV_INDEX_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
  const [user, password] = [environment[`${stem}_USERNAME`], environment[`${stem}_PASSWORD`]];
  if (user === undefined && password === undefined) return undefined;
  return { user: user ?? "", password: password ?? "" };
}

/** What this user's variables and netrc file say; key rings are left to pip. */
export function readCredentials(environment: Variables): Credentials {
  const indexes = namedIndexes(environment);
  const byOrigin = new Map(
    indexes.flatMap(({ url, login }) => (login === undefined ? [] : [[url.origin, login] as const])),
  );
  const byMachine = fromNetrc(environment);
  const origins = new Set(indexes.map(({ url }) => url.origin));
  // A netrc file names neither protocol nor port. TLS makes sure of the machine; without it, the user's own settings have to
  // name the very address, which may otherwise be known from a cache alone.
  const ofMachine = (url: URL, index: string | undefined): Login | undefined =>
    url.protocol === "https:" || index !== undefined || origins.has(url.origin)
      ? byMachine.get(url.hostname)
      : undefined;
  const named = Object.keys(environment).filter((name) => /^UV_INDEX_\w+_PASSWORD$/.test(name));
  return {
    headerFor(url, index) {
      const login =
        loginIn(url) ??
        (index === undefined ? undefined : ofIndex(environment, index)) ??
        byOrigin.get(url.origin) ??
        ofMachine(url, index);
      return login === undefined ? undefined : header(login);
    },
    secrets: [
      ...[...byOrigin.values(), ...byMachine.values()].map(({ password }) => password),
      ...named.map((name) => environment[name] ?? ""),
    ].filter((secret) => secret !== ""),
  };
}
