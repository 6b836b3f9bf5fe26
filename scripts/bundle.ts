import { rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
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
        ? // What is written into dist/ names no folder of this machine.
          { path: basename(path), namespace: "oidc", pluginData: resolve(resolveDir, path) }
        : undefined,
    );
    builder.onLoad({ filter: /./, namespace: "oidc" }, ({ pluginData }) => ({
      resolveDir: dirname(String(pluginData)),
      contents: `export const OidcClient = { getIDToken: async (audience) =>
        (await import(${JSON.stringify(pluginData)})).OidcClient.getIDToken(audience) };`,
    }));
  },
};

/**
 * A CommonJS package that is loaded late has in Node the names that it exports, and from esbuild nothing but `default`:
 * what works from the sources would be undefined in dist/. Here it gets the names that Node sees.
 */
const lateNames: Plugin = {
  name: "late-names",
  setup(builder) {
    builder.onResolve({ filter: /^[@a-z]/ }, ({ kind, importer, path, resolveDir }) =>
      kind === "dynamic-import" && !isBuiltin(path) && importer.startsWith(join(root, "src"))
        ? { path, namespace: "late", pluginData: resolveDir }
        : undefined,
    );
    // One after the other: Node refuses a package that is required while another import of it is under way.
    let turn: Promise<object> = Promise.resolve({});
    builder.onLoad({ filter: /./, namespace: "late" }, async ({ path, pluginData }) => {
      turn = turn.then(() => import(path));
      const names = Object.keys(await turn).filter((name) => /^[\w$]+$/.test(name));
      return {
        resolveDir: String(pluginData),
        contents: `export { ${names.join(", ")} } from ${JSON.stringify(path)};`,
      };
    });
  },
};

/**
 * What packages load for work that we never ask of them: 2 MB. By the one that wants it, and what that takes out of it while
 * it is loaded.
 */
const LEFT_OUT: Readonly<Record<string, { readonly why: string; readonly takes: readonly string[] }>> = {
  archiver: { why: "@actions/artifact: artifacts are stored as they are, never zipped", takes: ["create"] },
  "unzip-stream": { why: "@actions/artifact: artifacts are fetched as they are", takes: ["Extract"] },
  "apache-arrow": { why: "@azure/storage-blob: lists of blobs in a format that nobody asks for", takes: [] },
  cacache: { why: "make-fetch-happen: answers kept in a folder, which nobody names", takes: ["index"] },
  "socks-proxy-agent": {
    why: "@npmcli/agent: proxies that speak SOCKS, as nothing else here does",
    takes: ["SocksProxyAgent"],
  },
  "iconv-lite": { why: "minipass-fetch: other encodings than UTF-8; it does without", takes: [] },
};

/** Each says so, should it be asked for after all. */
const leftOut: Plugin = {
  name: "left-out",
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^(${Object.keys(LEFT_OUT).join("|")})$`) }, ({ path }) => ({
      path,
      namespace: "left-out",
    }));
    builder.onLoad({ filter: /./, namespace: "left-out" }, ({ path }) => {
      const { why = "", takes = [] } = LEFT_OUT[path] ?? {};
      const fail = `function () { throw new Error(${JSON.stringify(`${path} is left out (${why})`)}); }`;
      const members = takes.map((name) => `${name}: fail`).join(", ");
      return {
        contents: `const fail = ${fail};\n${takes.length === 0 ? "fail();" : `module.exports = { ${members} };`}`,
      };
    });
  },
};

/**
 * The toolkit takes two things of undici: agents for proxies, and its fetch, which we give it ourselves. The other 0.5 MB of it
 * are a second HTTP client beside Node's own.
 */
const onlyProxies: Plugin = {
  name: "only-proxies",
  setup(builder) {
    builder.onResolve({ filter: /^undici$/ }, ({ path }) => ({ path, namespace: "only-proxies" }));
    builder.onLoad({ filter: /./, namespace: "only-proxies" }, () => ({
      resolveDir: root,
      contents: `export { default as ProxyAgent } from "undici/lib/dispatcher/proxy-agent.js";
        export const fetch = globalThis.fetch;`,
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
    entryPoints: ["main", "plan", "build", "sign", "release", "cli"].map((name) => join(root, `src/entry/${name}.ts`)),
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
    plugins: [
      lazyOidc,
      lateNames,
      leftOut,
      onlyProxies,
      reportPage,
      ...(options.table === undefined ? [] : [withTable(options.table)]),
    ],
  });
  return metafile;
}
