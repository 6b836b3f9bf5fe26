/** Hosts of GitHub's own: the toolkit asks the same, and works nowhere else. */
const HOSTED = /^(?:github\.com|.+\.ghe\.com|.+\.localhost)$/;

/** Is this address (`GITHUB_SERVER_URL`) that of a GitHub Enterprise Server? */
export function isEnterpriseServer(server: string | undefined): boolean {
  const host = URL.parse(server ?? "")?.hostname;
  return host !== undefined && host !== "" && !HOSTED.test(host);
}
