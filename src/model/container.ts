import type { Exec, Ports } from "./ports.ts";

/** One folder that lies inside of a container under the very path that it has outside. */
export interface Mount {
  /** Absolute. */
  readonly path: string;
  readonly writable: boolean;
}

export interface ContainerRequest {
  /** What is run inside, by its absolute path; everything else is run on this machine. */
  readonly program: string;
  readonly mounts: readonly Mount[];
}

/** Where programs of a musl target can be run on a glibc machine, or why that is nowhere. */
export type Container =
  | { readonly kind: "ready"; readonly exec: Exec /** Engine and image, for the log. */; readonly about: string }
  | { readonly kind: "none"; readonly reason: string };

/** Looks for a container engine that can do it, and tries it once. Throws Cancelled, and what the file system says of a work folder that takes no files. */
export type OpenContainer = (ports: Pick<Ports, "exec" | "machine">, request: ContainerRequest) => Promise<Container>;
