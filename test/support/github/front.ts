import { type Listener, listen } from "./listen.ts";
import type { LocalGitHub } from "./server.ts";

/** The API and its uploads under one address, for what stands between a client and GitHub and knows one address only. */
export function listenAsOne(github: LocalGitHub): Promise<Listener> {
  const { api, uploads } = github.origins;
  return listen((request) => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.replace(/^\/api\/v3/, "");
    const isUpload = request.method === "POST" && /\/releases\/\d+\/assets$/.test(path);
    return github.fetch(new Request(`${isUpload ? uploads : api}${path}${search}`, request), { redirect: "manual" });
  }, {});
}
