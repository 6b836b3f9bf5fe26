import { createHash } from "node:crypto";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";
import { ZipFile } from "yazl";

/** A wheel or an sdist, made when it is needed. */
export interface IndexedFile {
  readonly project: string;
  readonly version: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** When the index got it, as `2026-01-01T00:00:00Z`, for an index that says so. */
  readonly uploaded?: string;
}

function indexedFile(project: string, version: string, name: string, bytes: Buffer): IndexedFile {
  return { project, version, name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** What a wheel is made of besides its name. */
export interface WheelParts {
  readonly version?: string;
  readonly tag?: string;
  /** Of the one module of the project's name, where `files` does not say otherwise. */
  readonly code?: string;
  /** Path in the wheel → content. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Lines of its metadata. */
  readonly metadata?: readonly string[];
  readonly requires?: readonly string[];
  /** When the index has it since. */
  readonly uploaded?: string;
}

/** A wheel with one module of the project's name, or with these files. */
export async function makeWheel(project: string, options: WheelParts = {}): Promise<IndexedFile> {
  const { version = "1.0", tag = "py3-none-any", code = "", metadata = [], requires = [], uploaded } = options;
  const { files = { [`${project}.py`]: code } } = options;
  const zip = new ZipFile();
  const info = `${project}-${version}.dist-info`;
  const add = (path: string, content: string | Buffer): void =>
    zip.addBuffer(Buffer.from(content), path, { mtime: new Date(2026, 1, 1) });
  for (const [path, content] of Object.entries(files)) add(path, content);
  const lines = [
    `Metadata-Version: 2.1`,
    `Name: ${project}`,
    `Version: ${version}`,
    ...metadata,
    ...requires.map((line) => `Requires-Dist: ${line}`),
  ];
  add(`${info}/METADATA`, `${lines.join("\n")}\n`);
  add(`${info}/WHEEL`, `Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tag}\n`);
  const listed = Object.keys(files).map((path) => `${path},,\n`);
  add(`${info}/RECORD`, `${listed.join("")}${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n`);
  zip.end();
  const file = indexedFile(project, version, `${project}-${version}-${tag}.whl`, await buffer(zip.outputStream));
  return uploaded === undefined ? file : { ...file, uploaded };
}

/** A build backend in one module: it packs the modules beside pyproject.toml, and says in `built.txt` when it was run. */
export const TINY_BACKEND = `
import os, time, zipfile

def build_wheel(directory, config_settings=None, metadata_directory=None):
    fields = dict(line.split(" = ") for line in open("tiny.txt").read().split("\\n") if line)
    name, version = fields["name"], fields["version"]
    info = "%s-%s.dist-info" % (name, version)
    file = "%s-%s-py3-none-any.whl" % (name, version)
    with zipfile.ZipFile(os.path.join(directory, file), "w") as wheel:
        modules = sorted(module for module in os.listdir(".") if module.endswith(".py"))
        for module in modules:
            wheel.write(module)
        wheel.writestr("%s_built.txt" % name, str(time.time_ns()))
        wheel.writestr(info + "/METADATA", "Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n" % (name, version))
        wheel.writestr(info + "/WHEEL", "Wheel-Version: 1.0\\nGenerator: tiny\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        if "script" in fields:
            wheel.writestr(info + "/entry_points.txt", "[console_scripts]\\n%s = %s\\n" % (name, fields["script"]))
        wheel.writestr(info + "/RECORD", "")
    return file
`;
export const TINY_BUILD_SYSTEM = '[build-system]\nrequires = ["tinybackend"]\nbuild-backend = "tinybackend"\n';

/** An sdist with one module, which `tinybackend` builds. */
export async function makeSdist(project: string, code = "", version = "1.0"): Promise<IndexedFile> {
  const tar = pack();
  const root = `${project}-${version}`;
  const mtime = new Date(2026, 1, 1);
  const text = `[project]\nname = "${project}"\nversion = "${version}"\n${TINY_BUILD_SYSTEM}`;
  tar.entry({ name: `${root}/PKG-INFO`, mtime }, `Metadata-Version: 2.1\nName: ${project}\nVersion: ${version}\n`);
  tar.entry({ name: `${root}/pyproject.toml`, mtime }, text);
  tar.entry({ name: `${root}/tiny.txt`, mtime }, `name = ${project}\nversion = ${version}\n`);
  tar.entry({ name: `${root}/${project}.py`, mtime }, code);
  tar.finalize();
  return indexedFile(project, version, `${root}.tar.gz`, await buffer(tar.pipe(createGzip())));
}

/** A package index of this test alone, which counts. */
export interface PackageIndex {
  /** `http://127.0.0.1:PORT/simple`. */
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** File name → how it is answered instead. */
  readonly faults: Map<string, RequestListener>;
  address(file: IndexedFile): string;
  close(): Promise<void>;
}

/** The page of a project as PEP 691 and PEP 700 have it. */
function listedWithTimes(name: string, files: readonly IndexedFile[], response: ServerResponse): void {
  const own = files.filter(({ project }) => project === name);
  const listed = own.map((file) => ({
    filename: file.name,
    url: `/files/${file.name}`,
    hashes: { sha256: file.sha256 },
    ...(file.uploaded === undefined ? {} : { "upload-time": file.uploaded }),
  }));
  response.writeHead(200, { "Content-Type": "application/vnd.pypi.simple.v1+json" });
  response.end(JSON.stringify({ meta: { "api-version": "1.1" }, name, versions: [], files: listed }));
}

/** @param login `user:password`, without which nothing is answered */
export async function startIndex(files: readonly IndexedFile[], login?: string): Promise<PackageIndex> {
  const asked: string[] = [];
  const faults = new Map<string, RequestListener>();
  const page = (project: string): string =>
    files
      .filter((file) => file.project === project)
      .map(({ name, sha256 }) => `<a href="/files/${name}#sha256=${sha256}">${name}</a>\n`)
      .join("");
  const timed = new Set(files.flatMap(({ project, uploaded }) => (uploaded === undefined ? [] : [project])));
  const respond = (response: ServerResponse, listed: string): void => {
    response.writeHead(listed === "" ? 404 : 200, { "Content-Type": "text/html" });
    response.end(`<!DOCTYPE html><html><body>${listed}</body></html>`);
  };
  const list = (project: string, response: ServerResponse): void =>
    timed.has(project) ? listedWithTimes(project, files, response) : respond(response, page(project));
  const answer: RequestListener = (incoming, response) => {
    const path = incoming.url ?? "/";
    const last = path.split("/").findLast((part) => part !== "") ?? "";
    const fault = faults.get(last);
    if (fault !== undefined) return fault(incoming, response);
    const file = files.find(({ name }) => path === `/files/${name}`);
    if (file !== undefined) return response.end(file.bytes);
    return path.startsWith("/simple/") ? list(last, response) : respond(response, "");
  };
  const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
  const server = createServer((incoming, response) => {
    asked.push(incoming.url ?? "/");
    if (wanted === undefined || incoming.headers.authorization === wanted) return answer(incoming, response);
    return response.writeHead(401, { "WWW-Authenticate": "Basic" }).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = server.address();
  const origin = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}`;
  return {
    url: `${origin}/simple`,
    asked,
    faults,
    address: ({ name }) => `${origin}/files/${name}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A pylock.toml that names these files, wheels and sdists of one project together. */
export function pylockOf(index: PackageIndex, files: readonly IndexedFile[]): string {
  const entry = (file: IndexedFile): string =>
    `{ url = "${index.address(file)}", hashes = { sha256 = "${file.sha256}" } }`;
  const packages = [...Map.groupBy(files, ({ project }) => project)].map(([project, own]) => {
    const wheels = own.filter(({ name }) => name.endsWith(".whl")).map((file) => `  ${entry(file)},\n`);
    const sdist = own.filter(({ name }) => !name.endsWith(".whl")).map((file) => `sdist = ${entry(file)}\n`);
    return `[[packages]]\nname = "${project}"\nversion = "${own[0]?.version}"\n${sdist.join("")}wheels = [\n${wheels.join("")}]\n`;
  });
  const none = files.length === 0 ? "packages = []\n" : "";
  return `lock-version = "1.0"\ncreated-by = "test"\n${none}${packages.join("")}`;
}
