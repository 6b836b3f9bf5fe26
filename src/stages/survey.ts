import { parseConfigFile } from "../config/file.ts";
import { namedScript } from "../config/named-script.ts";
import { checkConfigFile, resolveConfig } from "../config/resolve.ts";
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
  const written = text.ok ? text.value : undefined;
  const file = written === undefined ? undefined : await parseConfigFile(written.text, written.file);
  const source = file?.ok === true ? file.value : undefined;
  const layers = { flags: wishes.flags, inputs: wishes.inputs, ...(source === undefined ? {} : { file: source }) };
  const script = namedScript(layers);
  const facts = await catalog.readProject(wishes.root, {
    exec: ports.exec,
    ...(script === undefined ? {} : { script }),
  });
  if (!facts.ok || !text.ok || file?.ok === false) {
    const problems = [text, file, facts].flatMap((part) => (part === undefined || part.ok ? [] : part.diagnostics));
    throw new ConfigError([...problems, ...(source === undefined ? [] : checkConfigFile(source))]);
  }
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
