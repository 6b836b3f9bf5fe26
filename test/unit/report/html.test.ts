import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ReportData } from "../../../src/model/report.ts";
import { reportHtml } from "../../../src/report/html.ts";
import { element } from "../../../src/report/page/elements.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const compress = (text: string): string => deflateRawSync(text).toString("base64");

function report(title: string, path: string, files = 1): ReportData {
  const owner = {
    kind: "distribution" as const,
    name: "rich 15.0",
    files: Array.from({ length: files }, (_, at) => [`${path}${at || ""}`, at] as const),
  };
  const bundle = { target: "linux-x64", name: "app", facts: [], owners: [owner], floors: [], checks: [] };
  return { title, subtitle: "", bundles: [bundle] };
}

/** The data as the page's script reads it. */
function dataIn(html: string): unknown {
  const [, packed = ""] = /<script type="text\/plain" id="data">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(inflateRawSync(Buffer.from(packed, "base64")).toString("utf8"));
}

describe("the report's page", () => {
  test("carries its data, style and script, and names no address to fetch from", () => {
    const data = report("app 1.0", "lib/x.py");
    const html = reportHtml(data, compress);
    expect(dataIn(html)).toEqual(data);
    expect(html).not.toMatch(/\{\{|\/\* (style|script) \*\//);
    expect(html).not.toMatch(/\b(src|href)=|@import|url\(/);
  });

  test("takes no markup from titles and paths, whatever is in them", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, path) => {
        const marked = report(`<img src=x>${title}`, `</script><b>${path}`);
        const html = reportHtml(marked, compress);
        expect(html).not.toContain("<img");
        expect(html.match(/<\/script>/g)).toHaveLength(2);
        expect(dataIn(html)).toEqual(marked);
      }),
      { numRuns: 25 },
    );
  });

  test("with $& and {{data}} in the title is whole", () => {
    const data = report("$& {{data}} $'", "x");
    const html = reportHtml(data, compress);
    expect(dataIn(html)).toEqual(data);
    expect(html).toContain("<title>$&amp; {{data}} $'</title>");
    expect(html).toContain("<h1>$&amp; {{data}} $'</h1>");
  });

  test("HTML in file and package names: its script makes text of them, and never markup", () => {
    vi.stubGlobal("document", { createElement: () => ({}) });
    expect(element("td", { text: "<img src=x>" })).toEqual({ textContent: "<img src=x>" });
    const html = reportHtml(report("app", "x"), compress);
    expect(html).toContain(".textContent");
    expect(html).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/);
  });

  test("for 20,000 files is smaller than 600 KB", () => {
    const long = "python/lib/python3.14/site-packages/package/module/__pycache__/part.cpython-314.pyc";
    expect(reportHtml(report("app", long, 20_000), compress).length).toBeLessThan(600_000);
  });
});
