import { parseConfigFile } from "../config/file.ts";
import { namedScript } from "../config/named-script.ts";
import { resolveConfig } from "../config/resolve.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Config } from "../model/config.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import type { ProjectFacts } from "../model/project.ts";
import type { Wishes } from "./wishes.ts";

export interface Survey {
  readonly wishes: Wishes;
  readonly facts: ProjectFacts;
  readonly config: Config;
}

/** Reads the project and its configuration. Throws ConfigError with every problem of both. */
export async function survey(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Survey> {
  const text = await catalog.readConfigText(wishes.root, wishes.configFile);
  if (!text.ok) throw new ConfigError(text.diagnostics);
  const file = text.value === undefined ? undefined : await parseConfigFile(text.value.text, text.value.file);
  const source = file?.ok === true ? file.value : undefined;
  const layers = { flags: wishes.flags, inputs: wishes.inputs, ...(source === undefined ? {} : { file: source }) };
  const script = namedScript(layers);
  const facts = await catalog.readProject(wishes.root, {
    exec: ports.exec,
    ...(script === undefined ? {} : { script }),
  });
  const problems = [file, facts].flatMap((part) => (part === undefined || part.ok ? [] : part.diagnostics));
  if (!facts.ok || problems.length > 0) throw new ConfigError(problems);
  const config = resolveConfig({ ...layers, facts: facts.value });
  if (!config.ok) throw new ConfigError(config.diagnostics);
  for (const warning of [...facts.warnings, ...config.warnings]) ports.log.warn(warning);
  const included = await Promise.all(
    Object.values(config.value.settings).map(({ include }) => catalog.expandIncludes(wishes.root, include)),
  );
  const missing = included.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (missing.length > 0)
    throw new ConfigError([...new Map(missing.map((problem) => [problem.message, problem])).values()]);
  return { wishes, facts: facts.value, config: config.value };
}
