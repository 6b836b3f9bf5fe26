import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Uv, WheelhouseRequest } from "../model/environment.ts";
import { BuildError, ToolError } from "../model/errors.ts";
import type { BuiltSource, LocalSource } from "../model/local-source.ts";
import type { Ports } from "../model/ports.ts";
import { normalName } from "../model/project.ts";
import { builtWheel } from "./built-wheel.ts";
import { buildIsolated } from "./isolated-build.ts";
import { digestOf, linkOrCopy } from "./kept-files.ts";
import type { PinnedPackage } from "./pylock.ts";
import { sourceFolder } from "./source.ts";

/** A package that is built from a folder or a repository, and where its wheel goes. */
export interface SourceRequest extends WheelhouseRequest {
  readonly entry: PinnedPackage;
  readonly origin: LocalSource;
  readonly wheels: string;
}

/**
 * No questions, no large files that uv would leave out as well, nobody's own repository; and no protocol that runs a
 * program which an address names.
 */
const GIT_ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: "0",
  GIT_LFS_SKIP_SMUDGE: "1",
  GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** The address for a log or the manifest, without anybody's password. */
export function publicAddress(url: string): string {
  return url.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, "$1").replace(/[?#].*$/, "");
}

function notHad(name: string, { url, commit }: Extract<LocalSource, { kind: "git" }>, cause: ToolError): BuildError {
  const said = cause.failure.tail.map(publicAddress).at(-1) ?? cause.message;
  return new BuildError([
    {
      code: "commit-not-had",
      message: `${name} is locked at commit ${commit} of ${publicAddress(url)}, which could not be fetched: ${said}`,
      hint: "Was it pushed, and may this machine read the repository? git's own settings and credentials are used.",
    },
  ]);
}

/** A checkout of exactly that commit, with its whole history: versions are computed from tags. */
async function checkOut(
  ports: Ports,
  name: string,
  origin: Extract<LocalSource, { kind: "git" }>,
  directory: string,
): Promise<string> {
  const { url, commit, subdirectory = "" } = origin;
  await mkdir(directory, { recursive: true });
  const options = { cwd: directory, env: GIT_ENVIRONMENT, what: `fetching ${name} from ${publicAddress(url)}` };
  const git = (...args: readonly string[]) => ports.exec.run(["git", "-c", "core.fsmonitor=false", ...args], options);
  try {
    await git("init", "--quiet");
    await git("fetch", "--quiet", "--tags", "--", url, "+refs/heads/*:refs/remotes/origin/*");
    // One that no branch leads to any more may still be given to who knows its name.
    await git("cat-file", "-e", `${commit}^{commit}`).catch(() => git("fetch", "--quiet", "--", url, commit));
    await git("checkout", "--quiet", "--detach", commit);
    await git("submodule", "--quiet", "update", "--init", "--recursive");
  } catch (error) {
    throw error instanceof ToolError ? notHad(name, origin, error) : error;
  }
  return join(directory, subdirectory);
}

/** Builds a package that no index has. For another system only what needs no compiler. */
export async function buildSource(
  ports: Ports,
  uv: Uv,
  request: SourceRequest,
): Promise<{ readonly built: BuiltSource; readonly sha256: string }> {
  const { entry, origin, directory, wheels, foreign } = request;
  const place = join(directory, "sources", normalName(entry.name));
  const what = `building ${entry.name}`;
  return ports.log.stage(`Building ${entry.name}, which no index has`, async () => {
    const found = origin.kind === "git" ? await checkOut(ports, entry.name, origin, join(place, "git")) : origin.path;
    const source = await sourceFolder(found, join(place, "copy"));
    const out = join(place, "wheel");
    const { interpreter } = request;
    await buildIsolated(ports, uv, {
      ...request,
      source,
      out,
      scratch: `${out}-from`,
      version: interpreter.version,
      what,
    });
    const { file, version } = await builtWheel(out, entry, `the source of ${entry.name}`);
    if (foreign !== undefined && !file.endsWith("-none-any.whl")) {
      const message = `${entry.name} has compiled parts, and --cross compiles nothing for ${foreign.target}: ${file}`;
      throw new BuildError([
        { code: "cross-needs-wheel", message, hint: `Build ${foreign.target} on its own system.` },
      ]);
    }
    await linkOrCopy(join(out, file), join(wheels, file));
    const git = origin.kind === "git" ? { url: publicAddress(origin.url), commit: origin.commit } : null;
    return { built: { name: entry.name, version, git }, sha256: await digestOf(join(out, file)) };
  });
}
