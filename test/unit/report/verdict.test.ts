import { describe, expect, test } from "vitest";
import { BuildError, Cancelled, ConfigError, NetworkError, ToolError } from "../../../src/model/errors.ts";
import { verdictOf } from "../../../src/report/verdict.ts";

const url = "https://example.org/python";
const problem = { code: "some-code", message: "something is wrong" };
const refused = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: from the system`), { code, ...more });

describe("each class of failure has its exit code", () => {
  const failure = { argv: ["uv"], exitCode: 2, tail: ["last line"], log: "/logs/uv.log" };
  test.each([
    ["cancelled", new Cancelled(), 130, "cancelled"],
    ["a configuration", new ConfigError([problem]), 2, "some-code"],
    ["a build", new BuildError([problem]), 1, "some-code"],
    ["a command", new ToolError("uv failed", failure), 1, "command-failed"],
    ["a service", new NetworkError("no answer", { url }), 3, "service-failed"],
    ["a bug", new TypeError("x is not a function"), 70, "bug"],
    ["something thrown that is no error", "text", 70, "bug"],
  ])("%s", (_, error, exitCode, code) => {
    expect(verdictOf(error, false)).toMatchObject({ exitCode, problems: [{ code }] });
    // What fails after a request to stop fails for that.
    expect(verdictOf(error, true).exitCode).toBe(130);
  });

  test("a command shows its last lines and where all of them are", () => {
    const { details, problems } = verdictOf(new ToolError("uv failed", failure), false);
    expect(details).toEqual(["last line"]);
    expect(problems[0]?.hint).toContain("/logs/uv.log");
  });
});

describe("what the machine refuses is no bug of ours", () => {
  test.each(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EMFILE"])("%s", (code) => {
    const deep = new Error("unpacking failed", {
      cause: new Error("x", { cause: refused(code, { path: "/cache/a" }) }),
    });
    const { exitCode, problems, details } = verdictOf(deep, false);
    expect([exitCode, problems.length]).toEqual([1, 1]);
    expect(problems[0]?.message).toMatch(/^\/cache\/a: /);
    expect(problems[0]?.message).toContain(code);
    expect(problems[0]?.hint).toMatch(code === "EMFILE" ? /ulimit/ : /XDG_CACHE_HOME/);
    expect(details[0]).toBe("unpacking failed");
  });

  test("a full disk behind a download is the disk's; a firewall is the network's", () => {
    const wrap = (cause: Error) => new NetworkError("the download broke off", { url }, { cause });
    expect(verdictOf(wrap(refused("ENOSPC", { syscall: "write" })), false).exitCode).toBe(1);
    expect(verdictOf(wrap(refused("EPERM", { syscall: "connect" })), false).exitCode).toBe(3);
  });

  test("an error that says itself what cannot be written keeps its words", () => {
    const error = new BuildError([problem], { cause: refused("ENOSPC") });
    expect(verdictOf(error, false).problems).toEqual([problem]);
  });
});

test("nothing is claimed of what was left behind, and a chain that bites its tail ends", () => {
  const error = new NetworkError("no answer", { url });
  error.cause = error;
  const said = JSON.stringify([verdictOf(error, false), verdictOf(error, true)]);
  expect(said).not.toContain("half-written");
});
