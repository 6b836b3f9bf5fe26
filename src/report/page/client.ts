import type { ReportBundle, ReportData } from "../../model/report.ts";
import { byId, element, table } from "./elements.ts";
import { fileList } from "./files.ts";
import { drawMap, moveByKeys } from "./map.ts";
import { type Part, treeOf } from "./tree.ts";

/** The data that travels in the page: deflated, in base64. */
async function readData(): Promise<ReportData> {
  const text = atob(byId("data", HTMLElement).textContent ?? "");
  // A loop: a function for each of 200,000 bytes takes longer than all that is made of them.
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) packed[at] = text.charCodeAt(at);
  // Not by way of a Blob, which is kept by another process.
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  const [data] = await Promise.all([new Response(readable).json(), written]);
  return data;
}

function drawFacts({ facts, floors, checks }: ReportBundle): void {
  const pairs = facts.map(([name, value]) => {
    const pair = element("div");
    pair.append(element("dt", { text: name }), element("dd", { text: value }));
    return pair;
  });
  byId("facts", HTMLElement).replaceChildren(...pairs);
  const culprits = floors.map(({ file, needs, owner }) => [needs, file, owner]);
  const floorColumns = [{ title: "needs" }, { title: "file" }, { title: "brought by" }];
  const none = "No file asks for a particular version of a system.";
  byId("floors", HTMLElement).replaceChildren(table(floorColumns, culprits, none));
  const rows = checks.map(({ what, result, detail }) => [what, result, detail]);
  const checkColumns = [{ title: "what" }, { title: "result" }, { title: "detail" }];
  byId("checks", HTMLElement).replaceChildren(table(checkColumns, rows, "Nothing was run."));
}

/** The map, and the way back to where one came from. */
function explorer(): (root: Part) => void {
  let way: readonly Part[] = [];
  const crumbs = byId("crumbs", HTMLElement);
  const go = (next: readonly Part[], focus: boolean): void => {
    way = next;
    const [root] = way;
    const here = way.at(-1);
    if (root === undefined || here === undefined) return;
    drawMap(here, root.bytes, (chosen) => go([...way, chosen], true));
    const items = way.map((part, index) => {
      const item = element("li");
      const last = index === way.length - 1;
      const step = element(last ? "span" : "button", { text: part.name });
      if (last) step.setAttribute("aria-current", "location");
      else {
        step.setAttribute("type", "button");
        step.addEventListener("click", () => go(way.slice(0, index + 1), true));
      }
      item.append(step);
      return item;
    });
    crumbs.replaceChildren(...items);
    if (focus) byId("map", HTMLElement).querySelector<HTMLElement>(".tile")?.focus();
  };
  moveByKeys(byId("map", HTMLElement), () => {
    if (way.length > 1) go(way.slice(0, -1), true);
  });
  return (root) => go([root], false);
}

async function main(): Promise<void> {
  const data = await readData();
  byId("subtitle", HTMLElement).textContent = data.subtitle;
  const [choice, grouping] = [byId("bundle", HTMLSelectElement), byId("grouping", HTMLSelectElement)];
  const [explore, listFiles] = [explorer(), fileList()];
  choice.append(...data.bundles.map(({ target }) => element("option", { text: target })));
  byId("choice", HTMLElement).hidden = data.bundles.length < 2;
  const draw = (): void => {
    const bundle = data.bundles[choice.selectedIndex];
    if (bundle === undefined) return;
    drawFacts(bundle);
    explore(treeOf(bundle, grouping.value === "folder" ? "folder" : "owner"));
    listFiles(bundle);
  };
  choice.addEventListener("change", draw);
  grouping.addEventListener("change", draw);
  draw();
  document.body.dataset["ready"] = "true";
}

main().catch((error: unknown) => {
  byId("subtitle", HTMLElement).textContent = `This report cannot be shown: ${String(error)}`;
});
