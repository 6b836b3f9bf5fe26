// CommonJS: of such a library, a bundled program's `import()` has no names, so that this module is what is loaded late.
export { ASN1Obj } from "@sigstore/core";
