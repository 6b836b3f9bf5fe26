// A local GitHub in a process of its own: prints its address, and for every line that it reads how many requests came.
import { createInterface } from "node:readline";
import { createLocalGitHub } from "../test/support/github/server.ts";
import { addRepository } from "../test/support/github/state.ts";

const [token = "", latency = "0"] = process.argv.slice(2);
const github = createLocalGitHub({ keep: 0 });
addRepository(github.state, "acme/widget");
const rights = { "acme/widget": "write" } as const;
github.state.tokens.set(token, { login: "octocat", kind: "person", rights });
const uploads = { method: "POST", path: /\/releases\/\d+\/assets\?/, times: Number.POSITIVE_INFINITY };
github.faults.add({ kind: "delay", ms: Number(latency) }, uploads);
const listener = await github.listen();
process.stdout.write(`${listener.url}\n`);
for await (const _ of createInterface({ input: process.stdin })) process.stdout.write(`${github.traffic.length}\n`);
await listener.close();
