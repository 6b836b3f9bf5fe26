import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectWheel, Uv, WheelRequest } from "../model/environment.ts";
import { BuildError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { buildIsolated } from "./isolated-build.ts";
import { sourceFolder } from "./source.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** Runs `before-build`, then builds the project into a wheel, never editable: what is shipped is what was built. */
export async function buildWheel(ports: Ports, uv: Uv, request: WheelRequest): Promise<ProjectWheel> {
  const { project, logFile } = request;
  const env = { ...UV_ENVIRONMENT, SOURCE_DATE_EPOCH: String(request.epoch), PYTHONHASHSEED: "0" };
  for (const command of request.beforeBuild) {
    await ports.exec.run(command, { cwd: project, env, logFile, what: `before-build: ${command.join(" ")}` });
  }
  const source = await sourceFolder(project, `${request.directory}-source`);
  const { directory: out, python, version, release, epoch } = request;
  const what = "building the project's wheel";
  const scratch = `${out}-from`;
  await buildIsolated(ports, uv, { source, out, scratch, project, python, version, release, epoch, logFile, what });
  const wheels = (await readdir(request.directory)).filter((name) => name.endsWith(".whl"));
  const [wheel] = wheels;
  if (wheel === undefined || wheels.length > 1) {
    throw new BuildError([
      { code: "no-wheel", message: `the build backend left ${wheels.length} wheels instead of one` },
    ]);
  }
  // NAME-VERSION(-BUILD)?-PYTHON-ABI-PLATFORM.whl; in file names `+` of a local version stays, `-` cannot occur in one.
  return { file: join(request.directory, wheel), version: wheel.split("-")[1] ?? "" };
}
