// Where every connection has to go through a proxy.
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Listener, listen } from "../support/github/listen.ts";
import { createLocalGitHub, type LocalGitHub } from "../support/github/server.ts";
import { addRepository } from "../support/github/state.ts";
import { theStand } from "../support/stand/cli.ts";
import { legFile, makeLegFolder, releaseLegs } from "../support/stand/leg-folder.ts";

const stand = theStand();
const TOKEN = "ghs_thetokenofthisterminal";
const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** The same GitHub under a name that no resolver knows: what ends in localhost goes past every proxy. */
function unreachable(github: LocalGitHub): Promise<Listener> {
  return listen(async (asked) => {
    const url = asked.url.replace("github.invalid", "github.localhost");
    const answer = await github.fetch(new Request(url, asked), { redirect: "manual" });
    const headers = new Headers(answer.headers);
    headers.delete("content-length");
    const text = (await answer.text()).replaceAll("github.localhost", "github.invalid");
    return new Response(text === "" ? null : text, { status: answer.status, headers });
  }, {});
}

/** A proxy that leads every name to one port, and remembers what it was asked for. */
async function startProxy(port: number): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { pathname, search } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port, method, headers, path: `${pathname}${search}` }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on("connect", (incoming, socket, head) => {
    asked.push(`CONNECT ${incoming.url}`);
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on("error", () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test("questions and uploads go through the proxy of the environment", async () => {
  const made = await makeLegFolder(stand, "release-proxy", (target) => [legFile(".zip", `made for ${target}`)]);
  const github = createLocalGitHub();
  const repository = addRepository(github.state, "acme/widget");
  repository.tags.set(made.tag, { commit: made.commit, object: undefined });
  const rights = { "acme/widget": "write" } as const;
  github.state.tokens.set(TOKEN, { login: "octocat", kind: "person", rights });
  const listener = await unreachable(github);
  open.push(() => listener.close());
  const proxy = await startProxy(Number(new URL(listener.url).port));
  const env = { http_proxy: proxy.url, HTTPS_PROXY: proxy.url, GITHUB_SERVER_URL: "http://github.invalid" };
  const outcome = await releaseLegs(stand, made, { api: "http://api.github.invalid", token: TOKEN, env });
  expect(outcome.code, outcome.output).toBe(0);
  expect(repository.releases).toMatchObject([{ draft: false }]);
  const through = (host: string) => proxy.asked.filter((what) => what.includes(`${host}.github.invalid`));
  expect(through("uploads").length).toBeGreaterThan(0);
  expect(through("api").length).toBeGreaterThan(0);
});
