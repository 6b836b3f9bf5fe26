/** Which plan a job works by: the name of an artifact of the run, and what is in it. */
export interface PlanReference {
  readonly name: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** As it travels from job to job: `NAME@sha256:HEX`. */
export function planReferenceText({ name, sha256 }: PlanReference): string {
  return `${name}@sha256:${sha256}`;
}

/** Undefined where the text is none. */
export function planReference(text: string): PlanReference | undefined {
  const [, name, sha256] = /^([A-Za-z0-9][A-Za-z0-9._-]*)@sha256:([0-9a-f]{64})$/.exec(text) ?? [];
  return name === undefined || sha256 === undefined ? undefined : { name, sha256 };
}
