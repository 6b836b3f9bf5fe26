import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tool } from "../store.ts";
import { answering, type Served } from "./serve.ts";

/** OpenSSL asks for the time by one function, which this one takes the place of. */
const CLOCK = `#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec right;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &right);
  now->tv_sec = right.tv_sec + atol(getenv("STAND_SECONDS"));
  now->tv_usec = right.tv_nsec / 1000;
  return 0;
}
`;
const CONFIG = `[tsa]
default_tsa = own
[own]
serial = serial
signer_digest = sha256
digests = sha256
default_policy = 1.3.6.1.4.1.57264.2
ess_cert_id_alg = sha256
`;

/** A time-stamp authority with the stand's own keys (see authorities.ts), whose clock is off by so many seconds. */
export async function startStamps(authorities: string, seconds: number): Promise<Served> {
  const cwd = await mkdtemp(join(authorities, "stamps-"));
  await writeFile(join(cwd, "clock.c"), CLOCK);
  await tool(["cc", "-shared", "-fPIC", "-o", "clock.so", "clock.c"], { cwd });
  await writeFile(join(cwd, "tsa.cnf"), CONFIG);
  let count = 0;
  const stamp = async (body: Buffer): Promise<Buffer> => {
    count += 1;
    const [query, reply] = [`${count}.tsq`, `${count}.tsr`];
    const digest = Buffer.from(JSON.parse(body.toString("utf8")).artifactHash, "base64").toString("hex");
    await tool(["openssl", "ts", "-query", "-digest", digest, "-sha256", "-cert", "-out", query], { cwd });
    const keys = ["-signer", "../tsa.pem", "-inkey", "../tsa.raw", "-chain", "../tsachain.pem"];
    const env = { LD_PRELOAD: join(cwd, "clock.so"), STAND_SECONDS: String(seconds) };
    await tool(["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", query, ...keys, "-out", reply], {
      cwd,
      env,
    });
    return readFile(join(cwd, reply));
  };
  // One after the other: serial numbers are counted in a file.
  let last: Promise<unknown> = Promise.resolve();
  return answering(async (response, _, body) => {
    const made = last.then(() => stamp(body));
    last = made.catch(() => undefined);
    response.writeHead(201, { "content-type": "application/timestamp-reply" });
    response.end(await made);
  });
}
