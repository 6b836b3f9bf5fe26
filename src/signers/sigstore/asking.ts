// What asks Sigstore's services; loaded late, as `reading.ts` is and for the same reason.
export { FulcioSigner, RekorWitness, TSAWitness } from "@sigstore/sign";
