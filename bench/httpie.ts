import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pins from "../src/environment/pins.json" with { type: "json" };
import { APPLICATIONS, type Application } from "../test/support/stand/applications.ts";
import { build, plainEnvironment, unpack } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { makeProject, wrapperFiles } from "../test/support/stand/projects.ts";
import { run } from "./measure.ts";

/** What both sides ship. */
export function httpie(): Application {
  const found = APPLICATIONS.find(({ name }) => name === "httpie");
  if (found === undefined) throw new Error("httpie is not among the applications");
  return found;
}

/** An archive, and a program unpacked from it. */
export interface Shipped {
  readonly archive: string;
  readonly program: string;
}

/** A build by us from a fresh project, so that nothing of an earlier one is at hand but downloads. */
export async function shipByUs(
  stand: ReadyStand,
  name: string,
  bundler: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Shipped> {
  const project = join(stand.work, "bench", name);
  await rm(project, { recursive: true, force: true });
  await makeProject(project, { ...wrapperFiles(httpie()), ...more });
  const archive = await build(stand, project, ["--bundler", bundler]);
  const folder = join(stand.work, "bench", `${name}-unpacked`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return { archive, program: join(await unpack(archive, folder), httpie().script) };
}

/** The same version of PyInstaller as ours. */
function freezerRequirements(): string[] {
  const wanted = pins.pyinstaller.map((line) => line.split(" ")[0] ?? "");
  return wanted.filter((requirement) => requirement.startsWith("pyinstaller"));
}

/** What one does without us: a virtual environment, pip, PyInstaller, tar. Its own downloads are cached, too. */
export async function shipByHand(
  stand: ReadyStand,
  python: string,
): Promise<Shipped & { readonly environment: string }> {
  const folder = join(stand.work, "bench", "by-hand");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const options = { cwd: folder, env: plainEnvironment(stand) };
  const bin = join(folder, "venv", "bin");
  // The stand's interpreter has no ensurepip; installing pip first would only make this side slower.
  await run([python, "-m", "venv", "--without-pip", "venv"], options);
  const pip = [
    python,
    "-m",
    "pip",
    "--python",
    join(bin, "python"),
    "--disable-pip-version-check",
    "install",
    "--quiet",
  ] as const;
  await run([...pip, httpie().requirement, ...freezerRequirements()], options);
  await run([join(bin, "pyinstaller"), "--onedir", "--name", "http", "--noconfirm", join(bin, "http")], options);
  await run(["tar", "-czf", "http.tar.gz", "-C", "dist", "http"], options);
  const [frozen] = await readdir(join(folder, "dist"));
  return {
    archive: join(folder, "http.tar.gz"),
    program: join(folder, "dist", frozen ?? "", "http"),
    environment: join(bin, "http"),
  };
}
