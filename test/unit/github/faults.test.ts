import { expect, test } from "vitest";
import { virtualClock } from "../../support/github/clock.ts";
import type { Fault } from "../../support/github/faults.ts";
import { seeded } from "../../support/github/random.ts";
import { scene, TOKEN } from "./support.ts";

const CREATE = { tag_name: "v1", draft: true };

async function createWith(fault: Fault) {
  const made = scene({ clock: virtualClock() });
  made.github.faults.add(fault, { method: "POST" });
  const answer = await made.ask("POST /releases", CREATE).catch((error: unknown) => error);
  return { ...made, answer, made: made.repository.releases.length };
}

test("before it takes effect, nothing has happened; afterwards, everything has", async () => {
  for (const [when, made] of [
    ["before", 0],
    ["after", 1],
  ] as const) {
    expect(await createWith({ kind: "lost", when })).toMatchObject({ made });
    expect(await createWith({ kind: "status", when, status: 502 })).toMatchObject({ made });
    expect(await createWith({ kind: "html", when, status: 502 })).toMatchObject({ made });
  }
});

test("a lost connection is a TypeError, whichever way it was lost", async () => {
  expect((await createWith({ kind: "lost", when: "after" })).answer).toBeInstanceOf(TypeError);
  expect((await createWith({ kind: "cut-answer", after: 10 })).answer).toBeInstanceOf(Error);
});

test("an answer that is cut, truncated or HTML cannot be read as JSON", async () => {
  const { github, ask } = scene();
  github.faults.add({ kind: "truncated" });
  await expect(ask("POST /releases", CREATE)).rejects.toThrow(SyntaxError);
  github.faults.add({ kind: "html", status: 200, when: "before" });
  expect((await ask("GET /releases")).body).toContain("<!DOCTYPE html>");
});

test("a request that is delivered twice makes two drafts", async () => {
  const { made, answer } = await createWith({ kind: "twice" });
  expect(made).toBe(2);
  expect(answer).toMatchObject({ status: 201 });
});

test("a redirect loop ends in an error, an endless body never ends", async () => {
  const { github, ask } = scene();
  github.faults.add({ kind: "redirect-loop" });
  await expect(ask("GET /releases")).rejects.toThrow("fetch failed");
  github.faults.add({ kind: "endless" });
  const response = await github.fetch(`${github.origins.api}/repos/acme/widget/releases`);
  const reader = response.body?.getReader();
  let bytes = 0;
  while (bytes < 10_000_000) bytes += (await reader?.read())?.value?.byteLength ?? 0;
  await reader?.cancel();
});

test("the date of an answer follows the fault, a listing lags behind", async () => {
  const clock = virtualClock();
  const { github, ask } = scene({ clock });
  await ask("POST /releases", CREATE);
  await clock.sleep(1000);
  github.faults.add({ kind: "lag", ms: 2000 });
  expect((await ask("GET /releases")).body).toEqual([]);
  github.faults.add({ kind: "skew", ms: -3_600_000 });
  const { headers, body } = await ask("GET /releases");
  expect(body).toHaveLength(1);
  expect(new Date(headers.get("date") ?? "").getTime()).toBe(clock.now() - 3_600_000);
});

test("faults hit the requests they are planned for", async () => {
  const { github, ask } = scene();
  github.faults.add({ kind: "status", status: 503, when: "before" }, { path: /\/releases$/, from: 2, times: 2 });
  const statuses = [];
  for (let at = 0; at < 4; at += 1) {
    statuses.push((await ask("GET /releases")).status);
    await ask("GET /tags");
  }
  expect(statuses).toEqual([200, 503, 503, 200]);
  expect(github.traffic.map(({ fault }) => fault?.kind).filter((kind) => kind !== undefined)).toHaveLength(2);
});

test("the same seed brings the same faults", async () => {
  const run = async (seed: number) => {
    const { github, ask } = scene({ clock: virtualClock() });
    github.faults.random({ seed, rate: 0.5 });
    for (let at = 0; at < 40; at += 1) await ask("POST /releases", CREATE).catch(() => undefined);
    return JSON.stringify(github.traffic.map(({ fault, status }) => [fault, status]));
  };
  expect(await run(7)).toBe(await run(7));
  expect(await run(7)).not.toBe(await run(8));
  const spread = Array.from({ length: 6000 }, () => 0);
  const random = seeded(1);
  const counts = spread.reduce(
    (sums: number[]) => sums.map((sum, at) => (at === random.below(6) ? sum + 1 : sum)),
    [0, 0, 0, 0, 0, 0],
  );
  expect(Math.min(...counts)).toBeGreaterThan(800);
});

test("a minute of waiting takes no time, and wakes sleepers in order", async () => {
  const clock = virtualClock(0);
  const woken: number[] = [];
  await Promise.all([60_000, 10, 600].map((ms) => clock.sleep(ms).then(() => woken.push(ms))));
  expect(woken).toEqual([10, 600, 60_000]);
  expect(clock.now()).toBe(60_000);
});

test.each([
  [403, 30],
  [429, 30],
  [403, undefined],
  [429, undefined],
] as const)("the 81st creation of a minute: %i with retry-after %s", async (status, retryAfter) => {
  const clock = virtualClock();
  const told = { status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  const { github, ask } = scene({ clock, limits: { creationsPerMinute: 80, told } });
  for (let at = 0; at < 80; at += 1) await ask("POST /releases", CREATE);
  const refused = await ask("POST /releases", CREATE);
  expect(refused.status).toBe(status);
  expect(refused.body.message).toContain("secondary rate limit");
  expect(refused.headers.get("retry-after")).toBe(retryAfter === undefined ? null : "30");
  await clock.sleep(60_000);
  expect((await ask("POST /releases", CREATE)).status).toBe(201);
  expect(github.limits.busiestMinute()).toBe(80);
});

test("the primary limit says when it ends", async () => {
  const clock = virtualClock();
  const { ask } = scene({ clock, limits: { perHour: 2 } });
  await ask("GET /releases");
  await ask("GET /releases");
  const refused = await ask("GET /releases");
  expect(refused.status).toBe(403);
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  await clock.sleep(Number(refused.headers.get("x-ratelimit-reset")) * 1000 - clock.now());
  expect((await ask("GET /releases")).status).toBe(200);
});

test("a token that expires in the middle is refused from then on", async () => {
  const clock = virtualClock();
  const { github, ask } = scene({ clock });
  const rights = { "acme/widget": "write" } as const;
  github.state.tokens.set(TOKEN, { login: "bot", kind: "integration", rights, expiresAt: clock.now() + 1000 });
  expect((await ask("POST /releases", CREATE)).status).toBe(201);
  await clock.sleep(1000);
  expect(await ask("POST /releases", CREATE)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
});
