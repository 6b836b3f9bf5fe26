import { execFile } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** Path in the project, with `/`, → text. */
export type Files = Readonly<Record<string, string>>;

/** The commit's time decides every time in an archive, so that it has to be the same in each run. */
const DATE = "2026-11-02T03:04:05Z";

const GIT_ENVIRONMENT = {
  GIT_AUTHOR_NAME: "Stand",
  GIT_AUTHOR_EMAIL: "stand@example.org",
  GIT_AUTHOR_DATE: DATE,
  GIT_COMMITTER_NAME: "Stand",
  GIT_COMMITTER_EMAIL: "stand@example.org",
  GIT_COMMITTER_DATE: DATE,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

export function filesUnder(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Makes a folder with these files the whole of a repository with one commit. */
export async function makeProject(root: string, files: Files): Promise<string> {
  await writeFiles(root, files);
  await commitAll(root);
  return root;
}

/** The files of an example; what somebody built there (the demo does) is no part of it. */
export function copyFiles(from: string, root: string): Promise<void> {
  return cp(from, root, { recursive: true, filter: (path) => path !== join(from, "release") });
}

/** A copy of an example, as a repository of its own. */
export async function copyProject(from: string, root: string): Promise<string> {
  await copyFiles(from, root);
  await commitAll(root);
  return root;
}

/** Runs git with nothing of the user's own settings. */
export async function git(root: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, ...GIT_ENVIRONMENT };
  return (await promisify(execFile)("git", [...args], { cwd: root, env })).stdout.trim();
}

async function commitAll(root: string): Promise<void> {
  await git(root, "init", "--quiet", "--initial-branch=main");
  await git(root, "add", "--all");
  await git(root, "commit", "--quiet", "--message=Start");
}

/** A package that says hello, with more in its `pyproject.toml` where a test asks for it. */
export function greeterFiles(
  name: string,
  more: { readonly module?: string; readonly pyproject?: string } = {},
): Files {
  const module = name.replaceAll("-", "_");
  return {
    "pyproject.toml": `${pyproject({ name, dependencies: [], scripts: { [name]: `${module}:main` }, modules: [module] })}${more.pyproject ?? ""}`,
    [`${module}.py`]: more.module ?? greeterModule(name),
    ".gitignore": "release/\nbuild/\n*.egg-info/\n",
  };
}

/** A project that depends on a published application, and offers its command as its own. */
export function wrapperFiles(of: {
  readonly name: string;
  readonly requirement: string;
  readonly script: string;
  readonly object: string;
}): Files {
  const name = `just-${of.name}`;
  const module = name.replaceAll("-", "_");
  return {
    "pyproject.toml": pyproject({
      name,
      dependencies: [of.requirement],
      scripts: { [of.script]: of.object },
      modules: [module],
    }),
    [`${module}.py`]: `"""Nothing of its own: ${of.name} does the work."""\n`,
    ".gitignore": "release/\nbuild/\n*.egg-info/\n",
  };
}

/** A `pyproject.toml` as newcomers have it: setuptools, a script, and nothing for us. */
export function pyproject(of: {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly modules: readonly string[];
  readonly python?: string;
  readonly packages?: readonly string[];
  readonly entryPoints?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}): string {
  const { packages = [], entryPoints = {} } = of;
  const groups = Object.entries(entryPoints).map(([group, names]) => table(`project.entry-points."${group}"`, names));
  const data = packages.length === 0 ? "" : '\n[tool.setuptools.package-data]\n"*" = ["data/*"]\n';
  return `[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "${of.name}"
version = "1.0.0"
requires-python = ">=${of.python ?? "3.10"}"
dependencies = ${JSON.stringify(of.dependencies)}

${[table("project.scripts", of.scripts), ...groups].join("\n")}
[tool.setuptools]
py-modules = ${JSON.stringify(of.modules)}
packages = ${JSON.stringify(packages)}
${data}`;
}

function table(title: string, entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)} = ${JSON.stringify(value)}\n`);
  return `[${title}]\n${lines.join("")}`;
}

function greeterModule(name: string): string {
  return `import argparse


def main():
    parser = argparse.ArgumentParser(prog="${name}")
    parser.add_argument("--version", action="version", version="${name} 1.0.0")
    parser.add_argument("who", nargs="?", default="world")
    print(f"Hello, {parser.parse_args().who}!")
`;
}
