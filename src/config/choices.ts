import { type ConfigFile, ConfigFileSchema, type ConfigLayer, type Origin } from "../model/config.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { ProjectFacts } from "../model/project.ts";
import type { KeyPath } from "../model/source.ts";
import type { Layer } from "./layers.ts";
import { validateLayer } from "./validate.ts";

/** A value that somebody wrote, and where. */
export interface Chosen<T> {
  readonly value: T;
  readonly layer: ConfigLayer;
  readonly at: Place;
  /** The place of something inside the value. */
  readonly inside: (...path: KeyPath) => Place;
}

/** The layers as the parts of the configuration ask for them, and where they put what they find. */
export interface Choices {
  readonly facts: ProjectFacts;
  /** What the strongest layer says; its origin is recorded. */
  pick<K extends keyof ConfigFile>(key: K): Chosen<NonNullable<ConfigFile[K]>> | undefined;
  /** What the configuration file alone says. */
  written<K extends keyof ConfigFile>(key: K): Chosen<NonNullable<ConfigFile[K]>> | undefined;
  /** Somebody wrote something there that was reported already. */
  broken(key: keyof ConfigFile): boolean;
  report(problem: Diagnostic): void;
  /** Says where a value came from that nobody wrote as configuration. */
  origin(key: string, layer: ConfigLayer, at?: Place): Origin;
  /** By key; `default` until a value is picked or found. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** `layers`: the strongest first. */
export function choicesOf(
  layers: readonly Layer[],
  facts: ProjectFacts,
  report: (problem: Diagnostic) => void,
): Choices {
  const checked = layers.map((layer) => ({ layer, ...validateLayer(layer) }));
  for (const problem of checked.flatMap((item) => item.problems)) report(problem);
  const origins: Record<string, Origin> = Object.fromEntries(
    Object.keys(ConfigFileSchema.entries).map((key) => [key, { layer: "default" }]),
  );

  const find = <K extends keyof ConfigFile>(
    key: K,
    among: typeof checked,
  ): Chosen<NonNullable<ConfigFile[K]>> | undefined => {
    for (const { layer, values } of among) {
      const value = values[key];
      if (value === undefined || value === null) continue;
      const inside = (...path: KeyPath) => layer.place([key, ...path]);
      return { value, layer: layer.layer, at: layer.place([key]), inside };
    }
    return undefined;
  };

  return {
    facts,
    origins,
    report,
    pick: (key) => {
      const chosen = find(key, checked);
      if (chosen !== undefined) origins[key] = { layer: chosen.layer, at: chosen.at };
      return chosen;
    },
    written: (key) =>
      find(
        key,
        checked.filter((item) => item.layer.layer === "file"),
      ),
    broken: (key) => checked.some((item) => item.broken.has(key)),
    origin: (key, layer, at) => {
      const origin = { layer, ...(at && { at }) };
      origins[key] = origin;
      return origin;
    },
  };
}
