import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const require = createRequire(import.meta.url);

/** `import("package")` in our sources, with what stands behind it. */
const late = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) =>
    [
      ...readFileSync(join("src", name), "utf8").matchAll(
        /await import\("((?:@[^/"]+\/)?[^./"][^/"]*)"\)(\)\.default)?/g,
      ),
    ].map(([, library = "", byDefault]) => ({ name, library, byDefault: byDefault !== undefined })),
  )
  .filter(({ library }) => !library.startsWith("node:"));

/** Is it a module of ECMAScript? */
function isModule(library: string): boolean {
  const paths = require.resolve.paths(library) ?? [];
  const found = paths.map((folder) => join(folder, library, "package.json"));
  for (const file of found) {
    try {
      return JSON.parse(readFileSync(file, "utf8")).type === "module";
    } catch {
      // It lies in a folder further out.
    }
  }
  throw new Error(`${library} is not installed in ${dirname(found[0] ?? "")}`);
}

describe("a library that is loaded late", () => {
  test("there are some", () => {
    expect(late.length).toBeGreaterThan(3);
  });

  test.each(late)("$library in $name has its names in the bundled program", ({ library, byDefault }) => {
    // Of CommonJS, the bundled program's import() has the default export alone; its names are undefined there.
    expect(byDefault || isModule(library)).toBe(true);
  });
});
