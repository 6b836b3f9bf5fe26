import type { Document } from "yaml";
import type { Mend } from "../model/diagnostic.ts";

type Yaml = typeof import("./yaml-value.ts");

function append({ isSeq }: Yaml, document: Document, path: readonly string[], value: string): void {
  const list = document.getIn(path);
  if (!isSeq(list)) document.setIn(path, document.createNode([value], { flow: true }));
  else if (!list.items.some((item) => String(item) === value)) list.add(document.createNode(value));
}

/** False where the file names another bundler: a flag chose this one, and its options would have no place there. */
function choose({ isMap, isScalar }: Yaml, document: Document, name: string): boolean {
  const written: unknown = document.get("bundler", true);
  const use = isScalar(written) ? written.value : document.getIn(["bundler", "use"]);
  if (!isMap(written)) document.set("bundler", document.createNode({ use: name }));
  return use === undefined || use === null || use === name;
}

/** The text of slipway.yml with these changes in it; comments stay. Undefined where they have no place in it. */
export async function mendedText(text: string, mends: readonly Mend[]): Promise<string | undefined> {
  const yaml = await import("./yaml-value.ts");
  const document = yaml.parseDocument(text);
  if (document.errors.length > 0 || !(document.contents === null || yaml.isMap(document.contents))) return undefined;
  for (const mend of mends) {
    if ("include" in mend) append(yaml, document, ["include"], mend.include);
    else if (!choose(yaml, document, mend.bundler)) return undefined;
    else if ("add" in mend) append(yaml, document, ["bundler", mend.option], mend.add);
    else document.setIn(["bundler", mend.option], mend.set);
  }
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}
