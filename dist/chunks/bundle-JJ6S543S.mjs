import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-EYPY4G2B.mjs";
import "./chunk-DHSIZN6U.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// late:@sigstore/bundle
var import_bundle = __toESM(require_dist());
var export_BUNDLE_V01_MEDIA_TYPE = import_bundle.BUNDLE_V01_MEDIA_TYPE;
var export_BUNDLE_V02_MEDIA_TYPE = import_bundle.BUNDLE_V02_MEDIA_TYPE;
var export_BUNDLE_V03_LEGACY_MEDIA_TYPE = import_bundle.BUNDLE_V03_LEGACY_MEDIA_TYPE;
var export_BUNDLE_V03_MEDIA_TYPE = import_bundle.BUNDLE_V03_MEDIA_TYPE;
var export_ValidationError = import_bundle.ValidationError;
var export___esModule = import_bundle.__esModule;
var export_assertBundle = import_bundle.assertBundle;
var export_assertBundleLatest = import_bundle.assertBundleLatest;
var export_assertBundleV01 = import_bundle.assertBundleV01;
var export_assertBundleV02 = import_bundle.assertBundleV02;
var export_bundleFromJSON = import_bundle.bundleFromJSON;
var export_bundleToJSON = import_bundle.bundleToJSON;
var export_default = import_bundle.default;
var export_envelopeFromJSON = import_bundle.envelopeFromJSON;
var export_envelopeToJSON = import_bundle.envelopeToJSON;
var export_isBundleV01 = import_bundle.isBundleV01;
var export_isBundleWithCertificateChain = import_bundle.isBundleWithCertificateChain;
var export_isBundleWithDsseEnvelope = import_bundle.isBundleWithDsseEnvelope;
var export_isBundleWithMessageSignature = import_bundle.isBundleWithMessageSignature;
var export_isBundleWithPublicKey = import_bundle.isBundleWithPublicKey;
var export_toDSSEBundle = import_bundle.toDSSEBundle;
var export_toMessageSignatureBundle = import_bundle.toMessageSignatureBundle;
export {
  export_BUNDLE_V01_MEDIA_TYPE as BUNDLE_V01_MEDIA_TYPE,
  export_BUNDLE_V02_MEDIA_TYPE as BUNDLE_V02_MEDIA_TYPE,
  export_BUNDLE_V03_LEGACY_MEDIA_TYPE as BUNDLE_V03_LEGACY_MEDIA_TYPE,
  export_BUNDLE_V03_MEDIA_TYPE as BUNDLE_V03_MEDIA_TYPE,
  export_ValidationError as ValidationError,
  export___esModule as __esModule,
  export_assertBundle as assertBundle,
  export_assertBundleLatest as assertBundleLatest,
  export_assertBundleV01 as assertBundleV01,
  export_assertBundleV02 as assertBundleV02,
  export_bundleFromJSON as bundleFromJSON,
  export_bundleToJSON as bundleToJSON,
  export_default as default,
  export_envelopeFromJSON as envelopeFromJSON,
  export_envelopeToJSON as envelopeToJSON,
  export_isBundleV01 as isBundleV01,
  export_isBundleWithCertificateChain as isBundleWithCertificateChain,
  export_isBundleWithDsseEnvelope as isBundleWithDsseEnvelope,
  export_isBundleWithMessageSignature as isBundleWithMessageSignature,
  export_isBundleWithPublicKey as isBundleWithPublicKey,
  export_toDSSEBundle as toDSSEBundle,
  export_toMessageSignatureBundle as toMessageSignatureBundle
};
