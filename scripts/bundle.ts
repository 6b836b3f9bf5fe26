import { rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";
import { pageText } from "./page.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keeps core.getIDToken, but loads its HTTP client (0.8 MB) only when somebody asks for a token. */
const lazyOidc: Plugin = {
  name: "lazy-oidc",
  setup(builder) {
    builder.onResolve({ filter: /oidc-utils\.js$/ }, ({ kind, importer, path, resolveDir }) =>
      kind === "import-statement" && /@actions[\\/]core[\\/]/.test(importer)
        ? { path: resolve(resolveDir, path), namespace: "oidc" }
        : undefined,
    );
    builder.onLoad({ filter: /./, namespace: "oidc" }, ({ path }) => ({
      resolveDir: dirname(path),
      contents: `export const OidcClient = { getIDToken: async (audience) =>
        (await import(${JSON.stringify(path)})).OidcClient.getIDToken(audience) };`,
    }));
  },
};

/** The report's page is one text, with style and script in it. */
export const reportPage: Plugin = {
  name: "report-page",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]report[\\/]page[\\/]page\.html$/ }, () => ({
      contents: pageText(),
      loader: "text",
    }));
  },
};

/** Takes another table of interpreters: tests serve archives of their own under digests of their own. */
function withTable(table: string): Plugin {
  return {
    name: "table",
    setup(builder) {
      builder.onResolve({ filter: /\/standalone\.json$/ }, () => ({ path: resolve(table) }));
    },
  };
}

/**
 * Writes the built files: ESM, split, unminified so that a diff of them can be read, heavy parts in chunks of their own.
 * @param options.table JSON file that takes the place of src/python/standalone.json
 */
export async function bundle(directory: string, options: { readonly table?: string } = {}): Promise<Metafile> {
  rmSync(directory, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["main", "plan", "build", "release", "cli"].map((name) => join(root, `src/entry/${name}.ts`)),
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    splitting: true,
    metafile: true,
    legalComments: "none",
    // CycloneDX's library asks for it where it is to write XML, lives without it, and we write JSON.
    external: ["xmlbuilder2"],
    loader: { ".py": "text", ".yml": "text" },
    logLevel: "warning",
    // Some CommonJS packages under the toolkit call `require` for Node's own modules.
    banner: { js: 'import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);' },
    plugins: [lazyOidc, reportPage, ...(options.table === undefined ? [] : [withTable(options.table)])],
  });
  return metafile;
}
