import * as v from "valibot";
import type { Environment } from "../../model/environment.ts";
import type { Ports } from "../../model/ports.ts";
import type { Described, WrittenRequirement } from "../../model/probe.ts";
import describeScript from "./describe.py";

const names = v.array(v.string());
const DescribedSchema = v.object({
  dependencies: v.array(
    v.object({
      name: v.string(),
      version: v.string(),
      skipped: v.pipe(
        v.nullable(v.string()),
        v.transform((reason) => reason ?? undefined),
      ),
      modules: names,
      closure: names,
    }),
  ),
  modules: v.record(v.string(), names),
  standard: names,
  beside: names,
});

/** What the metadata in an environment says of requirements, one answer for each. Throws ToolError. */
export async function describe(
  { exec }: Pick<Ports, "exec">,
  environment: Environment,
  requirements: readonly WrittenRequirement[],
): Promise<Described> {
  const argv = [environment.interpreter.executable, "-I", "-X", "utf8", "-c", describeScript, environment.sitePackages];
  const { stdout } = await exec.run(argv, {
    input: JSON.stringify(requirements.map(({ text }) => text)),
    timeoutMs: 120_000,
    what: "reading what the dependencies are",
  });
  const { dependencies, ...rest } = v.parse(v.pipe(v.string(), v.parseJson(), DescribedSchema), stdout);
  return {
    ...rest,
    dependencies: requirements.flatMap((requirement, index) => {
      const told = dependencies[index];
      return told === undefined ? [] : [{ requirement, ...told }];
    }),
  };
}
