import type { ReportBundle } from "../../model/report.ts";
import { byId, sizeText, table } from "./elements.ts";

/** Rows that are drawn at once; a browser draws that many at a glance, and 20,000 not. */
const PAGE = 100;

interface Row {
  readonly path: string;
  readonly owner: string;
  readonly bytes: number;
}

function rowsOf(bundle: ReportBundle): readonly Row[] {
  return bundle.owners.flatMap(({ name, files }) => files.map(([path, bytes]) => ({ path, owner: name, bytes })));
}

/** Those in which each of the words is. */
function holding(rows: readonly Row[], search: string): readonly Row[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return rows;
  return rows.filter(({ path, owner }) => {
    const text = `${path} ${owner}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  bytes: (a, b) => b.bytes - a.bytes,
  path: (a, b) => (a.path < b.path ? -1 : 1),
};

/** The list of files, which can be searched by words: each must be in the path or in who brought it. */
export function fileList(): (bundle: ReportBundle) => void {
  const [search, order, more] = [
    byId("search", HTMLInputElement),
    byId("order", HTMLSelectElement),
    byId("more", HTMLButtonElement),
  ];
  let rows: readonly Row[] = [];
  let sorted: readonly Row[] = [];
  let shown = PAGE;
  const draw = (): void => {
    const found = holding(sorted, search.value);
    const cells = found.slice(0, shown).map(({ path, owner, bytes }) => [path, owner, sizeText(bytes)]);
    const columns = [{ title: "file" }, { title: "brought by" }, { title: "size", number: true }];
    byId("files", HTMLElement).replaceChildren(table(columns, cells, "No file has these words."));
    const bytes = found.reduce((sum, row) => sum + row.bytes, 0);
    byId("count", HTMLElement).textContent = `${found.length} of ${rows.length} files, ${sizeText(bytes)}`;
    more.hidden = found.length <= shown;
  };
  const again = (): void => {
    shown = PAGE;
    draw();
  };
  const sort = (): void => {
    sorted = rows.toSorted(ORDERS[order.value]);
    again();
  };
  search.addEventListener("input", again);
  order.addEventListener("change", sort);
  more.addEventListener("click", () => {
    shown += PAGE;
    draw();
  });
  return (bundle) => {
    rows = rowsOf(bundle);
    sort();
  };
}
