import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "src", "report", "page");

/** The report's page with its style and its script in it, as text. */
export function pageText(): string {
  const [script] = buildSync({
    entryPoints: [join(folder, "client.ts")],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    legalComments: "inline",
  }).outputFiles;
  // What ends a script's element may not stand in it.
  const code = (script?.text ?? "").replaceAll("</script", "<\\/script");
  const style = readFileSync(join(folder, "page.css"), "utf8");
  return readFileSync(join(folder, "page.html"), "utf8")
    .replace("/* style */", () => style)
    .replace("/* script */", () => code);
}
