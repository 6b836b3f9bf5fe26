import { describe, expect, test } from "vitest";
import { readPyproject } from "../../../src/project/pyproject.ts";
import { parseToml } from "../../../src/project/toml.ts";
import { okValue } from "../../support/result.ts";

const read = (text: string) => readPyproject(okValue(parseToml(text, "pyproject.toml")));
const declared = (text: string) => read(text).declared;
const values = <T>(facts: readonly { readonly value: T }[]) => facts.map((fact) => fact.value);
const problems = (text: string) =>
  read(text).problems.map(({ code, at }) => `${code} ${at?.line}:${at?.column} ${at?.key}`);

describe("[project]", () => {
  const text = `[project]
name = "app"
version = "1.0"
requires-python = ">=3.10"
dependencies = ["httpx>=0.27", "rich ; sys_platform != 'win32'"]
[project.optional-dependencies]
socks = ["pysocks", "x"]
[project.scripts]
app = "app.cli:main"
"app-admin" = "app.admin : Admin.run [socks]"
[project.gui-scripts]
app-gui = "app.gui:main"
[dependency-groups]
dev = ["pytest"]
docs = [{ include-group = "dev" }]
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
`;

  test("everything that it says", () => {
    const { name, version, requiresPython, scripts, dependencies, extras, groups } = declared(text);
    expect([name?.value, version?.value, requiresPython?.value]).toEqual(["app", "1.0", ">=3.10"]);
    expect(values(scripts)).toEqual([
      { name: "app", object: "app.cli:main", gui: false },
      { name: "app-admin", object: "app.admin:Admin.run", gui: false },
      { name: "app-gui", object: "app.gui:main", gui: true },
    ]);
    expect(values(dependencies)).toEqual(["httpx>=0.27", "rich ; sys_platform != 'win32'"]);
    expect(extras).toEqual({ socks: ["pysocks", "x"] });
    expect(groups).toEqual(["dev", "docs"]);
    expect(declared(text).groupRequirements).toMatchObject({
      dev: [{ value: "pytest", at: { line: 14 } }],
      docs: [{ value: "pytest", at: { line: 14 } }],
    });
    expect(read(text)).toMatchObject({ package: "yes", backend: "hatchling.build", problems: [] });
  });

  test("where it says it", () => {
    const { version, scripts } = declared(text);
    expect(version?.at).toEqual({ file: "pyproject.toml", line: 3, column: 1, key: "project.version" });
    expect(scripts[1]?.at).toEqual({ file: "pyproject.toml", line: 10, column: 1, key: "project.scripts.app-admin" });
  });

  test("a version that is dynamic", () => {
    const found = declared('[project]\nname = "a"\ndynamic = ["version"]\n');
    expect([found.version, found.dynamicVersion]).toEqual([undefined, true]);
  });

  test.each([
    ["no name", '[project]\nversion = "1"\n', ["missing-name 1:2 project"]],
    ["a version that is a number", '[project]\nname = "a"\nversion = 1.0\n', ["wrong-type 3:1 project.version"]],
    ["a name that is a list", '[project]\nname = ["a"]\n', ["wrong-type 2:1 project.name"]],
    ["a project that is text", 'project = "a"\n', ["wrong-type 1:1 project"]],
    [
      "dependencies that are text",
      '[project]\nname = "a"\ndependencies = "x"\n',
      ["wrong-type 3:1 project.dependencies"],
    ],
    ["scripts that are a list", '[project]\nname = "a"\nscripts = []\n', ["wrong-type 3:1 project.scripts"]],
    [
      "an entry point without an object",
      '[project]\nname = "a"\nscripts.a = "a.cli"\n',
      ["bad-entry-point 3:1 project.scripts.a"],
    ],
    [
      "dependencies that are none",
      '[project]\nname = "a"\ndependencies = ["x", "!!!", "b c", "-r dev.txt", "https://host/x.whl"]\n',
      [3, 4, 5, 6].map((_, index) => `bad-requirement 3:${[22, 29, 36, 50][index]} project.dependencies[${index + 1}]`),
    ],
    [
      "a dependency that is a number, and one that is none",
      '[project]\nname = "a"\ndependencies = ["x", 1]\n',
      ["wrong-type 3:22 project.dependencies[1]"],
    ],
    ["a backend that is a list", "[build-system]\nbuild-backend = []\n", ["wrong-type 2:1 build-system.build-backend"]],
  ])("%s", (_, written, found) => {
    expect(problems(written)).toEqual(found);
  });
});

describe("Poetry's table", () => {
  const text = `[tool.poetry]
name = "app"
version = "2.0"
[tool.poetry.dependencies]
python = "^3.10"
httpx = "^0.27"
pysocks = { version = "~1.7", optional = true }
[tool.poetry.extras]
socks = ["PySocks"]
[tool.poetry.scripts]
app = "app.cli:main"
old = { callable = "app.old:main" }
new = { reference = "app.new:main", type = "console" }
file = { reference = "bin/run.sh", type = "file" }
[tool.poetry.group.test.dependencies]
pytest = "*"
[tool.poetry.dev-dependencies]
black = "*"
`;

  test("everything that it says, in the words of the standards", () => {
    const { name, version, requiresPython, scripts, dependencies, extras, groups } = declared(text);
    expect([name?.value, version?.value, requiresPython?.value]).toEqual(["app", "2.0", ">=3.10,<4"]);
    expect(values(scripts).map((script) => `${script.name}=${script.object}`)).toEqual([
      "app=app.cli:main",
      "old=app.old:main",
      "new=app.new:main",
    ]);
    expect(values(dependencies)).toEqual(["httpx>=0.27,<0.28"]);
    expect(extras).toEqual({ socks: ["pysocks>=1.7,<1.8"] });
    expect(groups).toEqual(["dev", "test"]);
    expect(read(text)).toMatchObject({ package: "yes", problems: [] });
  });

  test("beside [project] it fills what that leaves open", () => {
    const { name, version, requiresPython, dependencies, groups } = declared(`[project]
name = "app"
requires-python = ">=3.11"
dynamic = ["version", "dependencies"]
[tool.poetry]
version = "2.1"
[tool.poetry.dependencies]
python = "^3.9"
httpx = "*"
[tool.poetry.group.docs.dependencies]
sphinx = "*"
`);
    expect([name?.value, version?.value, requiresPython?.value]).toEqual(["app", "2.1", ">=3.11"]);
    expect([values(dependencies), groups]).toEqual([["httpx"], ["docs"]]);
  });

  test("a version that the dynamic versioning plug-in replaces", () => {
    const found = declared(`${text}[tool.poetry-dynamic-versioning]\nenable = true\n`);
    expect([found.version, found.dynamicVersion]).toEqual([undefined, true]);
  });

  test.each([
    ["no name", '[tool.poetry]\nversion = "1"\n', ["missing-name 1:2 tool.poetry"]],
    [
      "a Python constraint that is none",
      '[tool.poetry]\nname = "a"\ndependencies.python = "newest"\n',
      ["bad-specifier 3:1 tool.poetry.dependencies.python"],
    ],
    [
      "a dependency that is a number",
      '[tool.poetry]\nname = "a"\ndependencies.x = 1\n',
      ["bad-specifier 3:1 tool.poetry.dependencies.x"],
    ],
    [
      "a script that is not an entry point",
      '[tool.poetry]\nname = "a"\nscripts.x = "y"\n',
      ["bad-entry-point 3:1 tool.poetry.scripts.x"],
    ],
    ["a table that is text", 'tool.poetry = "a"\n', ["wrong-type 1:1 tool.poetry"]],
  ])("%s", (_, written, found) => {
    expect(problems(written)).toEqual(found);
  });
});

describe("is it a package?", () => {
  test.each([
    ["only other tools", "[tool.ruff]\nline-length = 100\n", "nothing"],
    ["metadata without a build system", '[project]\nname = "a"\nversion = "1"\n', "perhaps"],
    ["metadata and a script", '[project]\nname = "a"\nscripts.a = "a:b"\n', "yes"],
    ["a build system alone", '[build-system]\nrequires = ["setuptools"]\n', "yes"],
    ["uv's package = false", '[build-system]\n[project]\nname = "a"\n[tool.uv]\npackage = false\n', "no"],
    ["uv's package = true", '[project]\nname = "a"\n[tool.uv]\npackage = true\n', "yes"],
    ["Poetry's package-mode = false", "[tool.poetry]\npackage-mode = false\n", "no"],
  ])("%s", (_, text, answer) => {
    expect(read(text).package).toBe(answer);
  });
});

test("[tool.slipway] is handed on with the places of its keys", () => {
  const { settings } = read('[tool.slipway]\npython = "3.13"\n[[tool.slipway.overrides]]\ntarget = "windows-*"\n');
  expect(settings).toMatchObject({ file: "pyproject.toml", prefix: ["tool", "slipway"] });
  expect(JSON.parse(JSON.stringify(settings?.value))).toEqual({ python: "3.13", overrides: [{ target: "windows-*" }] });
  expect(Object.fromEntries(settings?.positions ?? [])).toMatchObject({
    python: { line: 2, column: 1 },
    "overrides[0].target": { line: 4, column: 1 },
  });
});

describe("what groups ask for", () => {
  const asked = (text: string) =>
    Object.fromEntries(Object.entries(declared(text).groupRequirements).map(([name, facts]) => [name, values(facts)]));

  test("includes, also in a circle and in another spelling", () => {
    const text = `[dependency-groups]
one = ["a", { include-group = "Two_x" }]
two-x = ["b", { include-group = "one" }, { include-group = "nowhere" }]
`;
    expect(asked(text)).toEqual({ one: ["a", "b"], "two-x": ["b", "a"] });
  });

  test("tables of tools", () => {
    const text = `[tool.uv]
dev-dependencies = ["a"]
[tool.pdm.dev-dependencies]
lint = ["b>=1"]
[tool.poetry.group.docs.dependencies]
c = "^2"
`;
    expect(asked(text)).toEqual({ dev: ["a"], lint: ["b>=1"], docs: ["c>=2,<3"] });
  });

  test("what is no requirement in a group that nobody ships is no problem", () => {
    const text = `[dependency-groups]
odd = [7, { set-phasers-to = "stun" }, "a"]
flat = "b"
[tool.poetry]
name = "app"
[tool.poetry.group.docs.dependencies]
c = 7
`;
    expect([asked(text), problems(text)]).toEqual([{ odd: ["a"], flat: [], docs: [] }, []]);
  });
});

test("requirements in all their shapes are taken as they are", () => {
  const written = [
    "a",
    "A.b_c-1",
    "a[x,y]",
    "a [x] >=1",
    "a (>=1)",
    "a~=1.0; python_version<'3'",
    "a@ https://host/a.whl",
    "a ;m",
    " a",
  ];
  const text = `[project]\nname = "a"\nversion = "1"\ndependencies = ${JSON.stringify(written)}\n`;
  expect(problems(text)).toEqual([]);
});
