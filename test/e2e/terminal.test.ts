// What a terminal shows, by a pseudo-terminal of util-linux; and what those find who read less than all of it.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { plainEnvironment, theStand } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { greeterFiles, makeProject } from "../support/stand/projects.ts";
import { describeUnless, noProgram, notLinux, notPosix, testUnless } from "../support/unless.ts";

const stand = theStand();
const ESCAPE = "\u001b";

describeUnless(noProgram("script"))("on a terminal", () => {
  let project: string;
  beforeAll(async () => {
    project = await makeProject(join(stand.work, "terminal"), greeterFiles("greeter"));
  });

  /** A build that fails in its first stage, which takes a second or two. */
  async function shown(changes: NodeJS.ProcessEnv): Promise<string> {
    const { NO_COLOR: _, ...env } = plainEnvironment(stand);
    const cli = join(stand.product, "dist", "cli.mjs");
    const command = `"${process.execPath}" "${cli}" build --python-source system --python 3.99`;
    const argv = ["script", "--quiet", "--return", "--command", command, "/dev/null"] as const;
    const { code, stdout } = await runCommand(argv, { cwd: project, env: { ...env, TERM: "xterm", ...changes } });
    expect(code, stdout).toBe(2);
    return stdout;
  }

  test("the line of a stage lives, and its end takes its place", async () => {
    const text = await shown({});
    expect(text.split(`\r${ESCAPE}[2K… Python `).length).toBeGreaterThan(2);
    expect(text).toContain(`\r${ESCAPE}[2K${ESCAPE}[31m✗${ESCAPE}[39m Python `);
  });

  test("without colours where NO_COLOR is set, and the line lives all the same", async () => {
    const text = await shown({ NO_COLOR: "1" });
    expect(text).not.toContain(`${ESCAPE}[3`);
    expect(text).toContain(`\r${ESCAPE}[2K✗ Python `);
  });

  test.each([
    ["a CI's terminal is told when a stage starts and how it ends", { CI: "true" }],
    ["a terminal without escape sequences, too", { TERM: "dumb" }],
  ])("%s", async (_, env) => {
    const text = await shown(env);
    expect(text).not.toContain(`${ESCAPE}[2K`);
    expect(text).toMatch(/^Python …\r$/m);
  });
});

describeUnless(notPosix)("whoever reads stdout", () => {
  /** `slipway plan --json` with its stdout led there by a shell: its exit code and what it said. */
  async function planned(redirected: string): Promise<{ readonly code: string | undefined; readonly said: string }> {
    const project = await makeProject(await mkdtemp(join(stand.work, "readers-")), greeterFiles("greeter"));
    const cli = join(stand.product, "dist", "cli.mjs");
    const script = `{ "$0" "$1" plan --json; echo "exit code $?" >&2; } ${redirected}`;
    const argv = ["sh", "-c", script, process.execPath, cli] as const;
    const { stderr } = await runCommand(argv, { cwd: project, env: plainEnvironment(stand) });
    return { code: /^exit code (\d+)$/m.exec(stderr)?.[1], said: stderr };
  }

  test("and has had enough after one line sees no stack trace", async () => {
    const { code, said } = await planned("| true");
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe("0");
  });

  testUnless(notLinux)("a full disk is a failure with a reason", async () => {
    const { code, said } = await planned("> /dev/full");
    expect(said).toContain("the result cannot be written to stdout: ENOSPC");
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe("1");
  });
});
