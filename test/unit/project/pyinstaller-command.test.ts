import { describe, expect, test } from "vitest";
import { readCommands } from "../../../src/project/pyinstaller-command.ts";

describe("PyInstaller in a script", () => {
  test("is found with its options, over continued lines", () => {
    const script = [
      "pip install pyinstaller",
      "python -m PyInstaller --onefile -w \\",
      '  --name "My App" --add-data "data:data" --icon=a.ico --upx-dir=x --hidden-import=b main.py',
      "echo done",
    ].join("\n");
    expect(readCommands(script, "ci.yml")).toEqual([
      {
        file: "ci.yml",
        name: "My App",
        scripts: ["main.py"],
        windowed: true,
        onefile: true,
        icon: "a.ico",
        data: ["data"],
        hiddenImports: ["b"],
        left: ["--upx-dir=x"],
      },
    ]);
  });

  test.each([
    ["uv run pyinstaller app.py", "app.py"],
    ["poetry run pyinstaller -F src/app.py && ls dist", "src/app.py"],
    ["pyinstaller `\r\n  app.py", "app.py"],
  ])("%j freezes %s", (script, frozen) => {
    expect(readCommands(script, "ci.yml").map(({ scripts }) => scripts)).toEqual([[frozen]]);
  });

  test.each([
    ["--add-data=assets;assets", "assets"],
    ["--add-data=C:\\in\\x.txt;out", "C:\\in\\x.txt"],
    ["--add-data in/x:out", "in/x"],
  ])("%s adds %s", (option, data) => {
    expect(readCommands(`pyinstaller ${option} app.py`, "ci.yml")[0]?.data).toEqual([data]);
  });

  test.each(["pyinstaller app.spec", "pip install pyinstaller", "pyinstaller", "echo mypyinstaller app.py"])(
    "%j freezes no script",
    (script) => expect(readCommands(script, "ci.yml")).toEqual([]),
  );
});
