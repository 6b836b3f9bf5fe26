import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import * as v from "valibot";

const PublishedSchema = v.looseObject({
  name: v.string(),
  versions: v.record(v.string(), v.looseObject({ dist: v.looseObject({ tarball: v.string() }) })),
  _attachments: v.record(v.string(), v.object({ data: v.string() })),
});
type Published = v.InferOutput<typeof PublishedSchema>;

/** As much of npm's registry as it takes to publish one package and to install it. */
export interface Registry {
  readonly url: string;
  /** What was published last. */
  published(): Published | undefined;
  close(): void;
}

export async function startRegistry(): Promise<Registry> {
  let published: Published | undefined;
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const [archive] = Object.values(published?._attachments ?? {});
    if (request.method === "PUT") {
      published = v.parse(PublishedSchema, JSON.parse((await buffer(request)).toString()));
      response.writeHead(201).end("{}");
    } else if (path.endsWith(".tgz") && archive !== undefined) {
      response.end(Buffer.from(archive.data, "base64"));
    } else if (published !== undefined && path === `/${published.name}`) {
      const { _attachments, ...packument } = published;
      response.setHeader("content-type", "application/json").end(JSON.stringify(packument));
    } else response.writeHead(404).end("{}");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    published: () => published,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
