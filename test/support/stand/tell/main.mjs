// Nothing of a job outlives it under act, so that files have to be copied away while it runs.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { STAND_LEFT: left, GITHUB_WORKSPACE: workspace, INPUT_AS: as, INPUT_OUTPUTS: outputs } = process.env;
const into = join(left, as);
mkdirSync(into, { recursive: true });
cpSync(join(workspace, process.env.INPUT_FOLDER), into, { recursive: true });
const { manifest } = JSON.parse(outputs);
if (manifest) cpSync(manifest, join(into, "manifest.json"));
writeFileSync(join(into, "outputs.json"), outputs);
