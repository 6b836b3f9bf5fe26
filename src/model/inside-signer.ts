import type { BinarySignature } from "./manifest.ts";
import type { Ports } from "./ports.ts";
import type { TargetId } from "./target.ts";

export interface SignInsideRequest {
  /** Absolute: the folder of a bundle, or one package that is a program itself. */
  readonly root: string;
  /** Absolute: ours alone, removed by whoever made it. */
  readonly scratch: string;
}

/**
 * Signs programs and libraries by changing them, before a bundle is packed (and a package that is a program, after). What somebody has
 * signed already stays as it is. Doing it again changes nothing.
 */
export interface InsideSigner {
  readonly method: string;
  supports(target: TargetId): boolean;
  /**
   * Gives the signature of each program and library, sorted by file. Throws BuildError where the key, its certificate or a file will
   * not do, before anything is changed where that can be known; NetworkError where the time-stamp authority does not answer.
   */
  sign(ports: Ports, request: SignInsideRequest): Promise<readonly BinarySignature[]>;
}
