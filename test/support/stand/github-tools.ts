import { join } from "node:path";
import { kept, onPath, tool } from "./store.ts";

const GH = "2.83.0";
const PRISM = "5.16.0";

/** GitHub's own client, built from its module: the program's path. */
export async function installGh(): Promise<string> {
  if (!onPath("go")) throw new Error("no go on PATH to build gh with");
  const folder = await kept(`gh-${GH}`, async (into) => {
    const go = (...args: readonly string[]) => tool(["go", ...args], { cwd: into, minutes: 8 });
    const module = "github.com/cli/cli/v2/cmd/gh";
    await go("mod", "init", "stand.invalid/gh");
    await go("get", `${module}@v${GH}`);
    await go("build", "-o", join(into, "gh"), module);
  });
  return join(folder, "gh");
}

/** A proxy that holds requests and answers against an API description: the script that Node runs. */
export async function installPrism(): Promise<string> {
  const folder = await kept(`prism-${PRISM}`, async (into) => {
    const cli = `@stoplight/prism-cli@${PRISM}`;
    await tool(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", into, cli]);
  });
  return join(folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
}
