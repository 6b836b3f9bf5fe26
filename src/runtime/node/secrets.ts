import type { Secrets } from "../../model/secrets.ts";

/** Secrets in this process's environment, and which of them were asked for. */
export interface EnvironmentSecrets extends Secrets {
  /** Is this variable a secret, which no child may have? */
  isSecret(variable: string): boolean;
}

/** A runner hides line by line, so that each line of a key is a secret of its own. */
function hiddenParts(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= 8 && !line.startsWith("---"));
  return [secret, ...lines.filter((line) => line !== secret)];
}

/**
 * @param environment what was asked for is taken out of it: libraries start programs too, and not by our rules
 * @param hide tells the log what it must never show
 * @param holding is called once, before the first secret is handed out
 */
export function readSecrets(
  environment: Record<string, string | undefined>,
  hide: (secret: string) => void,
  holding: () => void = () => undefined,
): EnvironmentSecrets {
  const asked = new Map<string, string>();
  return {
    isSecret: (variable) => asked.has(variable),
    read(variable) {
      const known = asked.get(variable);
      if (known !== undefined) return known;
      const value = environment[variable];
      if (value === undefined || value === "") return undefined;
      if (asked.size === 0) holding();
      for (const part of hiddenParts(value)) hide(part);
      asked.set(variable, value);
      delete environment[variable];
      return value;
    },
  };
}
