// What reads and checks bundles. These libraries are CommonJS: of such, a bundled program's `import()` has no names, so that
// they are named here, and this module is what is loaded late.
export { bundleFromJSON, bundleToJSON, toDSSEBundle, toMessageSignatureBundle } from "@sigstore/bundle";
export { dsse } from "@sigstore/core";
export { SigningConfig, TrustedRoot } from "@sigstore/protobuf-specs";
export { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
