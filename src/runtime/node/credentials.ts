import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

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

/** Origin → who we are there: by the address itself, or by the variables of the name that stands before it (`corp=https://…`). */
function fromVariables(environment: Variables): Map<string, Login> {
  const entries = INDEXES.flatMap((name) => (environment[name] ?? "").split(/[\s,]+/));
  return new Map(
    entries.flatMap((entry) => {
      const [, name, address = ""] = /^(?:([\w.-]+)=(?=\w+:))?(.*)$/.exec(entry) ?? [];
      if (!URL.canParse(address)) return [];
      const url = new URL(address);
      const login = loginIn(url) ?? (name === undefined ? undefined : ofIndex(environment, name));
      return login === undefined ? [] : [[url.origin, login] as const];
    }),
  );
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
  const usual = [".netrc", "_netrc"].map((name) => join(homedir(), name));
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
  const byOrigin = fromVariables(environment);
  const byMachine = fromNetrc(environment);
  const named = Object.keys(environment).filter((name) => /^UV_INDEX_\w+_PASSWORD$/.test(name));
  return {
    headerFor(url, index) {
      const login =
        loginIn(url) ??
        (index === undefined ? undefined : ofIndex(environment, index)) ??
        byOrigin.get(url.origin) ??
        byMachine.get(url.hostname);
      return login === undefined ? undefined : header(login);
    },
    secrets: [
      ...[...byOrigin.values(), ...byMachine.values()].map(({ password }) => password),
      ...named.map((name) => environment[name] ?? ""),
    ].filter((secret) => secret !== ""),
  };
}
