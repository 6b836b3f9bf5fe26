import type { Bundler, Packager } from "../../src/model/bundle.ts";
import type { Config, TargetSettings } from "../../src/model/config.ts";
import { success } from "../../src/model/diagnostic.ts";
import type { TargetId } from "../../src/model/target.ts";
import type { PlanInputs } from "../../src/plan/define.ts";
import table from "../../src/python/standalone.json" with { type: "json" };

const settings: TargetSettings = {
  bundler: { name: "portable", options: {} },
  packages: ["archive"],
  include: [],
  smoke: [],
};

/** A complete configuration of an ordinary application, but for what `changes` says. */
export function config(targets: readonly TargetId[], changes: Partial<Config> = {}): Config {
  return {
    name: "app",
    version: "1.4.0",
    kind: "package",
    entries: [{ kind: "object", name: "app", object: "app.cli:main", gui: false }],
    python: { pin: undefined, requires: ">=3.10", source: "auto", mirror: undefined },
    icon: undefined,
    requirements: "auto",
    extras: [],
    groups: [],
    targets: targets.map((id) => ({ id, optional: false })),
    runners: {},
    settings: Object.fromEntries(targets.map((id) => [id, settings])),
    beforeBuild: [],
    cache: "auto",
    signing: { policy: "auto", provenance: "auto", methods: {} },
    release: { tag: "v?{version}", draft: false, notes: "auto", checksums: ["sha256"] },
    comment: "auto",
    origins: {},
    ...changes,
  };
}

const bundler: Bundler = {
  name: "portable",
  supports: () => true,
  configure: () =>
    success({
      name: "portable",
      environment: "tree",
      prepare: () => Promise.reject(new Error("not built here")),
    }),
};

const packager: Packager = {
  format: "archive",
  supports: () => true,
  artifactName: (bundleName, target) => `${bundleName}${target.startsWith("windows") ? ".zip" : ".tar.gz"}`,
  package: () => Promise.reject(new Error("not packaged here")),
};

export function planInputs(changes: Partial<PlanInputs> = {}): PlanInputs {
  return {
    slipway: "0.0.0",
    config: config(["linux-x64", "windows-x64"]),
    version: "1.4.0",
    commit: { id: "c".repeat(40), time: 1_700_000_000, tags: [] },
    tag: undefined,
    table,
    today: Date.parse("2026-08-20"),
    bundlers: new Map([["portable", bundler]]),
    packagers: new Map([["archive", packager]]),
    ...changes,
  };
}
