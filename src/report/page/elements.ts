/** The element of the page with this id; the page and this script are made together. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

/** A new element. Its text is text, whatever stands in it. */
export function element(
  name: string,
  options: { readonly text?: string; readonly className?: string } = {},
): HTMLElement {
  const made = document.createElement(name);
  if (options.text !== undefined) made.textContent = options.text;
  if (options.className !== undefined) made.className = options.className;
  return made;
}

export interface Column {
  readonly title: string;
  readonly number?: boolean;
}

/** A table with a row of headings, or a sentence where there is nothing to show. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], none: string): HTMLElement {
  if (rows.length === 0) return element("p", { text: none, className: "quiet" });
  const made = element("table");
  const head = element("tr");
  for (const { title, number } of columns) {
    const cell = element("th", { text: title, ...(number === true ? { className: "number" } : {}) });
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  for (const row of rows) {
    const line = element("tr");
    row.forEach((text, index) => {
      line.append(element("td", { text, ...(columns[index]?.number === true ? { className: "number" } : {}) }));
    });
    body.append(line);
  }
  made.append(top, body);
  return made;
}

/** Sizes as people read them. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), 3);
  return `${(bytes / 1000 ** power).toFixed(power === 1 ? 0 : 1)} ${["kB", "MB", "GB"][power - 1] ?? ""}`;
}
