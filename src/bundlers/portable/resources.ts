import type { Product } from "../../model/bundle.ts";
import { windowsIcon } from "../icons.ts";
import { fourNumbers } from "../version-numbers.ts";

/** American English and Unicode: what a version resource without a language of its own says. */
const LANGUAGE = { lang: 0x0409, codepage: 1200 } as const;
/** VS_FIXEDFILEINFO: an application for 32-bit Windows and later. */
const WINDOWS_APPLICATION = { fileOS: 0x0004_0004, fileType: 1, fileFlagsMask: 0x3f } as const;

/** Writes the icon and the version into a launcher program. Only then may anything be appended: the program is laid out anew. */
export async function withResources(program: Buffer, product: Product, name: string): Promise<Buffer> {
  // Half a megabyte of code that only Windows targets need.
  const { Data, NtExecutable, NtExecutableResource, Resource } = await import("resedit");
  const executable = NtExecutable.from(program, { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  if (product.icon !== undefined) {
    const images = await windowsIcon(product.icon);
    const items = images.map(({ size, png }) => Data.RawIconItem.from(new Uint8Array(png).buffer, size, size, 32));
    Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, LANGUAGE.lang, items);
  }
  const [a, b, c, d] = fourNumbers(product.version);
  const [high, low] = [((a << 16) | b) >>> 0, ((c << 16) | d) >>> 0];
  const versions = { fileVersionMS: high, fileVersionLS: low, productVersionMS: high, productVersionLS: low };
  const values = {
    FileDescription: product.name,
    FileVersion: product.version,
    InternalName: name,
    OriginalFilename: `${name}.exe`,
    ProductName: product.name,
    ProductVersion: product.version,
  };
  const info = Resource.VersionInfo.create(LANGUAGE.lang, { ...WINDOWS_APPLICATION, ...versions }, [
    { ...LANGUAGE, values },
  ]);
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
