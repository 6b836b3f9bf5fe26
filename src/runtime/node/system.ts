import { release } from "node:os";

/** Libraries of the system that something compiled may be bound to: glibc's version on Linux, the system's elsewhere. */
export function systemVersion(): string {
  if (process.platform !== "linux") return release().split(".").slice(0, 2).join(".");
  const report: unknown = process.report?.getReport();
  const header = typeof report === "object" && report !== null && "header" in report ? report.header : undefined;
  const found =
    typeof header === "object" && header !== null && "glibcVersionRuntime" in header ? header.glibcVersionRuntime : "";
  return typeof found === "string" && found !== "" ? `glibc${found}` : "musl";
}
