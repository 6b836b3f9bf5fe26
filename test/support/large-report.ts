import type { ReportBundle, ReportData, ReportFile } from "../../src/model/report.ts";

/** Sizes as they are found: many small ones, and few that are large. Always the same ones. */
function sizeOf(index: number): number {
  return 200 + ((index * 7919) % 9000) * (index % 97 === 0 ? 300 : 1);
}

function bundle(target: string, needs: string, files: number): ReportBundle {
  const distributions = 60;
  const owners = Array.from({ length: distributions }, (_, at) => {
    const folder = `python/lib/python3.14/site-packages/module${at}`;
    const count = Math.floor(files / distributions) + (at < files % distributions ? 1 : 0);
    const own = Array.from({ length: count }, (__, index): ReportFile => {
      const cached = index % 2 === 1;
      const name = `part-${index}.${cached ? "cpython-314.pyc" : "py"}`;
      return [`${folder}/area${index % 9}/${cached ? "__pycache__/" : ""}${name}`, sizeOf(at * 1000 + index)];
    });
    return { kind: "distribution" as const, name: `module${at} ${at}.0`, files: own };
  });
  return {
    target,
    name: "app-1.0",
    facts: [
      ["unpacked", "123.4 MB"],
      ["needs", needs],
      ["starts in", "0.16 s"],
    ],
    owners,
    floors: [{ file: "python/lib/libssl.so.3", needs, owner: "interpreter" }],
    checks: [{ what: "app --version", result: "passed", detail: "exit code 0, as in its environment" }],
  };
}

/** A report of a made-up application with so many files per bundle. */
export function largeReport(files: number): ReportData {
  return {
    title: "app 1.0",
    subtitle: "commit 0123456789ab, made by Slipway",
    bundles: [bundle("linux-x64", "glibc 2.17", files), bundle("windows-x64", "Windows 10.0", Math.ceil(files / 10))],
  };
}
