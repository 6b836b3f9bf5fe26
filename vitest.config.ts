import { defineConfig } from "vitest/config";

/** Python sources that we run, and starter workflows, are imported as text, as the build script does it. */
const importedAsText = {
  name: "imported-as-text",
  transform: (code: string, id: string) =>
    /\.(py|yml)$/.test(id) ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined,
};

const project = (name: string, timeout: number) => ({
  plugins: [importedAsText],
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    projects: [project("unit", 20_000), project("contract", 60_000), project("e2e", 600_000)],
    coverage: { provider: "v8", include: ["src/**"] },
  },
});
