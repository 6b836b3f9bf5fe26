import type { Files } from "./projects.ts";

/** Real work that an application has to do where there is no Python. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin?: string;
  /** Files in the working directory before. */
  readonly files?: Files;
  /** Exit code; 0 when absent. */
  readonly exit?: number;
  /** What it prints, on either stream. */
  readonly prints?: RegExp;
  /** File in the working directory afterwards → what is in it. */
  readonly makes?: Readonly<Record<string, RegExp>>;
}

/** A published application at a pinned version. */
export interface Application {
  readonly name: string;
  readonly requirement: string;
  readonly script: string;
  readonly object: string;
  readonly checks: readonly Check[];
}

const UGLY = "import os, sys\ndef f( a,b ):\n    l = a+b\n    return  undefined_name\n";

const httpie: Application = {
  name: "httpie",
  requirement: "httpie==3.2.4",
  script: "http",
  object: "httpie.__main__:main",
  checks: [
    { name: "prints its version", args: ["--version"], prints: /^3\.2\.4$/m },
    {
      name: "builds a request",
      args: ["--ignore-stdin", "--offline", "--print=HB", "POST", "example.org", "a=b"],
      prints: /POST \/ HTTP\/1\.1[\s\S]*\{\s*"a": "b"\s*\}/,
    },
    {
      name: "colours a request",
      args: [
        "--ignore-stdin",
        "--offline",
        "--print=HB",
        "--pretty=all",
        "--style=monokai",
        "POST",
        "example.org",
        "a=b",
      ],
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
      prints: /\u001b\[[\d;]+m.*POST|POST.*\u001b\[/,
    },
  ],
};

const black: Application = {
  name: "black",
  requirement: "black==26.10.1",
  script: "black",
  object: "black:patched_main",
  checks: [
    { name: "prints its version", args: ["--version"], prints: /26\.10\.1/ },
    {
      name: "formats a file",
      args: ["t.py"],
      files: { "t.py": UGLY },
      prints: /reformatted t\.py/,
      makes: { "t.py": /def f\(a, b\):/ },
    },
    {
      name: "formats two files with worker processes",
      args: ["a.py", "b.py"],
      files: { "a.py": UGLY, "b.py": `${UGLY}x  =  1\n` },
      prints: /2 files reformatted/,
      makes: { "b.py": /x = 1/ },
    },
    {
      name: "formats its input",
      args: ["--pyi", "-"],
      stdin: "def f( a,b ):   ...\n",
      prints: /def f\(a, b\): \.\.\./,
    },
  ],
};

const cookiecutter: Application = {
  name: "cookiecutter",
  requirement: "cookiecutter==2.7.1",
  script: "cookiecutter",
  object: "cookiecutter.__main__:main",
  checks: [
    { name: "prints its version", args: ["--version"], prints: /2\.7\.1/ },
    {
      name: "fills a template",
      args: ["--no-input", "tpl"],
      files: {
        "tpl/cookiecutter.json": '{"name":"demo","slug":"{{ cookiecutter.name|slugify }}"}',
        "tpl/{{cookiecutter.slug}}/README.md": "Hello {{cookiecutter.name|upper}}\n",
      },
      makes: { "demo/README.md": /Hello DEMO/ },
    },
    {
      name: "runs a hook in Python",
      args: ["--no-input", "tpl"],
      files: {
        "tpl/cookiecutter.json": '{"name":"demo"}',
        "tpl/{{cookiecutter.name}}/a": "a",
        "tpl/hooks/post_gen_project.py": "open('made','w').write('by hook')\n",
      },
      makes: { "demo/made": /by hook/ },
    },
  ],
};

const flake8: Application = {
  name: "flake8",
  requirement: "flake8==7.5.0",
  script: "flake8",
  object: "flake8.main.cli:main",
  checks: [
    { name: "prints its version and plug-ins", args: ["--version"], prints: /mccabe: \d.*pyflakes: \d/ },
    {
      name: "finds unused imports",
      args: ["t.py"],
      files: { "t.py": UGLY },
      exit: 1,
      prints: /F401 'os' imported but unused[\s\S]*F821 undefined name/,
    },
    {
      name: "works with two processes",
      args: ["-j", "2", "a.py", "b.py"],
      files: { "a.py": UGLY, "b.py": UGLY },
      exit: 1,
      prints: /b\.py:2:\d+: E\d/,
    },
    {
      name: "finds what is too complex",
      args: ["--max-complexity", "1", "--select", "C", "t.py"],
      files: { "t.py": "def f(a):\n    if a:\n        return 1\n" },
      exit: 1,
      prints: /C901 'f' is too complex/,
    },
  ],
};

export const APPLICATIONS: readonly Application[] = [httpie, black, cookiecutter, flake8];
