import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, it } from "vitest";
import { servedWell } from "../../../src/smoke/judge.ts";
import { serve } from "../../../src/smoke/serve.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notLinux } from "../../support/unless.ts";
import { LIMITS, living, machine, PYTHON, scratch } from "./support.ts";

const SERVER = `
import http.server, subprocess, sys
alive = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)", sys.argv[0]])
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(self.path[1:4])); self.end_headers(); self.wfile.write(b"ready v1.4.0")
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
`;

async function served(text: string, address: string, options: { expect?: string; seconds?: number } = {}) {
  const root = scratch();
  const file = join(root, "server.py");
  writeFileSync(file, text);
  const wanted = options.expect === undefined ? undefined : ({ kind: "text", text: options.expect } as const);
  const ports = { exec: realExec, machine: { ...machine, workRoot: root } } as unknown as Parameters<typeof serve>[0];
  const result = await serve(ports, {
    python: PYTHON,
    argv: [PYTHON, "-I", file, "{port}"],
    address,
    limits: { ...LIMITS, seconds: options.seconds ?? 10 },
    good: servedWell(wanted, "1.4.0"),
  });
  expect(living(file)).toEqual([]);
  return result;
}

describeUnless(notLinux)("a server", () => {
  it("is started, asked and ended with its whole tree", async () => {
    const { good, answer, outcome } = await served(SERVER, "http://127.0.0.1:{port}/200", { expect: "v{version}" });
    expect({ good, answer }).toEqual({ good: true, answer: { status: 200, body: "ready v1.4.0" } });
    expect(outcome).toMatchObject({ exitCode: undefined, stopped: undefined, survivors: [] });
  });

  it("may answer with any status that is no failure", async () => {
    expect((await served(SERVER, "http://127.0.0.1:{port}/404")).good).toBe(true);
  });

  it.each([
    ["fails", "/503", {}],
    ["answers something else", "/200", { expect: "v9.9" }],
  ])("that %s is asked until its time is over", async (_, path, options) => {
    const { good, answer, outcome } = await served(SERVER, `http://127.0.0.1:{port}${path}`, {
      ...options,
      seconds: 2,
    });
    expect({ good, stopped: outcome.stopped }).toEqual({ good: false, stopped: "time" });
    expect(answer?.body).toBe("ready v1.4.0");
  });

  it("that ends before it answers is told by its end", async () => {
    const { good, outcome } = await served("raise SystemExit('no database')", "http://127.0.0.1:{port}/");
    expect({ good, code: outcome.exitCode, stderr: outcome.stderr }).toEqual({
      good: false,
      code: 1,
      stderr: "no database\n",
    });
  });

  it("whose port somebody else has does not pass by that one's answers", async () => {
    const other = createServer((_, response) => response.end("somebody else"));
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    const { good, taken } = await served("", `http://127.0.0.1:${port}/`);
    other.close();
    expect({ good, taken }).toEqual({ good: false, taken: true });
  });
});
