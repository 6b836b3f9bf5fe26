import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { pageText } from "./scripts/page.ts";

/** Python sources that we run, and starter workflows, are imported as text, as the build script does it. */
const importedAsText = {
  name: "imported-as-text",
  transform: (code: string, id: string) =>
    /\.(py|yml)$/.test(id) ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined,
};

/** The report's page, with style and script in it, as the build script makes it. */
const reportPage = {
  name: "report-page",
  enforce: "pre" as const,
  load: (id: string) => (id.endsWith("/page/page.html") ? `export default ${JSON.stringify(pageText())};` : undefined),
};

const project = (name: string, timeout: number) => ({
  plugins: [importedAsText, reportPage],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    setupFiles: name === "e2e" ? ["test/e2e/setup.ts"] : [],
  },
});

export default defineConfig({
  test: {
    // Many tests wait for programs that they have started: more of them than processors keep these busy.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [project("unit", 20_000), project("contract", 60_000), project("e2e", 600_000)],
    coverage: { provider: "v8", include: ["src/**"] },
  },
});
