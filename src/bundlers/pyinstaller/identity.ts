import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../../model/environment.ts";
import { metadataFolders } from "../record-file.ts";
import { fourNumbers } from "../version-numbers.ts";

/** What Windows shows of a program in its properties. */
export interface Identity {
  readonly product: string;
  readonly version: string;
  readonly summary: string;
  readonly author: string;
  readonly licence: string;
}

/** Metadata of the project itself: the one distribution that was installed from a file. A lone script has none. */
export async function identityOf({ sitePackages }: Environment): Promise<Identity | undefined> {
  const folders = await metadataFolders(sitePackages);
  for (const folder of folders) {
    const url = await readFile(join(sitePackages, folder, "direct_url.json"), "utf8").catch(() => "");
    if (!/"url":\s*"file:/.test(url)) continue;
    const text = await readFile(join(sitePackages, folder, "METADATA"), "utf8").catch(() => "");
    const [head = ""] = text.split(/\r?\n\r?\n/);
    const field = (...names: readonly string[]): string =>
      names
        .map((name) => new RegExp(`^${name}: *(.+)$`, "m").exec(head)?.[1]?.trim() ?? "")
        .find((found) => found !== "") ?? "";
    return {
      product: field("Name"),
      version: field("Version"),
      summary: field("Summary"),
      author: field("Author", "Author-email").replace(/\s*<[^>]*>/, ""),
      licence: field("License-Expression", "License"),
    };
  }
  return undefined;
}

/** PyInstaller's version file for one program: Python text, in which a JSON string is a string. */
export function versionFile(program: string, { product, version, summary, author, licence }: Identity): string {
  const numbers = `(${fourNumbers(version).join(", ")})`;
  const values = {
    CompanyName: author,
    FileDescription: summary === "" ? product : summary,
    FileVersion: version,
    InternalName: program,
    LegalCopyright: licence,
    OriginalFilename: `${program}.exe`,
    ProductName: product,
    ProductVersion: version,
  };
  const strings = Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `      StringStruct(${JSON.stringify(key)}, ${JSON.stringify(value)}),`);
  // 040904B0: English, in Unicode; the one table that every Windows shows.
  return `VSVersionInfo(
  ffi=FixedFileInfo(filevers=${numbers}, prodvers=${numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
${strings.join("\n")}
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
`;
}
