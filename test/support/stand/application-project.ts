import { cp, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Application } from "./applications.ts";
import { type Files, makeProject, pyproject } from "./projects.ts";

const IGNORED = { ".gitignore": "release/\nbuild/\n*.egg-info/\n" };

/** A small project that depends on the application and offers its script as its own; nothing is configured in it. */
export async function makeApplicationProject(root: string, application: Application): Promise<string> {
  const { source, launcher } = application;
  const isPackage = source !== undefined && (await stat(source)).isDirectory();
  if (source !== undefined) {
    await cp(source, join(root, basename(source)), {
      recursive: true,
      filter: (path) => basename(path) !== "__pycache__",
    });
  }
  const own = source === undefined ? undefined : basename(source).replace(/\.py$/, "");
  const module = launcher === undefined ? (own ?? moduleName(application.name)) : "app_main";
  return makeProject(root, {
    "pyproject.toml": pyproject({
      name: `corpus-${application.name}`,
      python: application.python,
      dependencies: application.requirements,
      scripts: { [application.script]: launcher === undefined ? application.object : "app_main:main" },
      entryPoints: application.entryPoints,
      modules: isPackage && launcher === undefined ? [] : [module],
      packages: isPackage && own !== undefined ? [own] : [],
    }),
    ...ownModule({ module, launcher, hasSource: source !== undefined, name: application.name }),
    ...IGNORED,
  });
}

function moduleName(name: string): string {
  return `corpus_${name.replaceAll(/[^a-z0-9]/gi, "_")}`;
}

function ownModule(of: {
  readonly module: string;
  readonly launcher: string | undefined;
  readonly hasSource: boolean;
  readonly name: string;
}): Files {
  if (of.launcher !== undefined) return { [`${of.module}.py`]: of.launcher };
  return of.hasSource ? {} : { [`${of.module}.py`]: `"""Nothing of its own: ${of.name} does the work."""\n` };
}
