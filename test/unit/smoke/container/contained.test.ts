import { describe, expect, test } from "vitest";
import { ToolError } from "../../../../src/model/errors.ts";
import type { Exec, RunOptions } from "../../../../src/model/ports.ts";
import { containedExec, containerCommand } from "../../../../src/smoke/container/contained.ts";

const place = {
  client: "docker",
  flags: ["--userns", "keep-id"],
  image: "alpine@sha256:1",
  mounts: [
    { path: "/work", writable: true },
    { path: "/tools/python", writable: false },
  ],
  user: "1001:118",
};

/** Runs nothing: remembers, and answers as told. */
function recording(answer: (argv: readonly string[]) => number | Error = () => 0) {
  const calls: { argv: readonly string[]; options: RunOptions }[] = [];
  const exec: Exec = {
    run: async (argv, options = {}) => {
      calls.push({ argv, options });
      const given = answer(argv);
      if (given instanceof Error) throw given;
      return { exitCode: given, stdout: "", stderr: "docker: no space left" };
    },
  };
  return { calls, exec };
}

describe("the client's arguments", () => {
  test("everything that shuts a container in, the mounts under their own paths, and the command as it is", () => {
    const command = containerCommand(place, "slipway-1", {
      argv: ["/tools/python/bin/python3", "-c", "print('$HOME')"],
      cwd: "/work/elsewhere",
      variables: ["SECRET"],
    });
    expect(command.join(" ")).toBe(
      "docker run --rm --init --interactive --pull never --name slipway-1 --network host --cap-drop ALL " +
        "--security-opt no-new-privileges --security-opt label=disable --user 1001:118 --userns keep-id " +
        "--mount type=bind,source=/work,target=/work --mount type=bind,source=/tools/python,target=/tools/python,readonly " +
        "--workdir /work/elsewhere --env SECRET alpine@sha256:1 /tools/python/bin/python3 -c print('$HOME')",
    );
  });

  test.each([
    ["a comma", "/a,readonly", 'type=bind,"source=/a,readonly","target=/a,readonly"'],
    ["a quotation mark", '/a"b', 'type=bind,"source=/a""b","target=/a""b"'],
    ["a blank", "/my bündle", "type=bind,source=/my bündle,target=/my bündle"],
  ])("a folder with %s in its name is one folder", (_, path, flag) => {
    const mounts = [{ path, writable: true }];
    expect(containerCommand({ ...place, mounts }, "n", { argv: [], variables: [] })).toContain(flag);
  });
});

describe("commands in a container", () => {
  const inside = "/tools/python/bin/python3";

  test("only the program that is meant runs inside", async () => {
    const { calls, exec } = recording();
    await containedExec(exec, place, inside).run(["tar", "-xf", "a"], { cwd: "/b" });
    expect(calls).toEqual([{ argv: ["tar", "-xf", "a"], options: { cwd: "/b" } }]);
  });

  test("values of variables are handed to the client, and stand in no argument", async () => {
    const { calls, exec } = recording();
    const options = { env: { TOKEN: "s3cret", GONE: undefined }, bare: true, input: "asked", timeoutMs: 5 };
    await containedExec(exec, place, inside).run([inside], { ...options, cwd: "/work" });
    const [call] = calls;
    expect(call?.argv.join(" ")).not.toContain("s3cret");
    expect(call?.argv.join(" ")).toContain("--env TOKEN alpine");
    // A client without PATH and HOME would not find its engine.
    expect(call?.options).toEqual({ env: options.env, input: "asked", timeoutMs: 5 });
  });

  test("each has a name of its own", async () => {
    const { calls, exec } = recording();
    const { run } = containedExec(exec, place, inside);
    await Promise.all([run([inside]), run([inside])]);
    const [first, second] = calls.map(({ argv }) => argv[argv.indexOf("--name") + 1]);
    expect(first).toMatch(/^slipway-[0-9a-f-]{36}$/);
    expect(first).not.toBe(second);
  });

  test("exit code 7 is the program's", async () => {
    const { calls, exec } = recording(() => 7);
    expect((await containedExec(exec, place, inside).run([inside], { accept: "any" })).exitCode).toBe(7);
    expect(calls).toHaveLength(1);
  });

  test("exit code 125 is the engine's: nothing was run", async () => {
    const { exec } = recording(() => 125);
    const running = containedExec(exec, place, inside).run([inside], { accept: "any", what: "supervising app" });
    await expect(running).rejects.toThrow("supervising app: docker could not start its container");
    await expect(running).rejects.toMatchObject({ failure: { tail: ["docker: no space left"] } });
  });

  test("a client that was killed leaves its container, which is removed", async () => {
    const { calls, exec } = recording((argv) => (argv[1] === "rm" ? 1 : 137));
    expect((await containedExec(exec, place, inside).run([inside], { accept: "any" })).exitCode).toBe(137);
    const name = calls[0]?.argv[calls[0].argv.indexOf("--name") + 1];
    expect(calls[1]?.argv).toEqual(["docker", "rm", "--force", name]);
  });

  test("a run that does not end as it should is removed, whatever becomes of that, and the first error is told", async () => {
    const late = new ToolError("did not end within 5 s", { argv: [], exitCode: undefined, tail: [] });
    const { calls, exec } = recording((argv) => (argv[1] === "rm" ? new Error("gone") : late));
    await expect(containedExec(exec, place, inside).run([inside])).rejects.toBe(late);
    const name = calls[0]?.argv[calls[0].argv.indexOf("--name") + 1];
    expect(calls[1]?.argv).toEqual(["docker", "rm", "--force", name]);
    expect(calls[1]?.options).toMatchObject({ clearsUp: true, accept: "any" });
    expect(calls[1]?.options.timeoutMs).toBeGreaterThan(0);
  });
});
