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

/** @param hide tells the log what it must never show */
export function readSecrets(
  environment: Readonly<Record<string, string | undefined>>,
  hide: (secret: string) => void,
): EnvironmentSecrets {
  const asked = new Set<string>();
  return {
    isSecret: (variable) => asked.has(variable),
    read(variable) {
      const value = environment[variable];
      if (value === undefined || value === "") return undefined;
      if (!asked.has(variable)) {
        for (const part of hiddenParts(value)) hide(part);
      }
      asked.add(variable);
      return value;
    },
  };
}
