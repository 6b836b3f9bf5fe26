import { chmod, mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle, BundleContext, Product } from "../../model/bundle.ts";
import { type TargetId, targetFacts } from "../../model/target.ts";
import { icnsFile } from "../icons.ts";
import { fourNumbers } from "../version-numbers.ts";

const ICON = "icon.icns";
/** What Apple calls the architectures, and what python-build-standalone's interpreters need. */
const APPLE = {
  arm64: { architecture: "arm64", system: "11.0" },
  x64: { architecture: "x86_64", system: "10.15" },
} as const;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Property list of an application. The program that is started is a script, which has no architecture of its own: without the
 * last two keys macOS would start it under Rosetta, or ask to install that.
 */
export function infoPlist(product: Product, executable: string, target: TargetId): string {
  const { architecture, system } = APPLE[targetFacts(target).arch];
  const number = fourNumbers(product.version).slice(0, 3).join(".");
  const texts: readonly (readonly [string, string])[] = [
    ["CFBundleName", product.name],
    ["CFBundleDisplayName", product.name],
    // Has to be the same for every version, or permissions are asked for again.
    ["CFBundleIdentifier", `app.${product.name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-")}`],
    ["CFBundleExecutable", executable],
    ["CFBundlePackageType", "APPL"],
    ["CFBundleInfoDictionaryVersion", "6.0"],
    ["CFBundleShortVersionString", number],
    ["CFBundleVersion", number],
    ["LSMinimumSystemVersion", system],
    ...(product.icon === undefined ? [] : [["CFBundleIconFile", ICON] as const]),
  ];
  const pairs = texts.map(([key, value]) => `\t<key>${key}</key>\n\t<string>${escaped(value)}</string>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${pairs.join("")}\t<key>NSHighResolutionCapable</key>
\t<true/>
\t<key>LSRequiresNativeExecution</key>
\t<true/>
\t<key>LSArchitecturePriority</key>
\t<array>
\t\t<string>${architecture}</string>
\t</array>
</dict>
</plist>
`;
}

/** Started by its absolute path, and sometimes through a link that a user made: `Contents/Resources` is found from both. */
function programText(name: string): string {
  return `#!/bin/sh
self=$0
while [ -L "$self" ]; do
  link=$(command -p readlink "$self") || exit 127
  case $link in /*) self=$link ;; *) self=\${self%/*}/$link ;; esac
done
case $self in /*) here=\${self%/*} ;; */*) here=$PWD/\${self%/*} ;; *) here=$PWD ;; esac
exec "\${here%/*}/Resources/${name}" "$@"
`;
}

/**
 * Turns a directory bundle into one with an application in it: everything goes to `Contents/Resources`, where a launcher
 * still finds its Python beside itself, and `Contents/MacOS` holds a program for each. Not verified on a Mac.
 */
export async function makeApp(context: BundleContext, made: Bundle): Promise<Bundle> {
  const { product, target } = context;
  const folder = `${product.name}.app/Contents`;
  const contents = join(made.root, folder);
  const names = await readdir(made.root);
  for (const part of ["Resources", "MacOS"]) await mkdir(join(contents, part), { recursive: true });
  for (const name of names) await rename(join(made.root, name), join(contents, "Resources", name));
  for (const { path } of made.executables) {
    await writeFile(join(contents, "MacOS", path), programText(path));
    await chmod(join(contents, "MacOS", path), 0o755);
  }
  const first = made.executables.find(({ entry }) => entry.gui)?.path ?? "";
  await writeFile(join(contents, "Info.plist"), infoPlist(product, first, target));
  if (product.icon !== undefined) await writeFile(join(contents, "Resources", ICON), await icnsFile(product.icon));
  const executables = made.executables.map(({ entry, path }) => ({ entry, path: `${folder}/MacOS/${path}` }));
  const { checker } = made;
  if (checker?.kind !== "shipped") return { ...made, executables };
  const [python, ...options] = checker.argv;
  return { ...made, executables, checker: { kind: "shipped", argv: [`${folder}/Resources/${python}`, ...options] } };
}
