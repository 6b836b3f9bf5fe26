import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

/** What the program takes as texts are texts for a script too that imports it as it stands, as in `dist/` and in the tests. */
registerHooks({
  load: (url, context, next) =>
    /\.(py|yml)$/.test(url)
      ? {
          format: "module",
          shortCircuit: true,
          source: `export default ${JSON.stringify(readFileSync(fileURLToPath(url), "utf8"))};`,
        }
      : next(url, context),
});
