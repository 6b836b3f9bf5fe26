import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-DHSIZN6U.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// late:@sigstore/protobuf-specs
var import_protobuf_specs = __toESM(require_dist());
var export_Artifact = import_protobuf_specs.Artifact;
var export_ArtifactVerificationOptions = import_protobuf_specs.ArtifactVerificationOptions;
var export_ArtifactVerificationOptions_CtlogOptions = import_protobuf_specs.ArtifactVerificationOptions_CtlogOptions;
var export_ArtifactVerificationOptions_ObserverTimestampOptions = import_protobuf_specs.ArtifactVerificationOptions_ObserverTimestampOptions;
var export_ArtifactVerificationOptions_TimestampAuthorityOptions = import_protobuf_specs.ArtifactVerificationOptions_TimestampAuthorityOptions;
var export_ArtifactVerificationOptions_TlogIntegratedTimestampOptions = import_protobuf_specs.ArtifactVerificationOptions_TlogIntegratedTimestampOptions;
var export_ArtifactVerificationOptions_TlogOptions = import_protobuf_specs.ArtifactVerificationOptions_TlogOptions;
var export_Bundle = import_protobuf_specs.Bundle;
var export_CertificateAuthority = import_protobuf_specs.CertificateAuthority;
var export_CertificateIdentities = import_protobuf_specs.CertificateIdentities;
var export_CertificateIdentity = import_protobuf_specs.CertificateIdentity;
var export_Checkpoint = import_protobuf_specs.Checkpoint;
var export_ClientTrustConfig = import_protobuf_specs.ClientTrustConfig;
var export_DistinguishedName = import_protobuf_specs.DistinguishedName;
var export_Envelope = import_protobuf_specs.Envelope;
var export_HashAlgorithm = import_protobuf_specs.HashAlgorithm;
var export_HashOutput = import_protobuf_specs.HashOutput;
var export_InclusionPromise = import_protobuf_specs.InclusionPromise;
var export_InclusionProof = import_protobuf_specs.InclusionProof;
var export_Input = import_protobuf_specs.Input;
var export_KindVersion = import_protobuf_specs.KindVersion;
var export_LogId = import_protobuf_specs.LogId;
var export_MessageSignature = import_protobuf_specs.MessageSignature;
var export_ObjectIdentifier = import_protobuf_specs.ObjectIdentifier;
var export_ObjectIdentifierValuePair = import_protobuf_specs.ObjectIdentifierValuePair;
var export_PublicKey = import_protobuf_specs.PublicKey;
var export_PublicKeyDetails = import_protobuf_specs.PublicKeyDetails;
var export_PublicKeyIdentifier = import_protobuf_specs.PublicKeyIdentifier;
var export_PublicKeyIdentities = import_protobuf_specs.PublicKeyIdentities;
var export_RFC3161SignedTimestamp = import_protobuf_specs.RFC3161SignedTimestamp;
var export_Service = import_protobuf_specs.Service;
var export_ServiceConfiguration = import_protobuf_specs.ServiceConfiguration;
var export_ServiceSelector = import_protobuf_specs.ServiceSelector;
var export_Signature = import_protobuf_specs.Signature;
var export_SigningConfig = import_protobuf_specs.SigningConfig;
var export_SubjectAlternativeName = import_protobuf_specs.SubjectAlternativeName;
var export_SubjectAlternativeNameType = import_protobuf_specs.SubjectAlternativeNameType;
var export_TimeRange = import_protobuf_specs.TimeRange;
var export_TimestampVerificationData = import_protobuf_specs.TimestampVerificationData;
var export_TransparencyLogEntry = import_protobuf_specs.TransparencyLogEntry;
var export_TransparencyLogInstance = import_protobuf_specs.TransparencyLogInstance;
var export_TrustedRoot = import_protobuf_specs.TrustedRoot;
var export_VerificationMaterial = import_protobuf_specs.VerificationMaterial;
var export_X509Certificate = import_protobuf_specs.X509Certificate;
var export_X509CertificateChain = import_protobuf_specs.X509CertificateChain;
var export___esModule = import_protobuf_specs.__esModule;
var export_default = import_protobuf_specs.default;
var export_hashAlgorithmFromJSON = import_protobuf_specs.hashAlgorithmFromJSON;
var export_hashAlgorithmToJSON = import_protobuf_specs.hashAlgorithmToJSON;
var export_publicKeyDetailsFromJSON = import_protobuf_specs.publicKeyDetailsFromJSON;
var export_publicKeyDetailsToJSON = import_protobuf_specs.publicKeyDetailsToJSON;
var export_serviceSelectorFromJSON = import_protobuf_specs.serviceSelectorFromJSON;
var export_serviceSelectorToJSON = import_protobuf_specs.serviceSelectorToJSON;
var export_subjectAlternativeNameTypeFromJSON = import_protobuf_specs.subjectAlternativeNameTypeFromJSON;
var export_subjectAlternativeNameTypeToJSON = import_protobuf_specs.subjectAlternativeNameTypeToJSON;
export {
  export_Artifact as Artifact,
  export_ArtifactVerificationOptions as ArtifactVerificationOptions,
  export_ArtifactVerificationOptions_CtlogOptions as ArtifactVerificationOptions_CtlogOptions,
  export_ArtifactVerificationOptions_ObserverTimestampOptions as ArtifactVerificationOptions_ObserverTimestampOptions,
  export_ArtifactVerificationOptions_TimestampAuthorityOptions as ArtifactVerificationOptions_TimestampAuthorityOptions,
  export_ArtifactVerificationOptions_TlogIntegratedTimestampOptions as ArtifactVerificationOptions_TlogIntegratedTimestampOptions,
  export_ArtifactVerificationOptions_TlogOptions as ArtifactVerificationOptions_TlogOptions,
  export_Bundle as Bundle,
  export_CertificateAuthority as CertificateAuthority,
  export_CertificateIdentities as CertificateIdentities,
  export_CertificateIdentity as CertificateIdentity,
  export_Checkpoint as Checkpoint,
  export_ClientTrustConfig as ClientTrustConfig,
  export_DistinguishedName as DistinguishedName,
  export_Envelope as Envelope,
  export_HashAlgorithm as HashAlgorithm,
  export_HashOutput as HashOutput,
  export_InclusionPromise as InclusionPromise,
  export_InclusionProof as InclusionProof,
  export_Input as Input,
  export_KindVersion as KindVersion,
  export_LogId as LogId,
  export_MessageSignature as MessageSignature,
  export_ObjectIdentifier as ObjectIdentifier,
  export_ObjectIdentifierValuePair as ObjectIdentifierValuePair,
  export_PublicKey as PublicKey,
  export_PublicKeyDetails as PublicKeyDetails,
  export_PublicKeyIdentifier as PublicKeyIdentifier,
  export_PublicKeyIdentities as PublicKeyIdentities,
  export_RFC3161SignedTimestamp as RFC3161SignedTimestamp,
  export_Service as Service,
  export_ServiceConfiguration as ServiceConfiguration,
  export_ServiceSelector as ServiceSelector,
  export_Signature as Signature,
  export_SigningConfig as SigningConfig,
  export_SubjectAlternativeName as SubjectAlternativeName,
  export_SubjectAlternativeNameType as SubjectAlternativeNameType,
  export_TimeRange as TimeRange,
  export_TimestampVerificationData as TimestampVerificationData,
  export_TransparencyLogEntry as TransparencyLogEntry,
  export_TransparencyLogInstance as TransparencyLogInstance,
  export_TrustedRoot as TrustedRoot,
  export_VerificationMaterial as VerificationMaterial,
  export_X509Certificate as X509Certificate,
  export_X509CertificateChain as X509CertificateChain,
  export___esModule as __esModule,
  export_default as default,
  export_hashAlgorithmFromJSON as hashAlgorithmFromJSON,
  export_hashAlgorithmToJSON as hashAlgorithmToJSON,
  export_publicKeyDetailsFromJSON as publicKeyDetailsFromJSON,
  export_publicKeyDetailsToJSON as publicKeyDetailsToJSON,
  export_serviceSelectorFromJSON as serviceSelectorFromJSON,
  export_serviceSelectorToJSON as serviceSelectorToJSON,
  export_subjectAlternativeNameTypeFromJSON as subjectAlternativeNameTypeFromJSON,
  export_subjectAlternativeNameTypeToJSON as subjectAlternativeNameTypeToJSON
};
