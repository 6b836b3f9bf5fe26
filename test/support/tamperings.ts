/** How many altered caches a test tries: some of them in every run, all thousand where TAMPERINGS says so (`npm run torture`). */
export function tamperings(): number {
  return Number(process.env["TAMPERINGS"] ?? 150);
}
