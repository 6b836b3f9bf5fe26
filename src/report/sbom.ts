import * as Enums from "@cyclonedx/cyclonedx-library/Enums";
import * as Models from "@cyclonedx/cyclonedx-library/Models";
import * as Serialize from "@cyclonedx/cyclonedx-library/Serialize";
import * as SPDX from "@cyclonedx/cyclonedx-library/SPDX";
import * as Spec from "@cyclonedx/cyclonedx-library/Spec";
import type { Account, AccountOwner, AccountPart } from "../model/account.ts";
import type { LinkedLibrary } from "../model/manifest.ts";
import { normalName } from "../model/project.ts";

/** What the account of a release is made from besides its bundles. */
export interface SbomOptions {
  readonly slipway: string;
  readonly project: { readonly name: string; readonly version: string };
  /** Of the commit; never the clock's, so that the same bundles have the same account. */
  readonly time: NonNullable<Models.Metadata["timestamp"]>;
  /** SHA-256 of a text, hexadecimal. */
  readonly digest: (text: string) => string;
}

const { ComponentType } = Enums;
type ComponentType = Enums.ComponentType;

const PART_TYPES: Readonly<Record<AccountPart["kind"], ComponentType>> = {
  file: ComponentType.File,
  link: ComponentType.File,
  module: ComponentType.File,
  library: ComponentType.Library,
  program: ComponentType.Application,
};

function property(name: string, value: string): Models.Property {
  return new Models.Property(`slipway:${name}`, value);
}

function sha256(value: string): Models.HashDictionary {
  return new Models.HashDictionary([[Enums.HashAlgorithm["SHA-256"], value]]);
}

/** An expression of SPDX is one; everything else that authors write is only a name. */
function licences(said: string | undefined): Models.LicenseRepository {
  if (said === undefined) return new Models.LicenseRepository();
  const id = SPDX.fixupSpdxId(said);
  if (id !== undefined) return new Models.LicenseRepository([new Models.SpdxLicense(id)]);
  return new Models.LicenseRepository([
    isExpression(said) ? new Models.LicenseExpression(said) : new Models.NamedLicense(said),
  ]);
}

function isExpression(text: string): boolean {
  const words = text.split(/[\s()]+/).filter((word) => word !== "");
  const operands = words.filter((word) => !/^(?:AND|OR|WITH)$/.test(word));
  const known = (word: string): boolean =>
    /^LicenseRef-[A-Za-z0-9.-]+$/.test(word) || SPDX.isSupportedSpdxId(word.replace(/\+$/, ""));
  // What stands behind WITH is an exception, which has a list of its own.
  const exceptions = new Set(words.filter((_, index) => words[index - 1] === "WITH"));
  return operands.length > 1 && operands.every((word) => exceptions.has(word) || known(word));
}

function partComponent(part: AccountPart, ref: string): Models.Component {
  const { kind, path, sha256: hash, target } = part;
  const component = new Models.Component(PART_TYPES[kind], path, { bomRef: `${ref}/${path}` });
  if (hash !== undefined) component.hashes = sha256(hash);
  if (target !== undefined) component.properties.add(property("link-to", target));
  if (kind === "module") component.properties.add(property("packed", "a module inside of another file"));
  return component;
}

function libraryComponent(library: LinkedLibrary, ref: string): Models.Component {
  const { name, version, licence, module, file } = library;
  return new Models.Component(ComponentType.Library, name, {
    bomRef: `${ref}#linked/${module}/${name}`,
    ...(version === null ? {} : { version }),
    licenses: licences(licence),
    properties: new Models.PropertyRepository([
      property("linked-into", file ?? "interpreter"),
      property("module", module),
      ...(version === null ? [property("version", "not told by the interpreter")] : []),
    ]),
  });
}

function ownerType({ kind }: AccountOwner): ComponentType {
  if (kind === "interpreter") return ComponentType.Platform;
  return kind === "distribution" ? ComponentType.Library : ComponentType.Application;
}

/** An owner that is a product of its own; files that merely lie there are the bundle's. */
function isProduct({ kind, version }: AccountOwner): boolean {
  return kind === "interpreter" || version !== undefined;
}

function ownerComponent(owner: AccountOwner, account: Account, ref: string): Models.Component {
  const { kind, name, version, licence, parts } = owner;
  const bomRef = `${ref}#${kind}/${name}@${version}`;
  const component = new Models.Component(ownerType(owner), name, {
    bomRef,
    ...(version === undefined ? {} : { version }),
    licenses: licences(licence),
    properties: new Models.PropertyRepository([property("brought-by", kind)]),
    components: new Models.ComponentRepository(parts.map((part) => partComponent(part, ref))),
  });
  if (kind === "distribution") component.purl = `pkg:pypi/${normalName(name)}@${encodeURIComponent(version ?? "")}`;
  if (kind === "interpreter") addInterpreter(component, account, ref);
  return component;
}

function addInterpreter(component: Models.Component, { interpreter, libraries }: Account, ref: string): void {
  const { url, version, sha256: hash } = interpreter;
  component.purl = `pkg:generic/cpython@${version}`;
  if (url !== null) {
    const hashes = hash === null ? {} : { hashes: sha256(hash) };
    const { Distribution } = Enums.ExternalReferenceType;
    component.externalReferences.add(new Models.ExternalReference(url, Distribution, hashes));
  }
  if (libraries === undefined) component.properties.add(property("linked-libraries", "not asked: it could not be run"));
  for (const library of libraries ?? []) component.components.add(libraryComponent(library, ref));
}

function bundleComponent(account: Account, version: string): Models.Component {
  const { bundle, target, owners, sha256: hash, problems } = account;
  const component = new Models.Component(ComponentType.Application, bundle, {
    bomRef: bundle,
    version,
    properties: new Models.PropertyRepository([
      property("target", target),
      ...problems.map((problem) => property("not-read", problem)),
    ]),
  });
  if (hash !== undefined) component.hashes = sha256(hash);
  for (const owner of owners) {
    if (isProduct(owner)) component.components.add(ownerComponent(owner, account, bundle));
    else for (const part of owner.parts) component.components.add(looseComponent(owner, part, bundle));
  }
  for (const child of component.components) {
    if (child.type !== ComponentType.File && child.version !== undefined) component.dependencies.add(child.bomRef);
  }
  return component;
}

function looseComponent(owner: AccountOwner, part: AccountPart, ref: string): Models.Component {
  const component = partComponent(part, ref);
  component.properties.add(property("brought-by", owner.kind === "other" ? owner.name : owner.kind));
  return component;
}

/** A UUID (version 8 of RFC 9562) that depends on the content alone. */
function uuidOf(digest: string): string {
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 3) | 8).toString(16);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`];
  return [...parts, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}

/**
 * CycloneDX 1.6, as JSON: of each bundle what is inside, who brought it and under which licence, with the hash of every file. The same
 * bundles make the same text.
 */
export function sbomOf(accounts: readonly Account[], { slipway, project, time, digest }: SbomOptions): string {
  const { name, version } = project;
  const root = new Models.Component(ComponentType.Application, name, { bomRef: `${name}@${version}`, version });
  const tool = new Models.Component(ComponentType.Application, "slipway", { version: slipway });
  const components = accounts
    .toSorted((a, b) => (a.target < b.target ? -1 : 1))
    .map((account) => bundleComponent(account, version));
  for (const { bomRef } of components) root.dependencies.add(bomRef);
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      timestamp: time,
      component: root,
      tools: new Models.Tools({ components: new Models.ComponentRepository([tool]) }),
      lifecycles: new Models.LifecycleRepository([Enums.LifecyclePhase.PostBuild]),
    }),
    components: new Models.ComponentRepository(components),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  const text = (): string => `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
  bom.serialNumber = `urn:uuid:${uuidOf(digest(text()))}`;
  return text();
}
