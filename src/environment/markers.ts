import { normalName } from "../model/project.ts";

/** The parts of a project that are wanted beside its main dependencies. */
export interface Chosen {
  readonly extras: readonly string[];
  readonly groups: readonly string[];
}

/** A condition with what is known of it put in: decided, or what remains to be asked of the interpreter. */
type Rest = boolean | { readonly text: string; readonly loose: boolean };

const TOKEN = /\s*(?:(\(|\)|"[^"]*"|'[^']*'|[<>=!~]=?=?|[A-Za-z_][\w.]*)|$)/y;
const ASKS_FOR_PARTS = /\b(?:extra|extras|dependency_groups)\b/;

function tokens(marker: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < marker.length) {
    const match = TOKEN.exec(marker);
    if (match === null) throw new Error(`the marker ${marker} makes no sense`);
    if (match[1] !== undefined) found.push(match[1]);
  }
  return found;
}

function either(parts: readonly Rest[]): Rest {
  if (parts.includes(true)) return true;
  const open = parts.filter((part) => typeof part !== "boolean");
  const [only] = open;
  if (only === undefined) return false;
  return open.length === 1 ? only : { text: open.map(({ text }) => text).join(" or "), loose: true };
}

function both(parts: readonly Rest[]): Rest {
  if (parts.includes(false)) return false;
  const open = parts.filter((part) => typeof part !== "boolean");
  const [only] = open;
  if (only === undefined) return true;
  const text = open.map((part) => (part.loose ? `(${part.text})` : part.text)).join(" and ");
  return open.length === 1 ? only : { text, loose: false };
}

function compared(left: string, operator: string, right: string, chosen: Chosen): Rest {
  const among = (names: readonly string[], quoted: string): boolean =>
    names.some((name) => normalName(name) === normalName(quoted.slice(1, -1)));
  if (left === "extra" || right === "extra") {
    return among(chosen.extras, left === "extra" ? right : left) === (operator !== "!=");
  }
  if (right === "extras") return among(chosen.extras, left) === (operator === "in");
  if (right === "dependency_groups") return among(chosen.groups, left) === (operator === "in");
  return { text: `${left} ${operator} ${right}`, loose: false };
}

/** Reads one marker (PEP 508 with PEP 751's `extras` and `dependency_groups`), deciding what the choice decides. */
class Reader {
  readonly #tokens: string[];
  readonly #chosen: Chosen;
  constructor(marker: string, chosen: Chosen) {
    this.#tokens = tokens(marker);
    this.#chosen = chosen;
  }

  whole(): Rest {
    const rest = this.#any();
    if (this.#tokens.length > 0) throw new Error(`the marker ends in ${this.#tokens.join(" ")}`);
    return rest;
  }

  #next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new Error("a marker breaks off");
    return token;
  }

  #taken(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #any(): Rest {
    const parts = [this.#all()];
    while (this.#taken("or")) parts.push(this.#all());
    return either(parts);
  }

  #all(): Rest {
    const parts = [this.#one()];
    while (this.#taken("and")) parts.push(this.#one());
    return both(parts);
  }

  #one(): Rest {
    if (this.#taken("(")) {
      const inner = this.#any();
      if (!this.#taken(")")) throw new Error("a marker lacks a closing bracket");
      return inner;
    }
    const left = this.#next();
    const operator = this.#next();
    return compared(left, operator === "not" ? `not ${this.#next()}` : operator, this.#next(), this.#chosen);
  }
}

/**
 * A marker without what it says of extras and groups: false where the choice rules the package out, undefined where no
 * condition remains. Installers of requirements files know neither extras nor groups of the project.
 */
export function markerFor(marker: string | undefined, chosen: Chosen): string | false | undefined {
  // Taken apart only where needed: what installers understand is left as it was written.
  if (marker === undefined || !ASKS_FOR_PARTS.test(marker)) return marker;
  const rest = new Reader(marker, chosen).whole();
  if (typeof rest === "boolean") return rest ? undefined : false;
  return rest.text;
}
