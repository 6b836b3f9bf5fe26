import type { Manifest } from "../model/manifest.ts";
import type { Published, ReleaseFile } from "../model/release.ts";
import type { Answer } from "./answers.ts";
import { plain, sizeText, table } from "./text.ts";

/** What `slipway release` published, or would have. */
export function publishedAnswer(
  released: { readonly manifest: Manifest; readonly files: readonly ReleaseFile[]; readonly published: Published },
  rehearsed: boolean,
): Answer {
  const { manifest, files, published } = released;
  const rows = files.map(({ name, size, sha256 }) => [name, sizeText(size), `SHA-256 ${sha256.slice(0, 16)}…`]);
  const what = rehearsed ? "Rehearsed; a release would hold:" : published.draft ? "A draft, complete:" : "Published:";
  const where = rehearsed ? "Nothing was published." : plain(published.url);
  const names = files.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  return {
    json: { ...(rehearsed ? { rehearsed } : { release: published }), files: names, manifest },
    text: `\n${what}\n\n${table(rows)}\n\n${where}`,
  };
}
