import * as v from "valibot";
import type { Catalog } from "../model/catalog.ts";
import { BuildError, ConfigError, NetworkError } from "../model/errors.ts";
import { CHECKSUMS_NAME } from "../model/manifest.ts";
import { FILE_NAME } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { CheckRow, VerifyPlace } from "../model/received.ts";
import type { Expectations } from "../model/verification.ts";
import { plain } from "../report/text.ts";
import { verifiedTable } from "../report/verified.ts";

/** Undefined where there is none, or where its %-signs stand for no text. */
function decodedTag(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return undefined;
  }
}

/** What is named on the command line: an address of a release's page (or of one of its files), else a path. */
export function verifyPlace(text: string, resolve: (path: string) => string): VerifyPlace {
  if (!/^https?:\/\//.test(text)) return { kind: "path", path: resolve(text) };
  const [, server = "", repository = "", tag = ""] =
    /^(https?:\/\/[^/]+)\/([^/]+\/[^/]+)\/releases\/(?:tag|download)\/([^/?#]+)/.exec(text) ?? [];
  const decoded = decodedTag(tag);
  if (decoded !== undefined) return { kind: "page", server, repository, tag: decoded };
  const hint = "It looks like https://github.com/OWNER/NAME/releases/tag/v1.0.";
  throw new ConfigError([{ code: "bad-address", message: `${text} is not the address of a release`, hint }]);
}

/** What the API says of a release, as far as we ask. */
const AssetsSchema = v.object({
  assets: v.array(v.object({ name: v.pipe(v.string(), v.regex(FILE_NAME)), digest: v.nullish(v.string()) })),
});
const SUM = /^([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._-]*)$/gm;
/** Longer no list of checksums and no list of a thousand assets is. Bytes. */
const LARGEST = 8 * 1024 * 1024;
/** Without an answer for so long a download is given up. Milliseconds. */
const PATIENCE_MS = 30_000;

const apiOf = (server: string): string =>
  server === "https://github.com" ? "https://api.github.com" : `${server}/api/v3`;

/** Names and digests of a published release, as anybody is told them; undefined where nobody is. */
async function assetsOf(
  { pages }: Ports,
  { server, repository, tag }: Page,
): Promise<ReadonlyMap<string, string | undefined> | undefined> {
  const url = `${apiOf(server)}/repos/${repository}/releases/tags/${encodeURIComponent(tag)}`;
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), AssetsSchema), await pages.text(url, LARGEST));
    if (!parsed.success) return undefined;
    return new Map(
      parsed.output.assets.map(({ name, digest }) => [name, /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1]]),
    );
  } catch (error) {
    // A visitor may ask 60 times an hour; the files themselves are not counted.
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

type Page = Extract<VerifyPlace, { readonly kind: "page" }>;

/** Downloads a release as anybody would. Every file's digest is known before it is asked for. */
async function download(ports: Ports, catalog: Catalog, page: Page, folder: string): Promise<readonly CheckRow[]> {
  const base = `${page.server}/${page.repository}/releases/download/${encodeURIComponent(page.tag)}`;
  const sums = await ports.pages.text(`${base}/${CHECKSUMS_NAME}`, LARGEST);
  await catalog.writeReleaseTexts(folder, new Map([[CHECKSUMS_NAME, sums]]));
  const listed = new Map([...sums.matchAll(SUM)].map(([, sha256 = "", name = ""]) => [name, sha256]));
  const hosted = await assetsOf(ports, page);
  const wanted = new Map([...(hosted ?? []), ...listed]);
  for (const [name, sha256] of wanted) {
    if (name === CHECKSUMS_NAME || sha256 === undefined) continue;
    await ports.downloads.fetch({
      url: `${base}/${name}`,
      sha256,
      file: `${folder}/${name}`,
      patienceMs: PATIENCE_MS,
      attempts: 3,
    });
  }
  if (hosted !== undefined) {
    const untold = [...wanted].filter(([name, sha256]) => name !== CHECKSUMS_NAME && sha256 === undefined);
    return untold.map(([what]) => unseen(page, what, "nobody tells its digest: it was not downloaded"));
  }
  const detail = "the service does not list them to a visitor now: files besides the listed ones would not be noticed";
  return [unseen(page, "all files", detail)];
}

function unseen({ server }: Page, what: string, detail: string): CheckRow {
  return { what, method: "API", result: "not checked", by: server, detail };
}

/** Whoever downloads one file rarely thinks of its list. */
const FETCH_TOO =
  "Do not use it yet. Download that file from the same release into the same folder; where it does not have it, ask who published it.";

/** `slipway verify`: a release as it lies somewhere, by its own manifest and checksums and by whatever else is known of it. */
export async function verifyStage(
  ports: Ports,
  catalog: Catalog,
  place: VerifyPlace,
  expected: Expectations = {},
): Promise<{ readonly rows: readonly CheckRow[] }> {
  const room = place.kind === "page" ? await ports.workplaces.open("verify", place.tag) : undefined;
  try {
    const folder = room === undefined ? "" : `${room.directory}/files`;
    const first = place.kind === "page" ? await download(ports, catalog, place, folder) : [];
    const release = await catalog.receive(place.kind === "path" ? place.path : folder);
    const rows = [...first];
    for (const check of catalog.checks) rows.push(...(await check(ports, release)));
    // Whoever asks for a repository's release wants it to be that repository's.
    const own = place.kind === "page" ? { source: `${place.server}/${place.repository}` } : {};
    rows.push(...(await catalog.checkSignatures(ports, release, { ...own, ...expected })));
    const failed = rows.filter(({ result }) => result === "failed");
    if (failed.length === 0) return { rows };
    // What holds besides is part of the answer.
    ports.log.info(verifiedTable(rows));
    throw new BuildError(
      failed.map(({ what, method, detail }) => ({
        code: "not-verified",
        // Names of files are whatever somebody called them.
        message: plain(`${what}: ${detail} (${method})`),
        hint: detail.endsWith("not there")
          ? FETCH_TOO
          : "Do not use it. Download it again; where that does not help, ask who published it.",
      })),
    );
  } finally {
    await room?.close(false);
  }
}
