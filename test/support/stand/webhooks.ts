import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { kept, tool } from "./store.ts";

const VERSION = "7.6.1";

const ExamplesSchema = v.array(v.object({ name: v.string(), examples: v.array(v.looseObject({})) }));
const PullRequestSchema = v.looseObject({
  action: v.string(),
  number: v.number(),
  repository: v.looseObject({ full_name: v.string() }),
  pull_request: v.looseObject({ base: v.looseObject({ sha: v.string() }) }),
});

/** A payload of GitHub's own collection: what it sends when somebody opens a pull request. */
export async function pullRequestPayload(): Promise<v.InferOutput<typeof PullRequestSchema>> {
  const folder = await kept(`webhooks-examples-${VERSION}`, async (into) => {
    const name = `@octokit/webhooks-examples@${VERSION}`;
    await tool(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", into, name]);
  });
  const file = join(folder, "node_modules", "@octokit", "webhooks-examples", "api.github.com", "index.json");
  const all = v.parse(v.pipe(v.string(), v.parseJson(), ExamplesSchema), await readFile(file, "utf8"));
  const examples = all.find(({ name }) => name === "pull_request")?.examples ?? [];
  const opened = examples.find(({ action }) => action === "opened");
  return v.parse(PullRequestSchema, opened);
}
