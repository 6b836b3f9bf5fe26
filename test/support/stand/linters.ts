import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import * as v from "valibot";
import { runCommand } from "./processes.ts";
import { kept, onPath, tool } from "./store.ts";

const ACTIONLINT = "1.7.12";
const ZIZMOR = "1.32.0";
const LANGUAGE_SERVICE = "0.3.61";

/** actionlint does not know yet that `$/` is the same repository at the same commit. The one thing that is overlooked. */
export const OVERLOOKED = 'specifying action "\\$/';

/** Looks at all workflows of a repository; what is wrong with them, as text, or nothing. */
export interface Linter {
  readonly name: string;
  lint(repository: string): Promise<string>;
}

export async function actionlint(): Promise<Linter> {
  if (!onPath("go")) throw new Error("no go on PATH to install it with");
  const folder = await kept(`actionlint-${ACTIONLINT}`, async (into) => {
    const module = `github.com/rhysd/actionlint/cmd/actionlint@v${ACTIONLINT}`;
    await tool(["go", "install", module], { env: { GOBIN: into }, minutes: 6 });
  });
  const argv = [join(folder, "actionlint"), "-ignore", OVERLOOKED] as const;
  return { name: "actionlint", lint: (cwd) => said(argv, cwd) };
}

export async function zizmor(): Promise<Linter> {
  const folder = await kept(`zizmor-${ZIZMOR}`, async (into) => {
    await tool(["python3", "-m", "venv", into]);
    await tool([join(into, "bin", "python"), "-m", "pip", "install", "--quiet", `zizmor==${ZIZMOR}`]);
  });
  const argv = [join(folder, "bin", "zizmor"), "--offline", "--persona=pedantic", "--quiet", "."] as const;
  return { name: "zizmor", lint: async (cwd) => withoutNone(await said(argv, cwd)) };
}

const withoutNone = (text: string): string => (text.startsWith("No findings to report.") ? "" : text);

async function said(argv: readonly [string, ...string[]], cwd: string): Promise<string> {
  const { code, output } = await runCommand([...argv], { cwd, seconds: 120, env: process.env });
  return code === 0 ? withoutNone(output.trim()) : `${output.trim()} (exit code ${code})`;
}

const FoundSchema = v.array(v.object({ message: v.string(), severity: v.optional(v.number()) }));

/** What GitHub's own parser says of one file; `files` is where it looks up what the file calls. */
export type Validate = (
  file: string,
  text: string,
  files: (path: string) => Promise<string>,
) => Promise<readonly string[]>;

/** GitHub's own language service, bundled: plain Node cannot load what it imports. */
export async function languageService(): Promise<Validate> {
  const folder = await kept(`languageservice-${LANGUAGE_SERVICE}`, async (into) => {
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    await tool(["npm", "install", "--prefix", into, ...quietly, `@actions/languageservice@${LANGUAGE_SERVICE}`]);
    const exported = [
      'export { validate } from "@actions/languageservice";',
      'export { TextDocument } from "vscode-languageserver-textdocument";',
    ];
    await build({
      stdin: { contents: exported.join("\n"), resolveDir: into },
      ...{ bundle: true, platform: "node", format: "esm", outfile: join(into, "service.mjs"), logLevel: "error" },
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    });
  });
  const { validate, TextDocument } = await import(pathToFileURL(join(folder, "service.mjs")).href);
  let asked = 0;
  return async (file, text, files) => {
    // It remembers what it found in a file by the file's address.
    asked += 1;
    const fileProvider = {
      getFileContent: async (reference: { readonly path: string }) => ({
        name: reference.path,
        content: await files(reference.path),
      }),
    };
    const document = TextDocument.create(`file:///${asked}/${file}`, "yaml", 1, text);
    const found = v.parse(FoundSchema, await validate(document, { fileProvider }));
    return found.map(({ message }) => message);
  };
}

/** Files of a checkout, as a reference to one of its workflows names them. */
export const filesOf =
  (checkout: string) =>
  (path: string): Promise<string> =>
    readFile(join(checkout, path), "utf8");
