import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  readElfBinary
} from "./chunk-774UGWHT.mjs";
import {
  compareVersions
} from "./chunk-SHF7BFNP.mjs";
import {
  normalName
} from "./chunk-IZIJMY2B.mjs";
import {
  MOST_ENTRIES,
  START_SIZE,
  brokenArchive,
  checkExpansion,
  diskItem,
  entryPath,
  packedFile,
  packedPart,
  refused,
  spooled
} from "./chunk-D5MLHXH2.mjs";
import {
  Malformed,
  malformed,
  part,
  readAs,
  readStart,
  sourceStream,
  untilZero,
  withFile
} from "./chunk-4DLEFX5Q.mjs";
import {
  require_tar_stream
} from "./chunk-J5JUHVAD.mjs";
import {
  BuildError,
  Cancelled
} from "./chunk-4R4DXNF4.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/inspect/inspect.ts
import { stat } from "node:fs/promises";
import { basename } from "node:path";

// src/inspect/assemble.ts
import { posix as posix2 } from "node:path";

// src/inspect/contents.ts
function contentsOf(pieces, owners, at) {
  const groups = /* @__PURE__ */ new Map();
  for (const piece of pieces) {
    const { kind, owner: name } = piece.module === void 0 ? owners.of(piece.path) : owners.ofModule(piece.module);
    const key = `${kind} ${name}`;
    const group = groups.get(key) ?? { kind, name, files: [], bytes: 0 };
    const bytes = Math.round(at.weigh(piece));
    group.files.push([piece.path, bytes]);
    group.bytes += bytes;
    groups.set(key, group);
  }
  const demands = at.demanding.flatMap(
    ({ path, slice: { needs } }) => needs === void 0 ? [] : [{ ...needs, file: path, owner: owners.of(path).owner }]
  );
  const sorted = [...groups.values()].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return { owners: sorted.map(({ kind, name, files }) => ({ kind, name, files })), demands };
}

// src/inspect/records.ts
import { posix } from "node:path";
var METADATA = /(?:^|\/)([^/]+?)-([^/-]+)\.(?:dist|egg)-info(?:\/|$)/;
function metadataOwner(path) {
  const [, name, version] = METADATA.exec(path) ?? [];
  if (name === void 0 || version === void 0) return void 0;
  return { name: normalName(name), title: `${name} ${version}` };
}
function recordedPath(line) {
  if (!line.startsWith('"')) return line.split(",", 1)[0] ?? "";
  return line.slice(1, line.indexOf('",')).replaceAll('""', '"');
}
function readRecord(path, text) {
  const distribution = metadataOwner(path);
  if (distribution === void 0 || !path.endsWith(".dist-info/RECORD")) return void 0;
  const home = posix.dirname(posix.dirname(path));
  const paths = [];
  const relative = [];
  const absolute = [];
  for (const line of text.split(/\r?\n/)) {
    const recorded = recordedPath(line).replaceAll("\\", "/");
    if (recorded === "") continue;
    const place = posix.normalize(posix.join(home, recorded));
    if (posix.isAbsolute(recorded) || /^[A-Za-z]:/.test(recorded)) absolute.push(recorded);
    else if (!place.startsWith("../")) {
      paths.push(place);
      relative.push(posix.normalize(recorded));
    }
  }
  return { distribution, paths, relative, absolute };
}

// src/inspect/owners.ts
var INTERPRETER = { kind: "interpreter", owner: "interpreter" };
var LAUNCHER = { kind: "launcher", owner: "launcher" };
var APPLICATION = { kind: "application", owner: "application" };
var OTHER = { kind: "other", owner: "other files" };
var MODULES = { kind: "other", owner: "modules" };
var LIBRARIES = { kind: "other", owner: "collected libraries" };
var STANDARD_LIBRARY = /^(.*?)(?:lib\/python3\.\d+t?|Lib)\/os\.pyc?$/;
var FROZEN_INTERPRETER = /^(?:base_library\.zip$|lib-dynload\/|python3\.\d+t?\/lib-dynload\/|libpython3[\w.]*$|python3\d*t?\.dll$|vcruntime\w+\.dll$|Python$|_?tcl_data\/|_?tk_data\/|tcl\d+\/)/i;
var CONTENTS = /^(?:.*\/)?(?:_internal|Contents\/(?:Frameworks|Resources)|[^/]+!)\//;
var MODULES_FILE = /^[^/]+\.pyz$/;
var LIBRARY = /\.(?:so(?:\.[\d.]+)?|dylib|dll|pyd)$/i;
var COMPILED = /^(.*\/)?__pycache__\/([^/]+?)\.[^/.]+(?:\.opt-\d)?\.pyc$/;
function sourceOf(path) {
  const [, folder = "", name] = COMPILED.exec(path) ?? [];
  return name === void 0 ? void 0 : `${folder}${name}.py`;
}
function titled({ name, title }, application) {
  const own = application !== void 0 && name === normalName(application);
  return { kind: own ? "application" : "distribution", owner: title };
}
function index(claims, key, application) {
  const owners = /* @__PURE__ */ new Map();
  for (const claim of claims) {
    const owner = titled(claim.distribution, application);
    for (const path of claim[key]) if (!owners.has(path)) owners.set(path, owner);
  }
  return owners;
}
function frozenOwner(path) {
  const inside = path.replace(CONTENTS, "");
  if (inside === path) return void 0;
  if (MODULES_FILE.test(inside)) return LAUNCHER;
  if (FROZEN_INTERPRETER.test(inside)) return INTERPRETER;
  return LIBRARY.test(inside) && !inside.includes("/") ? LIBRARIES : void 0;
}
function placeOwner(paths, hints) {
  const roots = /* @__PURE__ */ new Set();
  for (const path of paths) {
    const root = STANDARD_LIBRARY.exec(path)?.[1];
    if (root !== void 0) roots.add(root);
  }
  return (path) => {
    const frozen = frozenOwner(path);
    if (frozen !== void 0) return frozen;
    if (path.includes("/site-packages/")) return OTHER;
    for (const root of roots) if (path.startsWith(root)) return INTERPRETER;
    return hints.restIsApplication ? APPLICATION : OTHER;
  };
}
function createOwners(paths, claims, hints) {
  const claimed = index(claims, "paths", hints.application);
  const relative = index(claims, "relative", hints.application);
  const byPlace = placeOwner(paths, hints);
  const byClaim = (path) => {
    const inside = path.replace(CONTENTS, "");
    return claimed.get(path) ?? (inside === path ? void 0 : relative.get(inside));
  };
  const byMetadata = (path) => {
    const distribution = metadataOwner(path);
    return distribution && titled(distribution, hints.application);
  };
  return {
    of(path) {
      if (hints.launchers.has(path)) return LAUNCHER;
      const source = sourceOf(path);
      return byClaim(path) ?? (source === void 0 ? void 0 : byClaim(source)) ?? byMetadata(path) ?? byPlace(path);
    },
    ofModule(name) {
      const path = name.replaceAll(".", "/");
      const known = relative.get(`${path}.py`) ?? relative.get(`${path}/__init__.py`);
      if (known !== void 0) return known;
      return claims.length === 0 ? MODULES : INTERPRETER;
    }
  };
}

// src/inspect/windows-libraries.json
var windows_libraries_default = { source: "Libraries in System32 of Windows 7 SP1 to 11 (x64) or 10 and 11 (arm64), as delvewheel's delvewheel/_dll_list.py has them (ignore_names_x64, ignore_names_arm64), without keyboard layouts, code pages and WinRT; and winspool.drv, combase.dll.", names: ["aadauthhelper", "aadcloudap", "aadjcsp", "aadtb", "aadwamextension", "aboutsettingshandlers", "abovelockapphost", "accessibilitycpl", "accountaccessor", "accountsrt", "acgenral", "aclayers", "acledit", "aclui", "acmigration", "acpbackgroundmanagerpolicy", "acppage", "acproxy", "acspecfc", "actioncenter", "actioncentercpl", "actionqueue", "activationclient", "activationmanager", "activeds", "activesynccsp", "activesyncprovider", "actxprxy", "acwinrt", "acxtrnal", "adaptivecards", "addressparser", "adhapi", "adhsvc", "admtmpl", "adprovider", "adrclient", "adsldp", "adsldpc", "adsmsext", "adsnt", "advancedemojids", "advapi32", "advpack", "aeinv", "aepic", "ajrouter", "amsi", "amsiproxy", "amstream", "analogcommonproxystub", "apds", "aphostclient", "aphostservice", "apisethost.appexecutionalias", "apisetschema", "apmon", "appcontracts", "appextension", "apphelp", "apphlpdm", "appidapi", "appidpolicyengineapi", "appidsvc", "appinfo", "appinfoext", "applicationframe", "applockercsp", "appmgmts", "appmgr", "appmon", "appointmentactivation", "appointmentapis", "appraiser", "appreadiness", "apprepapi", "appresolver", "appsruprov", "appxalluserstore", "appxapplicabilityblob", "appxapplicabilityengine", "appxdeploymentclient", "appxdeploymentextensions.desktop", "appxdeploymentextensions.onecore", "appxdeploymentserver", "appxpackaging", "appxsip", "appxstreamingdatasourceps", "appxsysprep", "archiveint", "assignedaccesscsp", "assignedaccessmanager", "assignedaccessmanagersvc", "assignedaccessproviderevents", "assignedaccessruntime", "assignedaccessshellproxy", "asycfilt", "atl", "atlthunk", "atmlib", "audioendpointbuilder", "audioeng", "audiohandlers", "audiokse", "audioresourceregistrar", "audioses", "audiosrv", "audiosrvpolicymanager", "auditcse", "auditnativesnapin", "auditpolcore", "auditpolicygpinterop", "authbroker", "authbrokerui", "authentication", "authext", "authfwcfg", "authfwgp", "authhostproxy", "authui", "authz", "autopilot", "autoplay", "avicap32", "avifil32", "avrt", "axinstsv", "azroles", "azroleui", "azsqlext", "backgroundmediapolicy", "bamsettingsclient", "barcodeprovisioningplugin", "basecsp", "basesrv", "batmeter", "bcastdvr.proxy", "bcastdvrbroker", "bcastdvrclient", "bcastdvrcommon", "bcastdvruserservice", "bcd", "bcdprov", "bcdsrv", "bcp47langs", "bcp47mrm", "bcrypt", "bcryptprimitives", "bdehdcfglib", "bderepair", "bdesvc", "bdesysprep", "bdeui", "bfe", "bi", "bidispl", "bingasds", "bingfilterds", "bingmaps", "bingonlineservices", "biocredprov", "bisrv", "bitlockercsp", "bitsigd", "bitsperf", "bitsproxy", "biwinrt", "blb_ps", "bluetoothapis", "bluetoothdesktophandlers", "bnmanager", "bootmenuux", "bootux", "bootvid", "brokerlib", "browcli", "browserbroker", "browseui", "btagservice", "bthavctpsvc", "bthavrcp", "bthavrcpappsvc", "bthci", "bthmtpcontexthandler", "bthpanapi", "bthpancontexthandler", "bthradiomedia", "bthserv", "bthtelemetry", "btpanui", "bwcontexthandler", "cabapi", "cabinet", "cabview", "callbuttons", "callbuttons.proxystub", "callhistoryclient", "cameracaptureui", "capabilityaccesshandlers", "capabilityaccessmanager", "capabilityaccessmanagerclient", "capauthz", "capiprovider", "capisp", "captureservice", "castingshellext", "castlaunch", "catsrv", "catsrvps", "catsrvut", "cbdhsvc", "cca", "cdosys", "cdp", "cdprt", "cdpsvc", "cdpusersvc", "cellulardatacapabilityhandler", "cemapi", "certca", "certcli", "certcredprovider", "certenc", "certenroll", "certenrollui", "certmgr", "certpkicmdlet", "certpoleng", "certprop", "cewmdm", "cfgbkend", "cfgmgr32", "cfgspcellular", "cfgsppolicy", "cflapi", "cfmifs", "cfmifsproxy", "chakra", "chakradiag", "chakrathunk", "chartv", "chatapis", "chsstrokeds", "chtbopomofods", "chtcangjieds", "chthkstrokeds", "chtquickds", "chxapds", "chxdecoder", "chxhapds", "chxinputrouter", "chxranker", "chxreadingstringime", "ci", "cic", "circoinst", "ciwmi", "clb", "clbcatq", "cldapi", "cleanpccsp", "clfsw32", "cliconfg", "clipboardserver", "clipc", "clipsvc", "cloudap", "clouddomainjoinaug", "clouddomainjoindatamodelserver", "cloudexperiencehost", "cloudexperiencehostbroker", "cloudexperiencehostcommon", "cloudexperiencehostuser", "clusapi", "cmcfg32", "cmdext", "cmdial32", "cmgrcspps", "cmifw", "cmintegrator", "cmlua", "cmpbk32", "cmstplua", "cmutil", "cngcredui", "cngprovider", "cnvfat", "cofiredm", "colbact", "colorcnv", "colorui", "combase", "comcat", "comctl32", "comdlg32", "coml2", "composableshellproxystub", "composerframework", "comppkgsup", "compstui", "computecore", "computenetwork", "computestorage", "comrepl", "comsnap", "comsvcs", "comuid", "configmanager2", "configureexpandedstorage", "conhostv1", "connect", "connectedaccountstate", "consentexperiencecommon", "consentux", "consentuxclient", "console", "consolelogon", "constraintindex.search", "contactactivation", "contactapis", "contactharvesterds", "container", "contentdeliverymanager.utilities", "coreaudiopolicymanagerext", "coredpus", "coremessaging", "coreshell", "coreshellapi", "coreshellextframework", "coreuicomponents", "correngine", "courtesyengine", "cpfilters", "creddialogbroker", "credprov2fahelper", "credprovdatamodel", "credprovhelper", "credprovhost", "credprovs", "credprovslegacy", "credssp", "credui", "crypt32", "cryptbase", "cryptcatsvc", "cryptdlg", "cryptdll", "cryptext", "cryptnet", "cryptngc", "cryptowinrt", "cryptsp", "cryptsvc", "crypttpmeksvc", "cryptui", "cryptuiwizard", "cryptxml", "cscapi", "cscdll", "cscmig", "cscobj", "cscsvc", "cscui", "cspcellularsettings", "csplte", "cspproxy", "csrsrv", "csystemeventsbrokerclient", "cxcredprov", "cxhprovisioningserver", "d2d1", "d3d10", "d3d10_1", "d3d10_1core", "d3d10core", "d3d10level9", "d3d10warp", "d3d11", "d3d11on12", "d3d12", "d3d8thk", "d3d9", "d3d9on12", "d3dcompiler_47", "d3dscache", "dab", "dabapi", "daconn", "dafaspinfraprovider", "dafbth", "dafdnssd", "dafdockingprovider", "dafgip", "dafiot", "dafipp", "dafpos", "dafprintprovider", "dafupnp", "dafwcn", "dafwfdprovider", "dafwiprov", "dafwsd", "damediamanager", "damm", "daotpcredentialprovider", "das", "dataclen", "dataexchange", "datusage", "davclnt", "davhlpr", "davsyncprovider", "daxexec", "dbgcore", "dbgeng", "dbghelp", "dbgmodel", "dbnetlib", "dbnmpntw", "dciman32", "dcntel", "dcomp", "ddaclsys", "ddcclaimsapi", "ddccomimplementationsdesktop", "ddds", "ddisplay", "ddoiproxy", "ddores", "ddp_ps", "ddpchunk", "ddptrace", "ddputils", "ddraw", "ddrawex", "defaultdevicemanager", "defaultprinterprovider", "defragproxy", "defragsvc", "delegatorprovider", "deskadp", "deskmon", "desktopshellappstatecontract", "desktopshellext", "desktopswitcherdatamodel", "devdispitemprovider", "developeroptionssettingshandlers", "devenum", "deviceaccess", "deviceassociation", "devicecenter", "devicecredential", "devicedirectoryclient", "devicedisplaystatusmanager", "devicedriverretrievalclient", "deviceelementsource", "deviceflows.datamodel", "devicemetadataretrievalclient", "devicengccredprov", "devicepairing", "devicepairingexperiencemem", "devicepairingfolder", "devicepairingproxy", "devicereactivation", "deviceregistration", "devicesetupmanager", "devicesetupmanagerapi", "devicesetupstatusprovider", "devicesflowbroker", "devicesoftwareinstallationclient", "deviceupdateagent", "deviceuxres", "devinv", "devmgr", "devobj", "devpropmgr", "devquerybroker", "devrtl", "dfdts", "dfscli", "dfshim", "dfsshlex", "dggpext", "dhcpcmonitor", "dhcpcore", "dhcpcore6", "dhcpcsvc", "dhcpcsvc6", "dhcpsapi", "diagcpl", "diagnosticinvoker", "diagnosticlogcsp", "diagperf", "diagtrack", "dialclient", "dialserver", "dictationmanager", "difxapi", "dimsjob", "dimsroam", "dinput", "dinput8", "direct2ddesktop", "directmanipulation", "directml", "discan", "dismapi", "dispbroker", "dispex", "display", "displaymanager", "dlnashext", "dmalertlistener.proxystub", "dmapisetextimpldesktop", "dmcfgutils", "dmcmnutils", "dmcommandlineutils", "dmcsps", "dmdlgs", "dmdskmgr", "dmenrollengine", "dmenterprisediagnostics", "dmintf", "dmiso8601utils", "dmloader", "dmocx", "dmoleaututils", "dmprocessxmlfiltered", "dmpushproxy", "dmpushroutercore", "dmrcdecoder", "dmrserver", "dmsynth", "dmusic", "dmutil", "dmvdsitf", "dmwappushsvc", "dmwmicsp", "dmxmlhelputils", "dnsapi", "dnscmmc", "dnsext", "dnshc", "dnsrslvr", "docking.virtualinput", "dockinterface.proxystub", "docprop", "dolbydecmft", "domgmt", "dosettings", "dosvc", "dot3api", "dot3cfg", "dot3conn", "dot3dlg", "dot3gpclnt", "dot3gpui", "dot3hc", "dot3mm", "dot3msm", "dot3svc", "dot3ui", "dpapi", "dpapiprovider", "dpapisrv", "dpnaddr", "dpnathlp", "dpnet", "dpnhpast", "dpnhupnp", "dpnlobby", "dps", "dpx", "dragdropexperiencedataexchangedelegated", "drprov", "drt", "drtprov", "drttransport", "drvsetup", "drvstore", "dsauth", "dsccore", "dsccoreconfprov", "dsclient", "dscproxy", "dsctimer", "dsdmo", "dskquota", "dskquoui", "dsound", "dsparse", "dsprop", "dsquery", "dsreg", "dsrole", "dssec", "dssenh", "dssvc", "dsui", "dsuiext", "dswave", "dtsh", "ducsps", "dui70", "duser", "dusmapi", "dusmsvc", "dwmapi", "dwmcore", "dwmghost", "dwminit", "dwmredir", "dwrite", "dxdiagn", "dxgi", "dxgwdi", "dxilconv", "dxmasf", "dxp", "dxpps", "dxptasksync", "dxtmsft", "dxtrans", "dxva2", "dynamoapi", "eamprogresshandler", "eapp3hst", "eappcfg", "eappcfgui", "eappgnui", "eapphost", "eappprxy", "eapprovp", "eapsimextdesktop", "eapsvc", "easconsent", "easinvoker.proxystub", "easpolicymanagerbrokerps", "easwrt", "edgeangle", "edgecontent", "edgehtml", "edgeiso", "edgemanager", "editbuffertesthook", "editionupgradehelper", "editionupgrademanagerobj", "edpauditapi", "edpcsp", "edptask", "edputil", "eeprov", "eeutil", "efsadu", "efscore", "efsext", "efslsaext", "efssvc", "efsutil", "efswrt", "ehstorapi", "ehstorpwdmgr", "ehstorshell", "els", "elscore", "elshyph", "elslad", "elstrans", "emailapis", "embeddedmodesvc", "embeddedmodesvcapi", "emojids", "encapi", "energy", "energyprov", "energytask", "enrollmentapi", "enterpriseapncsp", "enterpriseappmgmtclient", "enterpriseappmgmtsvc", "enterprisecsps", "enterprisedesktopappmgmtcsp", "enterprisemodernappmgmtcsp", "enterpriseresourcemanager", "eqossnap", "errordetails", "errordetailscore", "es", "esdsip", "esent", "esentprf", "esevss", "eshims", "ethernetmediamanager", "etwrundown", "euiccscsp", "eventaggregation", "eventcls", "evr", "execmodelclient", "execmodelproxy", "explorerframe", "exsmime", "extrasxmlparser", "f3ahvoas", "facecredentialprovider", "family.authentication", "family.cache", "family.client", "family.syncengine", "familysafetyext", "faultrep", "fdbth", "fdbthproxy", "fddevquery", "fde", "fdeploy", "fdphost", "fdpnp", "fdprint", "fdproxy", "fdrespub", "fdssdp", "fdwcn", "fdwnet", "fdwsd", "feclient", "fidocredprov", "fileappxstreamingdatasource", "filemgmt", "filterds", "findnetprinters", "fingerprintcredential", "firewallapi", "firewallcontrolpanel", "flightsettings", "fltlib", "fluencyds", "fmapi", "fmifs", "fms", "fntcache", "fontext", "fontglyphanimator", "fontgroupsoverride", "fontprovider", "fontsub", "fphc", "framedyn", "framedynos", "frameserver", "frprov", "fsutilext", "fthsvc", "fundisc", "fveapi", "fveapibase", "fvecerts", "fvecpl", "fveskybackup", "fveui", "fvewiz", "fwbase", "fwcfg", "fwmdmcsp", "fwpolicyiomgr", "fwpuclnt", "fwremotesvr", "fxsapi", "fxscom", "fxscomex", "fxscompose", "fxsmon", "fxsroute", "fxsst", "fxst30", "fxstiff", "fxsutility", "gamebarpresencewriter.proxy", "gamechatoverlayext", "gamechattranscription", "gamemode", "gamepanelexternalhook", "gameux", "gamingtcui", "gcdef", "gdi32", "gdi32full", "gdiplus", "generaltel", "geocommon", "geolocation", "getuname", "glmf32", "globinputhost", "glu32", "gmsaclient", "gpapi", "gpedit", "gpprefcl", "gpprnext", "gpscript", "gpsvc", "gptext", "graphicscapture", "graphicsperfsvc", "groupinghc", "hal", "halextccn510", "halextpl080", "hascsp", "hashtagds", "hbaapi", "hcproviders", "hdcphandler", "heatcore", "helppaneproxy", "hgcpl", "hhsetup", "hid", "hidserv", "hlink", "hmkd", "hnetcfg", "hnetcfgclient", "hnetmon", "hotplug", "hrtfapo", "httpapi", "httpprxc", "httpprxm", "httpprxp", "httpsdatasource", "htui", "hvhostsvc", "hvloader", "hvsocket", "ias", "iasacct", "iasads", "iasdatastore", "iashlpr", "iasmigplugin", "iasnap", "iaspolcy", "iasrad", "iasrecst", "iassam", "iassdo", "iassvcs", "icfupgd", "icm32", "icmp", "icmui", "iconcodecservice", "icsigd", "icsvc", "icuin", "icuuc", "idctrls", "idstore", "ieadvpack", "ieapfltr", "iedkcs32", "ieframe", "iemigplugin", "iepeers", "ieproxy", "iernonce", "iertutil", "iesetup", "iesysprep", "ieui", "ifmon", "ifsutil", "ifsutilx", "igddiag", "ihds", "ikeext", "imagehlp", "imapi", "imapi2", "imapi2fs", "imgutil", "imm32", "implatsetup", "indexeddblegacy", "inetcomm", "inetmib1", "inetpp", "inetppui", "inked", "inkobjcore", "inproclogger", "input", "inputhost", "inputinjectionbroker", "inputlocalemanager", "inputservice", "inputswitch", "inseng", "installservice", "installservicetasks", "internetmail", "internetmailcsp", "invagent", "iotassignedaccesslockframework", "ipeloggingdictationhelper", "iphlpapi", "iphlpsvc", "ipnathlp", "ipnathlpclient", "iprtprio", "iprtrmgr", "ipsecsnp", "ipsecsvc", "ipsmsnap", "ipxlatcfg", "iri", "iscsicpl", "iscsidsc", "iscsied", "iscsiexe", "iscsium", "iscsiwmi", "ism", "itircl", "itss", "iuilp", "iumbase", "iumdll", "iumsdk", "iyuv_32", "javascriptcollectionagent", "joinproviderol", "joinutil", "jpmapcontrol", "jpndecoder", "jpninputrouter", "jpnranker", "jpnserviceds", "jscript", "jscript9", "jscript9diag", "jsproxy", "kd", "kd_02_10df", "kd_02_10ec", "kd_02_1137", "kd_02_14e4", "kd_02_15b3", "kd_02_1969", "kd_02_19a2", "kd_02_1af4", "kd_02_8086", "kd_07_1415", "kd_8003_5143", "kdcom", "kdcpw", "kdhvcom", "kdnet", "kdnet_uart16550", "kdscli", "kdstub", "kdusb", "keepaliveprovider", "kerbclientshared", "kerberos", "kernel.appcore", "kernel32", "kernelbase", "keycredmgr", "keyiso", "keymgr", "keyworddetectormsftsidadapter", "knobscore", "knobscsp", "ksuser", "ktmw32", "l2gpstore", "l2nacp", "l2sechc", "langcleanupsysprepaction", "languagecomponentsinstaller", "languageoverlayserver", "languageoverlayutil", "languagepackdiskcleanup", "laprxy", "legacynetux", "lfsvc", "libcrypto", "licensemanager", "licensemanagerapi", "licensemanagersvc", "licensingcsp", "licensingdiagspp", "licensingwinrt", "licmgr10", "linkinfo", "lltdapi", "lltdsvc", "lmhsvc", "loadperf", "localsec", "localspl", "localui", "locationapi", "locationframework", "locationframeworkinternalps", "locationframeworkps", "locationwinpalmisc", "lockappbroker", "lockcontroller", "lockhostingframework", "lockscreencontent", "lockscreencontenthost", "lockscreendata", "loghours", "logoncli", "logoncontroller", "lpasvc", "lpk", "lpksetupproxyserv", "lsasrv", "lsm", "lsmproxy", "luiapi", "lz32", "magnification", "maintenanceui", "mapconfiguration", "mapcontrolcore", "mapgeocoder", "mapi32", "mapistub", "maprouter", "mapsbtsvc", "mapsbtsvcproxy", "mapscsp", "mapsstore", "mapstoasttask", "mapsupdatetask", "mbaeapi", "mbaeapipublic", "mbmediamanager", "mbsmsapi", "mbussdapi", "mccsengineshared", "mccspal", "mciavi32", "mcicda", "mciqtz32", "mciseq", "mciwave", "mcrecvsrc", "mdmcommon", "mdmdiagnostics", "mdminst", "mdmlocalmanagement", "mdmmigrator", "mdmpostprocessevaluator", "mdmregistration", "mediafoundation.defaultperceptionprovider", "messagingdatamodel2", "messagingservice", "mf", "mf3216", "mfaacenc", "mfasfsrcsnk", "mfaudiocnv", "mfc42", "mfc42u", "mfcaptureengine", "mfcore", "mfcsubs", "mfds", "mfdvdec", "mfh264enc", "mfmediaengine", "mfmjpegdec", "mfmkvsrcsnk", "mfmp4srcsnk", "mfmpeg2srcsnk", "mfnetcore", "mfnetsrc", "mfplat", "mfplay", "mfps", "mfreadwrite", "mfsensorgroup", "mfsrcsnk", "mfsvr", "mftranscode", "mfvdsp", "mfwmaaec", "mgmtapi", "mgmtrefreshcredprov", "mi", "mibincodec", "microsoft-windows-internal-shell-nearshareexperience", "microsoftaccountcloudap", "microsoftaccountextension", "microsoftaccounttokenprovider", "microsoftaccountwamextension", "midimap", "migisol", "miguiresource", "mimefilt", "mimofcodec", "miracastinputmgr", "miracastreceiver", "mirrordrvcompat", "mispace", "mitigationconfiguration", "miutils", "mlang", "mmcbase", "mmcndmgr", "mmcshext", "mmdevapi", "mmgaclient", "mmgaproxystub", "mobilenetworking", "modemui", "modernexecserver", "moshost", "moshostclient", "moshostcore", "mosstorage", "mp3dmod", "mp43decd", "mp4sdecd", "mpg4decd", "mpr", "mprapi", "mprddm", "mprdim", "mprext", "mprmsg", "mpssvc", "mrmcorer", "mrmdeploy", "mrmindexer", "ms3dthumbnailprovider", "msaatext", "msac3enc", "msacm32", "msafd", "msajapi", "msalacdecoder", "msalacencoder", "msamrnbdecoder", "msamrnbencoder", "msamrnbsink", "msamrnbsource", "msaprofilenotificationhandler", "msasn1", "msauddecmft", "msauserext", "mscandui", "mscat32", "msclmd", "mscms", "mscoree", "mscories", "msctf", "msctfmonitor", "msctfp", "msctfui", "msctfuimanager", "msdadiag", "msdart", "msdelta", "msdmo", "msdrm", "msdtckrm", "msdtclog", "msdtcprx", "msdtcspoffln", "msdtctm", "msdtcuiu", "msfeeds", "msfeedsbs", "msflacdecoder", "msflacencoder", "msftedit", "msftoemdlligneous", "msheif", "mshtml", "mshtmldac", "mshtmled", "msi", "msicofire", "msidcrl40", "msident", "msidle", "msieftp", "msihnd", "msiltcfg", "msimg32", "msimtf", "msisip", "msiso", "msiwer", "mskeyprotcli", "mskeyprotect", "msls31", "msmpeg2adec", "msmpeg2enc", "msmpeg2vdec", "msoert2", "msopusdecoder", "mspatcha", "mspatchc", "msphotography", "msports", "msrahc", "msrating", "msrdc", "msrdpwebaccess", "msrle32", "msscntrs", "mssecuser", "mssign32", "mssip32", "mssitlb", "msspellcheckingfacility", "mssph", "mssprxy", "mssrch", "mssvp", "mstask", "mstextprediction", "mstscax", "msutb", "msv1_0", "msvcirt", "msvcp110_win", "msvcp60", "msvcp_win", "msvcrt", "msvfw32", "msvidc32", "msvidctl", "msvideodsp", "msvp9dec", "msvproc", "msvpxenc", "mswb7", "mswebp", "mswmdm", "mswsock", "msxml3", "msxml6", "msyuv", "mtcmodel", "mtf", "mtfappserviceds", "mtfdecoder", "mtffuzzyds", "mtfserver", "mtfspellcheckds", "mtxclu", "mtxdm", "mtxex", "mtxoci", "muifontsetup", "muilanguagecleanup", "musdialoghandlers", "musupdatehandlers", "mycomput", "mydocs", "napcrypt", "napinsp", "naturalauth", "naturalauthclient", "naturallanguage6", "navshutdown", "ncaapi", "ncasvc", "ncbservice", "ncdautosetup", "ncdprop", "nci", "ncobjapi", "ncrypt", "ncryptprov", "ncryptsslp", "ncsi", "ncuprov", "nddeapi", "ndfapi", "ndfetw", "ndfhcdiscovery", "ndishc", "ndproxystub", "nduprov", "negoexts", "netapi32", "netbios", "netcenter", "netcfgx", "netcorehc", "netdiagfx", "netdriverinstall", "netfxperf", "netid", "netiohlp", "netjoin", "netlogon", "netman", "netplwiz", "netprofm", "netprofmsvc", "netprovfw", "netprovisionsp", "netsetupapi", "netsetupengine", "netsetupshim", "netsetupsvc", "netshell", "nettrace", "netutils", "networkbindingenginemigplugin", "networkcollectionagent", "networkdesktopsettings", "networkexplorer", "networkhelper", "networkitemfactory", "networkmobilesettings", "networkproxycsp", "networkuxbroker", "newdev", "nfcprovisioningplugin", "nfcradiomedia", "ngccredprov", "ngcctnr", "ngcctnrgidshandler", "ngcctnrsvc", "ngcisoctnr", "ngckeyenum", "ngcksp", "ngclocal", "ngcpopkeysrv", "ngcprocsp", "ngcrecovery", "ngcsvc", "ngctasks", "ninput", "nlaapi", "nlahc", "nlhtml", "nlmgp", "nlmproxy", "nlmsprep", "nlsdata0000", "nlsdata0009", "nlsdl", "nmadirect", "normaliz", "notificationcontroller", "notificationcontrollerps", "notificationplatformcomponent", "npmproxy", "npsm", "npsmdesktopprovider", "nrpsrv", "nshhttp", "nshipsec", "nshwfp", "nsi", "nsisvc", "ntasn1", "ntdll", "ntdsapi", "ntlanman", "ntlanui2", "ntlmshared", "ntmarta", "ntprint", "ntshrui", "ntvdm64", "objsel", "occache", "ocsetapi", "odbc32", "odbcbcp", "odbcconf", "odbccp32", "odbccr32", "odbccu32", "odbctrac", "oemlicense", "offfilt", "officecsp", "offlinelsa", "offlinesam", "offreg", "ole32", "oleacc", "oleacchooks", "oleaut32", "oledlg", "oleprn", "omadmagent", "omadmapi", "ondemandbrokerclient", "ondemandconnroutehelper", "onecorecommonproxystub", "onecoreuapcommonproxystub", "onex", "onexui", "opcservices", "opengl32", "ortcengine", "osbaseln", "osksupport", "osuninst", "p2p", "p2pgraph", "p2pnetsh", "p2psvc", "packager", "panmap", "pautoenr", "paymentmediatorserviceproxy", "pcacli", "pcadm", "pcasvc", "pcaui", "pcpksp", "pcshellcommonproxystub", "pcwum", "pcwutl", "pdh", "pdhui", "peerdist", "peerdistad", "peerdistcacheprovider", "peerdistcleaner", "peerdisthttptrans", "peerdistsh", "peerdistsvc", "peerdistwsddiscoprov", "peopleapis", "peopleband", "perfdisk", "perfnet", "perfos", "perfproc", "perfts", "personalizationcsp", "phonecallhistoryapis", "phoneom", "phoneplatformabstraction", "phoneproviders", "phoneservice", "phoneutil", "photometadatahandler", "photowiz", "pickerplatform", "pid", "pidgenx", "pimindexmaintenance", "pimindexmaintenanceclient", "pimstore", "pinenrollmenthelper", "pkeyhelper", "pku2u", "pla", "playlistfolder", "playsndsrv", "playtodevice", "playtomanager", "playtomenu", "playtoreceiver", "playtostatusprovider", "ploptin", "pmcsnap", "pngfilt", "pnidui", "pnpclean", "pnppolicy", "pnpts", "pnpui", "pnpxassoc", "pnpxassocprx", "pnrpauto", "pnrphc", "pnrpnsp", "pnrpsvc", "policymanager", "policymanagerprecheck", "polstore", "portabledeviceapi", "portabledeviceclassextension", "portabledeviceconnectapi", "portabledevicestatus", "portabledevicesyncprovider", "portabledevicetypes", "portabledevicewiacompat", "posyncservices", "pots", "powercpl", "powrprof", "ppcsnap", "prauthproviders", "presentationhostproxy", "print.workflow.source", "printfilterpipelineprxy", "printisolationproxy", "printplatformconfig", "printrenderapihost", "printui", "printworkflowservice", "printwsdahost", "prncache", "prnfldr", "prnntfy", "prntvpt", "productenumerator", "profapi", "profext", "profprov", "profsvc", "profsvcext", "propsys", "provcore", "provdatastore", "provdiagnostics", "provengine", "provhandlers", "provisioningcommandscsp", "provisioningcsp", "provisioninghandlers", "provmigrate", "provops", "provpackageapidll", "provplatformdesktop", "provplugineng", "provsysprep", "provthrd", "proximitycommon", "proximitycommonpal", "proximityrtapipal", "proximityservice", "proximityservicepal", "prvdmofcomp", "psapi", "pshed", "psisdecd", "psmodulediscoveryprovider", "psmserviceexthost", "psmsrv", "pstask", "pstorec", "ptpprov", "puiapi", "puiobj", "pushtoinstall", "pwlauncher", "pwrshplugin", "qasf", "qcap", "qdv", "qdvd", "qedit", "qmgr", "quartz", "query", "quickactionsdatamodel", "quiethours", "qwave", "racengn", "racpldlg", "radardt", "radarrs", "radcui", "rasadhlp", "rasapi32", "rasauto", "raschap", "raschapext", "rasctrs", "rascustom", "rasdiag", "rasdlg", "rasgcw", "rasman", "rasmans", "rasmbmgr", "rasmediamanager", "rasmm", "rasmontr", "rasplap", "rasppp", "rastapi", "rastls", "rastlsext", "rdbui", "rdpbase", "rdpcfgex", "rdpcorets", "rdpendp", "rdprelaytransport", "rdpsaps", "rdpserverbase", "rdsappxhelper", "rdsdwmdr", "rdvvmtransport", "rdxservice", "rdxtaskfactory", "reagent", "reagenttask", "recovery", "regapi", "regctrl", "regidle", "regsvc", "reguwpapi", "reinfo", "remoteaudioendpoint", "remotepg", "remotewipecsp", "removablemediaprovisioningplugin", "removedevicecontexthandler", "removedeviceelevated", "reportingcsp", "resampledmo", "reseteng", "resetengine", "resetengonline", "resourcemapper", "resourcepolicyclient", "resourcepolicyserver", "resutils", "rgb9rast", "riched20", "rjvmdmconfig", "rmapi", "rmclient", "rmsroamingsecurity", "rnr20", "roamingsecurity", "rometadata", "rotmgr", "rpcepmap", "rpchttp", "rpcns4", "rpcnsh", "rpcrt4", "rpcrtremote", "rpcss", "rsaenh", "rshx32", "rstrtmgr", "rtffilt", "rtm", "rtmcodecs", "rtmediaframe", "rtmmvrortc", "rtmpal", "rtmpltfm", "rtutils", "rtworkq", "rulebasedds", "samcli", "samlib", "samsrv", "sas", "sbe", "sbeio", "sbservicetrigger", "scansetting", "scardbi", "scarddlg", "scardsvr", "scavengeui", "scdeviceenum", "scecli", "scesrv", "schannel", "schedcli", "schedsvc", "scksp", "scripto", "scrobj", "scrptadm", "scrrun", "sdcpl", "sdds", "sdengin2", "sdhcinst", "sdiageng", "sdiagprv", "sdiagschd", "sdohlp", "sdrsvc", "sdshext", "search.protocolhandler.mapi2", "searchfolder", "sebbackgroundmanagerpolicy", "sechost", "seclogon", "secproc", "secproc_isv", "secproc_ssp", "secproc_ssp_isv", "secur32", "securetimeaggregator", "security", "securitycenterbroker", "securitycenterbrokerps", "securityhealthagent", "securityhealthproxystub", "securityhealthsso", "semgrps", "semgrsvc", "sendmail", "sens", "sensapi", "sensorsapi", "sensorsclassextension", "sensorservice", "sensorsnativeapi", "sensorsnativeapi.v2", "sensorsutilsv2", "sensrsvc", "serialui", "serwvdrv", "sessenv", "setbcdlocale", "setnetworklocation", "setnetworklocationflyout", "setproxycredential", "settingsenvironment.desktop", "settingsextensibilityhandlers", "settingshandlers_accessibility", "settingshandlers_appcontrol", "settingshandlers_appexecutionalias", "settingshandlers_assignedaccess", "settingshandlers_backgroundapps", "settingshandlers_batteryusage", "settingshandlers_capabilityaccess", "settingshandlers_closedcaptioning", "settingshandlers_contentdeliverymanager", "settingshandlers_cortana", "settingshandlers_devices", "settingshandlers_display", "settingshandlers_flights", "settingshandlers_fonts", "settingshandlers_gaming", "settingshandlers_geolocation", "settingshandlers_gpu", "settingshandlers_inkingtypingprivacy", "settingshandlers_inputpersonalization", "settingshandlers_language", "settingshandlers_managephone", "settingshandlers_maps", "settingshandlers_notifications", "settingshandlers_nt", "settingshandlers_onecore_batterysaver", "settingshandlers_pcdisplay", "settingshandlers_pen", "settingshandlers_region", "settingshandlers_sharedexperiences_rome", "settingshandlers_siuf", "settingshandlers_speechprivacy", "settingshandlers_startup", "settingshandlers_storagesense", "settingshandlers_troubleshoot", "settingshandlers_user", "settingshandlers_useraccount", "settingshandlers_workaccess", "setupapi", "setupcln", "sfc", "sfc_os", "shacct", "shacctprofile", "sharedpccsp", "sharedrealitysvc", "sharehost", "sharemediacpl", "shcore", "shdocvw", "shell32", "shellcommoncommonproxystub", "shfolder", "shgina", "shimeng", "shimgvw", "shlwapi", "shpafact", "shsetup", "shsvcs", "shunimpl", "shutdownext", "shutdownux", "shwebsvc", "signdrv", "simauth", "simcfg", "skci", "slc", "slcext", "slwga", "smartcardbackgroundpolicy", "smartcardcredentialprovider", "smartcardsimulator", "smartscreenps", "smbhelperclass", "smbwmiv2", "smiengine", "smphost", "smsroutersvc", "sndvolsso", "snmpapi", "socialapis", "softkbd", "softpub", "sortserver2003compat", "sortwindows6compat", "spacebridge", "spacecontrol", "spatializerapo", "spbcd", "spectrumsyncclient", "speechpal", "spfileq", "spinf", "spmpm", "spnet", "spoolss", "spopk", "spp", "sppc", "sppcext", "sppcomapi", "sppcommdlg", "sppnp", "sppobjs", "sppwinob", "sppwmi", "spwinsat", "spwizeng", "spwmp", "sqlsrv32", "sqmapi", "srchadmin", "srclient", "srcore", "srh", "srhelper", "srm", "srm_ps", "srmclient", "srmscan", "srmshell", "srmstormod", "srmtrace", "srpapi", "srpuxnativesnapin", "srrstr", "srumapi", "srumsvc", "srvcli", "srvsvc", "srwmi", "sscore", "sscoreext", "ssdm", "ssdpapi", "ssdpsrv", "sspicli", "sspisrv", "ssshim", "sstpsvc", "starttiledata", "startupscan", "staterepository.core", "stclient", "sti", "sti_ci", "stobject", "storagecontexthandler", "storageusage", "storagewmi", "storagewmi_passthru", "storewuauth", "storprop", "storsvc", "streamci", "structuredquery", "sud", "svsvc", "switcherdatamodel", "swprv", "sxproxy", "sxs", "sxshared", "sxssrv", "sxsstore", "synccenter", "synccontroller", "synchostps", "syncinfrastructure", "syncinfrastructureps", "syncproxy", "syncreg", "syncsettings", "syncutil", "sysclass", "sysmain", "sysntfy", "syssetup", "systemcpl", "systemeventsbrokerclient", "systemeventsbrokerserver", "systemsettings.datamodel", "systemsettings.deviceencryptionhandlers", "systemsettings.handlers", "systemsettings.settingsextensibility", "systemsettings.useraccountshandlers", "systemsettingsthresholdadminflowui", "systemsupportinfo", "t2embed", "tabbtn", "tabbtnex", "tabsvc", "tapi3", "tapi32", "tapilua", "tapimigplugin", "tapiperf", "tapisrv", "tapisysprep", "taskapis", "taskbarcpl", "taskcomp", "taskflowdataengine", "taskschd", "taskschdps", "tbauth", "tbs", "tcbloader", "tcpipcfg", "tcpmib", "tcpmon", "tcpmonui", "tdh", "tdlmigration", "telephonyinteractiveuser", "tellib", "tempsignedlicenseexchangetask", "termmgr", "termsrv", "tetheringclient", "tetheringconfigsp", "tetheringieprovider", "tetheringmgr", "tetheringservice", "tetheringstation", "textinputframework", "themecpl", "themeservice", "themeui", "threadpoolwinrt", "thumbcache", "tieringengineproxy", "tiledatarepository", "timebrokerclient", "timebrokerserver", "timedatemuicallback", "timesynctask", "tlscsp", "tokenbinding", "tokenbroker", "tokenbrokerui", "tpmcompc", "tpmcoreprovisioning", "tpmtasks", "tpmvsc", "tquery", "traffic", "transliterationranker", "trie", "trkwks", "trustedsignalcredprov", "tsbyuv", "tscfgwmi", "tserrredir", "tsgqec", "tsmf", "tspkg", "tspubwmi", "tssessionux", "tsusbgdcoinstaller", "tsusbredirectiongrouppolicyextension", "tsworkspace", "ttlsauth", "ttlscfg", "ttlsext", "tvratings", "twext", "twinapi.appcore", "twinapi", "twinui.appcore", "twinui", "twinui.pcshell", "txflog", "txfw32", "tzautoupdate", "ubpm", "ucmhc", "ucrtbase", "udhisapi", "udwm", "ueficsp", "uexfat", "ufat", "uiamanager", "uianimation", "uiautomationcore", "uicom", "uimanagerbrokerps", "uireng", "uiribbon", "ulib", "umb", "umdmxfrm", "umpnpmgr", "umpo-overrides", "umpo", "umpoext", "umpowmi", "umrdp", "unattend", "unenrollhook", "unimdmat", "uniplat", "unistore", "untfs", "updateagent", "updatecsp", "updatepolicy", "upnp", "upnphost", "upshared", "ureg", "url", "urlmon", "usbcapi", "usbceip", "usbmon", "usbperf", "usbpmapi", "usbsettingshandlers", "usbtask", "usbui", "user32", "useraccountcontrolsettings", "useractivitybroker", "usercpl", "userdataaccountapis", "userdatalanguageutil", "userdataplatformhelperutil", "userdataservice", "userdatatimeutil", "userdatatypehelperutil", "userdeviceregistration", "userdeviceregistration.ngc", "userenv", "userinitext", "userlanguageprofilecallback", "usermgr", "usermgrcli", "usermgrproxy", "usoapi", "usp10", "ustprov", "utcutil", "utildll", "uudf", "uvcmodel", "uwfcfgmgmt", "uwfcsp", "uwfservicingapi", "uxinit", "uxlib", "uxtheme", "vac", "van", "vault", "vaultcds", "vaultcli", "vaultroaming", "vaultsvc", "vbsapi", "vbscript", "vcardparser", "vds_ps", "vdsbas", "vdsdyn", "vdsutil", "vdsvd", "verifier", "version", "vfuprov", "vfwwdm32", "vid", "videohandlers", "vidreszr", "virtdisk", "vmapplicationhealthmonitorproxy", "vmbuspipe", "vmdevicehost", "vmictimeprovider", "vocabroaminghandler", "voiceactivationmanager", "voiprt", "vpnike", "vpnikeapi", "vpnsohdesktop", "vpnv2csp", "vscmgrps", "vss_ps", "vssapi", "vsstrace", "w32time", "w32topl", "waasassessment", "waasmedicps", "waasmedicsvc", "wabsyncprovider", "walletbackgroundserviceproxy", "walletproxy", "walletservice", "wavemsp", "wbemcomn", "wbiosrvc", "wc_storage", "wcimage", "wcmapi", "wcmcsp", "wcmsvc", "wcnapi", "wcncsvc", "wcneapauthproxy", "wcneappeerproxy", "wcnnetsh", "wcnwiz", "wdc", "wdi", "wdigest", "wdscore", "webauthn", "webcamui", "webcheck", "webclnt", "webio", "webplatstorageserver", "webruntimemanager", "webservices", "websocket", "wecapi", "wecsvc", "wephostsvc", "wer", "werconcpl", "wercplsupport", "werdiagcontroller", "weretw", "wersvc", "werui", "wevtapi", "wevtfwd", "wevtsvc", "wfapigp", "wfdprov", "wfdsconmgr", "wfdsconmgrsvc", "wfhc", "whealogr", "whhelper", "wiaaut", "wiadefui", "wiadss", "wiaextensionhost64", "wiarpc", "wiascanprofiles", "wiaservc", "wiashext", "wiatrace", "wificloudstore", "wificonfigsp", "wifidisplay", "wifinetworkmanager", "wimgapi", "win32_deviceguard", "win32appinventorycsp", "win32compatibilityappraisercsp", "win32spl", "win32u", "winbio", "winbiodatamodel", "winbioext", "winbrand", "wincorlib", "wincredprovider", "wincredui", "windowmanagement", "windowscodecs", "windowscodecsext", "windowscodecsraw", "windowsdefaultheatprocessor", "windowslivelogin", "windowsperformancerecordercontrol", "winethc", "winfax", "winhttp", "winhttpcom", "wininet", "wininetlui", "wininitext", "winipcfile", "winipcsecproc", "winipsec", "winlangdb", "winlogonext", "winmde", "winml", "winmm", "winmmbase", "winmsipc", "winmsoirmprotector", "winnsi", "winopcirmprotector", "winrnr", "winrscmd", "winrssrv", "winrttracing", "winsatapi", "winscard", "winshfhc", "winsku", "winsockhc", "winspool.drv", "winsqlite3", "winsrpc", "winsrv", "winsrvext", "winsta", "winsync", "winsyncmetastore", "winsyncproviders", "wintrust", "wintypes", "winusb", "wirednetworkcsp", "wisp", "witnesswmiv2provider", "wkscli", "wkspbrokerax", "wksprtps", "wkssvc", "wlanapi", "wlancfg", "wlanconn", "wlandlg", "wlangpui", "wlanhc", "wlanhlp", "wlanmediamanager", "wlanmm", "wlanmsm", "wlanpref", "wlanradiomanager", "wlansec", "wlansvc", "wlansvcpal", "wlanui", "wlanutil", "wldap32", "wldp", "wlgpclnt", "wlidcli", "wlidcredprov", "wlidfdp", "wlidnsp", "wlidprov", "wlidsvc", "wmadmod", "wmadmoe", "wmasf", "wmcodecdspps", "wmdmlog", "wmdmps", "wmdrmsdk", "wmi", "wmiclnt", "wmidcom", "wmidx", "wmiprop", "wmitomi", "wmnetmgr", "wmp", "wmpdui", "wmpdxm", "wmpeffects", "wmphoto", "wmpps", "wmpshell", "wmsgapi", "wmspdmod", "wmspdmoe", "wmvcore", "wmvdecod", "wmvdspa", "wmvencod", "wmvsdecd", "wmvsencd", "wmvxencd", "woftasks", "wofutil", "wordbreakers", "workfolderscontrol", "workfoldersgpext", "workfoldersshell", "workfolderssvc", "wosc", "wow64", "wow64cpu", "wow64win", "wowarmhw", "wpbcreds", "wpc", "wpcapi", "wpcdesktopmonsvc", "wpcrefreshtask", "wpcwebfilter", "wpd_ci", "wpdbusenum", "wpdshext", "wpdshserviceobj", "wpdsp", "wpnapps", "wpnclient", "wpncore", "wpninprc", "wpnprv", "wpnservice", "wpnsruprov", "wpnuserservice", "wpportinglibrary", "wpprecorderum", "wptaskscheduler", "wpx", "ws2_32", "ws2help", "wscapi", "wscinterop", "wscisvif", "wsclient", "wscproxystub", "wscsvc", "wsdapi", "wsdchngr", "wsdprintproxy", "wsdscanproxy", "wsecedit", "wsepno", "wshbth", "wshcon", "wshelper", "wshext", "wshhyperv", "wship6", "wshqos", "wshrm", "wshtcpip", "wshunix", "wslapi", "wsmagent", "wsmanmigrationplugin", "wsmauto", "wsmplpxy", "wsmsvc", "wsmwmipl", "wsnmp32", "wsock32", "wsplib", "wtsapi32", "wuapi", "wuaueng", "wuceffects", "wudfcoinstaller", "wudfplatform", "wudfsmcclassext", "wudfx", "wudfx02000", "wudriver", "wups", "wups2", "wuuhext", "wuuhosdeployment", "wvc", "wwaapi", "wwaext", "wwanapi", "wwancfg", "wwanconn", "wwanhc", "wwanmm", "wwanpref", "wwanprotdim", "wwanradiomanager", "wwansvc", "wwapi", "xamltilerender", "xaudio2_8", "xaudio2_9", "xblauthmanager", "xblauthmanagerproxy", "xblauthtokenbrokerext", "xblgamesave", "xblgamesaveext", "xblgamesaveproxy", "xboxgipradiomanager", "xboxgipsvc", "xboxgipsynthetic", "xboxnetapisvc", "xinput1_4", "xinput9_1_0", "xinputuap", "xmlfilter", "xmllite", "xmlprovi", "xolehlp", "xpsdocumenttargetprint", "xpsgdiconverter", "xpsprint", "xpsrasterservice", "xpsservices", "xtajit", "xwizards", "xwreg", "xwtpdui", "xwtpw32", "zipcontainer", "zipfldr", "ztrace_maps"] };

// src/inspect/system-libraries.ts
var WINDOWS = new Set(windows_libraries_default.names);
var API_SET = /^(?:api|ext)-ms-/;
var MUSL = /^(?:libc\.musl-[\w-]+|ld-musl-[\w-]+|libc)\.so(?:\.1)?$/;
function isSystemLibrary(format, name, isLinuxBase) {
  if (format === "elf") return isLinuxBase(name) || MUSL.test(name);
  if (format === "macho") return name.startsWith("/usr/lib/") || name.startsWith("/System/");
  const lower = name.toLowerCase();
  return API_SET.test(lower) || WINDOWS.has(lower.replace(/\.dll$/, ""));
}

// src/inspect/assemble.ts
var INSIDE = "!/";
var byPath = (a, b) => a.path < b.path ? -1 : 1;
function most(counts) {
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]?.[0];
}
function tally(values) {
  const counts = /* @__PURE__ */ new Map();
  for (const [name, weight] of values) counts.set(name, (counts.get(name) ?? 0) + weight);
  return counts;
}
function homeOf({ binaries, pieces }) {
  const sizes = new Map(pieces.map(({ path, bytes }) => [path, bytes]));
  const weight = ({ path }) => sizes.get(path) ?? 1;
  const format = most(tally(binaries.map((binary) => [binary.facts.format, weight(binary)])));
  const own = binaries.filter(({ facts }) => facts.format === format);
  const slices = own.flatMap(
    (binary) => binary.facts.slices.map((slice) => [slice.architecture, weight(binary)])
  );
  const architecture = most(tally(slices.filter(([name]) => name !== "any")));
  if (architecture === void 0 || format !== "elf" && format !== "macho" && format !== "pe") return void 0;
  return { format, architecture };
}
function sliceFor({ format, slices }, home) {
  if (format !== home?.format) return void 0;
  return slices.find(({ architecture }) => architecture === home.architecture || architecture === "any");
}
function floorsOf(own, owners) {
  const floors = /* @__PURE__ */ new Map();
  for (const { path, slice } of own) {
    const { needs } = slice;
    if (needs === void 0) continue;
    const before = floors.get(needs.system);
    if (before !== void 0 && compareVersions(before.version, needs.version) >= 0) continue;
    floors.set(needs.system, { ...needs, file: path, owner: owners.of(path).owner });
  }
  return [...floors.values()];
}
function carriedNames(found, exact) {
  const fold = (name) => exact ? name : name.toLowerCase();
  const names = { all: /* @__PURE__ */ new Set(), outside: /* @__PURE__ */ new Set() };
  for (const { path } of [...found.pieces, ...found.links]) {
    const name = fold(posix2.basename(path));
    names.all.add(name);
    if (!path.includes(INSIDE)) names.outside.add(name);
  }
  return (name, by) => (by.includes(INSIDE) ? names.all : names.outside).has(fold(name));
}
function missingOf(found, own, options) {
  const carried = carriedNames(found, own[0]?.facts.format === "elf");
  const missing = /* @__PURE__ */ new Map();
  const isLauncher = ({ path }) => options.launchers.has(path);
  const launchersLast = own.toSorted((a, b) => Number(isLauncher(a)) - Number(isLauncher(b)));
  for (const { path, facts, slice } of launchersLast) {
    for (const library of slice.libraries) {
      const inside = !library.startsWith("/") && carried(posix2.basename(library), path);
      const there = inside || isSystemLibrary(facts.format, library, options.isLinuxBase);
      if (!there && !missing.has(library)) missing.set(library, path);
    }
  }
  return [...missing].map(([library, file]) => ({ library, file })).sort((a, b) => a.library < b.library ? -1 : 1);
}
function weigher(found) {
  const unpacked = /* @__PURE__ */ new Map();
  for (const { tree, bytes } of found.pieces) {
    if (tree !== void 0) unpacked.set(tree, (unpacked.get(tree) ?? 0) + bytes);
  }
  return ({ tree, bytes }) => tree === void 0 ? bytes : bytes * (found.trees.get(tree) ?? 0) / Math.max(1, unpacked.get(tree) ?? 1);
}
function sizesOf(found, owners) {
  const weigh = weigher(found);
  const shares = /* @__PURE__ */ new Map();
  for (const piece of found.pieces) {
    const owner = piece.module === void 0 ? owners.of(piece.path) : owners.ofModule(piece.module);
    const key = `${owner.kind} ${owner.owner}`;
    const share = shares.get(key) ?? { owner, bytes: 0, files: 0 };
    share.bytes += weigh(piece);
    share.files += 1;
    shares.set(key, share);
  }
  const rounded = [...shares.values()].map(({ owner, bytes, files }) => ({
    ...owner,
    bytes: Math.round(bytes),
    files
  }));
  return rounded.sort((a, b) => b.bytes - a.bytes || (a.owner < b.owner ? -1 : 1));
}
var WORTH_SAYING = 1e6;
var MOST_NAMED = 3;
function suggestionsOf(own) {
  const full = own.filter(({ facts }) => facts.removable > 0).sort((a, b) => b.facts.removable - a.facts.removable);
  const bytes = full.reduce((sum, { facts }) => sum + facts.removable, 0);
  if (bytes < WORTH_SAYING) return [];
  const what = `${full.length} programs and libraries have symbols for debuggers, which strip would remove`;
  return [{ what, bytes, files: full.slice(0, MOST_NAMED).map(({ path }) => path) }];
}
var SYSTEMS = { elf: "Linux", macho: "macOS", pe: "Windows" };
function foreignOf(binaries, home) {
  return binaries.filter(({ facts }) => sliceFor(facts, home) === void 0).map(({ path, facts }) => {
    const processors = facts.slices.map(({ architecture }) => architecture).join(", ");
    return { file: path, what: `${SYSTEMS[facts.format]} ${processors}`, library: facts.library };
  });
}
function formOf({ binaries }, form) {
  const inside = binaries.some(({ path }) => path.includes(INSIDE));
  if (!inside) return form;
  return form === "executable" ? "onefile" : `${form} + onefile`;
}
function assemble(found, options) {
  found.pieces.sort(byPath);
  found.claims.sort((a, b) => a.distribution.title < b.distribution.title ? -1 : 1);
  const binaries = found.binaries.sort(byPath);
  const hints = { ...options, launchers: /* @__PURE__ */ new Set([...options.launchers, ...found.nested]) };
  const owners = createOwners(
    found.pieces.map(({ path }) => path),
    found.claims,
    hints
  );
  const home = options.home ?? homeOf(found);
  const own = binaries.flatMap(({ path, facts }) => {
    const slice = sliceFor(facts, home);
    return slice === void 0 ? [] : [{ path, facts, slice }];
  });
  const sizes = sizesOf(found, owners);
  return {
    form: formOf(found, options.form),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    files: found.pieces.filter(({ module }) => module === void 0).length,
    floors: floorsOf(own, owners),
    architectures: Object.fromEntries(
      [...tally(binaries.flatMap(({ facts }) => facts.slices.map(({ architecture }) => [architecture, 1])))].sort()
    ),
    architecture: home?.architecture,
    foreign: foreignOf(binaries, home),
    libraries: own.filter(({ facts }) => facts.library).map(({ path }) => path),
    missing: missingOf(found, own, hints),
    sizes,
    suggestions: suggestionsOf(own),
    contents: contentsOf(found.pieces, owners, { weigh: weigher(found), demanding: own }),
    problems: found.problems.sort((a, b) => a.file < b.file ? -1 : 1)
  };
}

// src/inspect/collect.ts
import { posix as posix3 } from "node:path";

// src/inspect/macho.ts
var THIN_64 = 4277009103;
var THIN_32 = 4277009102;
var FAT = 3405691582;
var FAT_64 = 3405691583;
var MAX_SLICES = 30;
var MAX_COMMANDS = 1e4;
var MAX_COMMAND_BYTES = 1 << 20;
var PROCESSORS = {
  7: "x86",
  12: "arm",
  16777223: "x64",
  16777228: "arm64"
};
var COMMAND = { minimum: 36, build: 50 };
var LOADS = [12, 2147483679, 2147483683];
var MACOS = 1;
var PROGRAM = 2;
var LOADED = [PROGRAM, 6, 8];
function versionText(value) {
  const [major, minor, patch] = [value >>> 16, value >>> 8 & 255, value & 255];
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}
async function* commandsOf(source, header) {
  const headerSize = header.readUInt32LE(0) === THIN_64 ? 32 : 28;
  const [count, size] = [header.readUInt32LE(16), header.readUInt32LE(20)];
  if (count > MAX_COMMANDS || size > MAX_COMMAND_BYTES) throw malformed(source, "too many load commands");
  const table = await source.read(headerSize, size);
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    const length = at + 8 <= table.length ? table.readUInt32LE(at + 4) : 0;
    if (length < 8 || at + length > table.length) throw malformed(source, "its load commands lead out of their table");
    yield { kind: table.readUInt32LE(at), bytes: table.subarray(at, at + length) };
    at += length;
  }
}
function minimumOf({ kind, bytes }) {
  if (kind === COMMAND.minimum && bytes.length >= 12) {
    return { system: "macos", version: versionText(bytes.readUInt32LE(8)) };
  }
  if (kind !== COMMAND.build || bytes.length < 16 || bytes.readUInt32LE(8) !== MACOS) return void 0;
  return { system: "macos", version: versionText(bytes.readUInt32LE(12)) };
}
function loadedBy(source, { kind, bytes }) {
  if (!LOADS.includes(kind)) return void 0;
  const offset = bytes.length >= 12 ? bytes.readUInt32LE(8) : 0;
  const name = offset < bytes.length ? untilZero(bytes.subarray(offset)) : void 0;
  if (name === void 0) throw malformed(source, "the name of a library has no end");
  return name;
}
async function readThin(source) {
  if (source.size < 28) return void 0;
  const header = await source.read(0, 28);
  const magic = header.readUInt32LE(0);
  if (header.readUInt32BE(0) === THIN_32 || header.readUInt32BE(0) === THIN_64) {
    const slice = { architecture: "other", needs: void 0, libraries: [] };
    return { slice, kind: header.readUInt32BE(12) };
  }
  if (magic !== THIN_64 && magic !== THIN_32) return void 0;
  const libraries = [];
  let needs;
  for await (const command of commandsOf(source, header)) {
    needs = minimumOf(command) ?? needs;
    const name = loadedBy(source, command);
    if (name !== void 0) libraries.push(name);
  }
  const architecture = PROCESSORS[header.readUInt32LE(4)] ?? "other";
  return { slice: { architecture, needs, libraries }, kind: header.readUInt32LE(12) };
}
async function slicesOf(source) {
  if (source.size < 28) return [];
  const start = await source.read(0, 8);
  const magic = start.readUInt32BE(0);
  if (magic !== FAT && magic !== FAT_64) return [source];
  const count = start.readUInt32BE(4);
  if (count > MAX_SLICES) return [];
  const width = magic === FAT ? 20 : 32;
  const table = await source.read(8, count * width);
  const { name, format } = source;
  return Array.from({ length: count }, (_, index2) => {
    const at = index2 * width + 8;
    const range = magic === FAT ? { offset: table.readUInt32BE(at), size: table.readUInt32BE(at + 4) } : { offset: Number(table.readBigUInt64BE(at)), size: Number(table.readBigUInt64BE(at + 8)) };
    return part(source, { name, format, ...range });
  });
}
async function readMachO(whole) {
  const source = readAs("Mach-O", whole);
  const read = [];
  for (const inner of await slicesOf(source)) {
    const thin = await readThin(inner);
    if (thin !== void 0 && LOADED.includes(thin.kind)) read.push(thin);
  }
  if (read.length === 0) return void 0;
  const library = read.every(({ kind }) => kind !== PROGRAM);
  return { format: "macho", slices: read.map(({ slice }) => slice), library, removable: 0 };
}

// src/inspect/pe.ts
var MACHINES = {
  332: "x86",
  452: "arm",
  34404: "x64",
  43620: "arm64"
};
var SECTION_SIZE = 40;
var MAX_SECTIONS = 96;
var IMPORT_SIZE = 20;
var MAX_IMPORTS = 4096;
var MAX_NAME = 512;
var LIBRARY2 = 8192;
var DIRECTORY = { imports: 1, dotNet: 14 };
var LAYOUTS = {
  267: { directories: 96 },
  523: { directories: 112 }
};
var MAX_HEADER = 240;
async function readSections(source, at, count) {
  if (count > MAX_SECTIONS) throw malformed(source, "too many sections");
  const table = await source.read(at, count * SECTION_SIZE);
  return Array.from({ length: count }, (_, index2) => {
    const start = index2 * SECTION_SIZE;
    return {
      address: table.readUInt32LE(start + 12),
      size: table.readUInt32LE(start + 16),
      offset: table.readUInt32LE(start + 20)
    };
  });
}
async function readAt(source, sections, address, most2) {
  const home = sections.find((section) => address >= section.address && address < section.address + section.size);
  if (home === void 0) throw malformed(source, `nothing is loaded at address ${address}`);
  const inside = address - home.address;
  return source.read(home.offset + inside, Math.min(home.size - inside, most2));
}
async function readImports(source, sections, address) {
  const table = await readAt(source, sections, address, MAX_IMPORTS * IMPORT_SIZE);
  const names = [];
  for (let at = 0; at + IMPORT_SIZE <= table.length; at += IMPORT_SIZE) {
    const place = table.readUInt32LE(at + 12);
    if (place === 0) return names;
    const name = untilZero(await readAt(source, sections, place, MAX_NAME));
    if (name === void 0) throw malformed(source, "the name of an import has no end");
    names.push(name);
  }
  throw malformed(source, "its imports have no end");
}
function directoryAt(header, start, index2) {
  const at = start + index2 * 8;
  const listed = header.readUInt32LE(start - 4);
  return index2 < listed && at + 8 <= header.length ? header.readUInt32LE(at) : 0;
}
async function findHeader(source) {
  if (source.size < 64) return void 0;
  const start = await source.read(0, 64);
  if (start.toString("latin1", 0, 2) !== "MZ") return void 0;
  const at = start.readUInt32LE(60);
  if (at + 24 > source.size) return void 0;
  const signature = await source.read(at, 4);
  return signature.toString("latin1") === "PE\0\0" ? at : void 0;
}
async function readPe(whole) {
  const source = readAs("PE", whole);
  const start = await findHeader(source);
  if (start === void 0) return void 0;
  const head = await source.read(start + 4, 20);
  const length = head.readUInt16LE(16);
  const header = await source.read(start + 24, Math.min(length, MAX_HEADER));
  const layout = header.length >= 2 ? LAYOUTS[header.readUInt16LE(0)] : void 0;
  if (layout === void 0 || header.length < layout.directories) throw malformed(source, "its optional header");
  const sections = await readSections(source, start + 24 + length, head.readUInt16LE(2));
  const imports = directoryAt(header, layout.directories, DIRECTORY.imports);
  const machine = MACHINES[head.readUInt16LE(0)] ?? "other";
  const dotNet = directoryAt(header, layout.directories, DIRECTORY.dotNet) !== 0;
  const version = `${header.readUInt16LE(48)}.${header.readUInt16LE(50)}`;
  return {
    format: "pe",
    slices: [
      {
        // Byte code of .NET that is for any processor says that it is for x86.
        architecture: dotNet && machine === "x86" ? "any" : machine,
        needs: { system: "windows", version },
        libraries: imports === 0 ? [] : await readImports(source, sections, imports)
      }
    ],
    library: (head.readUInt16LE(18) & LIBRARY2) !== 0,
    removable: 0
  };
}

// src/inspect/binary.ts
var READERS = {
  "7f454c46": readElfBinary,
  feedface: readMachO,
  feedfacf: readMachO,
  cefaedfe: readMachO,
  cffaedfe: readMachO,
  cafebabe: readMachO,
  cafebabf: readMachO
};
var MAGIC_SIZE = 4;
function readerFor(magic) {
  if (magic.toString("latin1", 0, 2) === "MZ") return readPe;
  return READERS[magic.toString("hex", 0, MAGIC_SIZE)];
}
function looksBinary(magic) {
  return readerFor(magic) !== void 0;
}
async function readBinary(source) {
  if (source.size < MAGIC_SIZE) return void 0;
  return readerFor(await source.read(0, MAGIC_SIZE))?.(source);
}

// src/inspect/carchive.ts
import { pipeline } from "node:stream";
import { createInflate } from "node:zlib";
var MAGIC = Buffer.from("MEI\f\v\n\v", "latin1");
var COOKIE_SIZE = 88;
var TAIL = 16 << 20;
var MOST_TABLE = 16 << 20;
var ENTRY_SIZE = 18;
async function findCookie(source) {
  const piece = 1 << 20;
  const first = Math.max(0, source.size - TAIL);
  for (let end = source.size; end - COOKIE_SIZE >= first; end -= piece) {
    const start = Math.max(first, end - piece - MAGIC.length + 1);
    const at = (await source.read(start, end - start)).lastIndexOf(MAGIC);
    if (at !== -1 && start + at + COOKIE_SIZE <= source.size) return start + at;
    if (start === first) return void 0;
  }
  return void 0;
}
async function findCArchive(whole) {
  const source = readAs("PyInstaller", whole);
  const at = await findCookie(source);
  if (at === void 0) return void 0;
  const cookie = await source.read(at, COOKIE_SIZE);
  const [size, place, length] = [cookie.readUInt32BE(8), cookie.readUInt32BE(12), cookie.readUInt32BE(16)];
  const end = at + COOKIE_SIZE;
  if (size > end || place + length > size || length > MOST_TABLE) throw malformed(source, "its archive's cookie");
  const archive = part(source, { name: source.name, format: source.format, offset: end - size, size });
  return { source: archive, table: await archive.read(place, length), loader: source.size - size };
}
function* entriesOf({ source, table }) {
  let count = 0;
  for (let at = 0; at < table.length; ) {
    const size = at + ENTRY_SIZE <= table.length ? table.readUInt32BE(at) : 0;
    count += 1;
    if (size < ENTRY_SIZE || at + size > table.length || count > MOST_ENTRIES)
      throw malformed(source, "its archive's table");
    const name = table.subarray(at + ENTRY_SIZE, at + size);
    yield {
      name: untilZero(name) ?? name.toString("utf8"),
      offset: table.readUInt32BE(at + 4),
      packed: table.readUInt32BE(at + 8),
      unpacked: table.readUInt32BE(at + 12),
      compressed: table[at + 16] === 1,
      kind: String.fromCharCode(table[at + 17] ?? 0)
    };
    at += size;
  }
}
async function* inflated(source) {
  const inflate = createInflate();
  pipeline(sourceStream(source), inflate, () => void 0);
  try {
    for await (const chunk of inflate) yield chunk;
  } catch (error) {
    if (error instanceof Malformed) throw error;
    throw malformed(source, error instanceof Error ? error.message : String(error));
  }
}
async function startOf(chunks) {
  for await (const chunk of chunks) return chunk.subarray(0, START_SIZE);
  return Buffer.alloc(0);
}
var LAUNCHER_KINDS = "odmMs";
function pathOf({ name, kind }) {
  const path = name.replaceAll("\\", "/");
  if (LAUNCHER_KINDS.includes(kind) || path === "" || path.startsWith("/")) return void 0;
  return path.split("/").includes("..") ? void 0 : path;
}
function itemOf(archive, entry, path, scratch) {
  const { name, format } = archive.source;
  const content = part(archive.source, { name: `${name}/${path}`, format, offset: entry.offset, size: entry.packed });
  return {
    kind: "file",
    path,
    size: entry.packed,
    start: () => entry.compressed ? startOf(inflated(content)) : readStart(content, START_SIZE),
    use: (work) => entry.compressed ? spooled({ name: path, size: entry.unpacked, chunks: inflated(content) }, scratch, work) : work(content)
  };
}
async function visitCArchive(archive, scratch, visit) {
  const entries = [...entriesOf(archive)];
  const { name, size } = archive.source;
  checkExpansion(
    name,
    size,
    entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  );
  for (const entry of entries) {
    const path = pathOf(entry);
    if (path === void 0) continue;
    const item = itemOf(archive, entry, path, scratch);
    if (entry.kind !== "n") await visit(item);
    else
      await item.use(
        async (source) => visit({ kind: "link", path, target: (await readStart(source, 4096)).toString("utf8") })
      );
  }
}

// src/inspect/pyz.ts
var MAGIC2 = "PYZ\0";
var TABLE_PLACE = 8;
var HEADER = 12;
var MOST_TABLE2 = 16 << 20;
var MOST_ITEMS = 1e6;
var DEEPEST = 16;
var WITH_REFERENCE = 128;
function unmarshal(source, bytes) {
  const known = [];
  let at = 0;
  let items = 0;
  const take = (length) => {
    if (length < 0 || at + length > bytes.length) throw malformed(source, "its table leads out of it");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const list = (length, depth) => {
    if (length > bytes.length) throw malformed(source, "its table is longer than it");
    return Array.from({ length }, () => value(depth + 1));
  };
  const simple = {
    i: () => take(4).readInt32LE(0),
    z: () => take(take(1).readUInt8(0)).toString("latin1"),
    Z: () => take(take(1).readUInt8(0)).toString("latin1"),
    a: () => take(take(4).readUInt32LE(0)).toString("latin1"),
    A: () => take(take(4).readUInt32LE(0)).toString("latin1"),
    u: () => take(take(4).readUInt32LE(0)).toString("utf8"),
    t: () => take(take(4).readUInt32LE(0)).toString("utf8"),
    s: () => take(take(4).readUInt32LE(0)).toString("latin1"),
    r: () => known[take(4).readUInt32LE(0)],
    ")": (depth) => list(take(1).readUInt8(0), depth),
    "(": (depth) => list(take(4).readUInt32LE(0), depth),
    "[": (depth) => list(take(4).readUInt32LE(0), depth),
    N: () => void 0,
    T: () => 1,
    F: () => 0
  };
  const value = (depth) => {
    items += 1;
    const code = take(1).readUInt8(0);
    const read = simple[String.fromCharCode(code & ~WITH_REFERENCE)];
    if (read === void 0 || depth > DEEPEST || items > MOST_ITEMS) throw malformed(source, "its table");
    if ((code & WITH_REFERENCE) === 0) return read(depth);
    const index2 = known.push(void 0) - 1;
    known[index2] = read(depth);
    return known[index2];
  };
  return value(0);
}
function isList(value) {
  return Array.isArray(value);
}
function moduleOf(row) {
  if (!isList(row)) return void 0;
  const [name, about] = row;
  if (typeof name !== "string" || !isList(about)) return void 0;
  const bytes = about[2];
  return typeof bytes === "number" && bytes >= 0 ? { name, bytes } : void 0;
}
async function readPyz(whole) {
  if (whole.size < HEADER) return void 0;
  const source = readAs("PYZ", whole);
  const header = await source.read(0, HEADER);
  if (header.toString("latin1", 0, 4) !== MAGIC2) return void 0;
  const place = header.readUInt32BE(TABLE_PLACE);
  const size = source.size - place;
  if (size > MOST_TABLE2) throw malformed(source, "its table is too large");
  const rows = unmarshal(source, await source.read(place, size));
  return isList(rows) ? rows.map(moduleOf).filter((row) => row !== void 0) : [];
}

// src/inspect/tar.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { PassThrough, Transform } from "node:stream";
import { pipeline as pipeline2 } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
function compressionOf(start) {
  if (start[0] === 31 && start[1] === 139) return "gz";
  return start.toString("hex", 0, 4) === "28b52ffd" ? "zst" : void 0;
}
function decompressor(compression) {
  if (compression === "gz") return createGunzip({ chunkSize: 1 << 18 });
  return compression === "zst" ? createZstdDecompress({ chunkSize: 1 << 16 }) : new PassThrough();
}
function guard(packed) {
  let unpacked = 0;
  return new Transform({
    transform(chunk, _, done) {
      unpacked += chunk.length;
      try {
        checkExpansion(packed.name, packed.size, unpacked);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    }
  });
}
function passingFile(path, size, content, scratch) {
  let chunks;
  const held = [];
  const next = async () => {
    chunks ??= content[Symbol.asyncIterator]();
    const result = await chunks.next();
    return result.done === true ? void 0 : result.value;
  };
  async function* all() {
    yield* held;
    for (let chunk = await next(); chunk !== void 0; chunk = await next()) yield chunk;
  }
  const start = async () => {
    for (let have = 0; have < START_SIZE; ) {
      const chunk = await next();
      if (chunk === void 0) break;
      held.push(chunk);
      have += chunk.length;
    }
    return Buffer.concat(held).subarray(0, START_SIZE);
  };
  return {
    item: {
      kind: "file",
      path,
      size,
      start,
      use: (work) => spooled({ name: path, size, chunks: all() }, scratch, work)
    },
    async drain() {
      if (chunks === void 0) content.resume();
      else while (await next() !== void 0) ;
    }
  };
}
async function visitEntry({ archive, scratch, visit }, content) {
  const { type, name, size, linkname } = content.header;
  const path = entryPath(archive, name);
  if (type === "file" || type === "contiguous-file") {
    const file = passingFile(path, size, content, scratch);
    await visit(file.item);
    return file.drain();
  }
  if (type === "symlink") await visit({ kind: "link", path, target: linkname });
  else if (type === "link") await visit({ kind: "link", path, target: entryPath(archive, linkname) });
  content.resume();
}
async function visitEntries(reading, entries) {
  let count = 0;
  for await (const content of entries) {
    count += 1;
    if (count > MOST_ENTRIES) {
      throw refused(reading.archive, `it has more than ${MOST_ENTRIES} entries`, "Do not unpack it.");
    }
    await visitEntry(reading, content);
  }
}
function isLeft(error) {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
async function visitTar(packed, options, visit) {
  const entries = (0, import_tar_stream.extract)();
  const fed = pipeline2(packed.open(), decompressor(options.compression), guard(packed), entries);
  const visited = visitEntries({ archive: packed.name, scratch: options.scratch, visit }, entries);
  const [reading, seen] = await Promise.allSettled([fed, visited]);
  const broken = reading.status === "rejected" ? reading.reason : void 0;
  const failed = seen.status === "rejected" ? seen.reason : void 0;
  if (failed instanceof BuildError) throw failed;
  if (broken instanceof BuildError) throw broken;
  if (broken !== void 0 && !isLeft(broken)) throw brokenArchive(packed.name, broken);
  if (failed !== void 0) throw failed;
}

// src/inspect/stub.ts
var HEAD = /^#!\/bin\/sh\n# [^\n]+: unpacks itself once into the user's cache and starts from there\. A gzipped tar archive follows this text\.\n/;
var MARK = Buffer.from("\n__ARCHIVE__\n");
var MOST_SCRIPT = 1 << 18;
async function findPayload(source) {
  const script = await readStart(source, MOST_SCRIPT);
  const mark = script.indexOf(MARK);
  if (mark === -1 || !HEAD.test(script.toString("utf8", 0, mark))) return void 0;
  const offset = mark + MARK.length;
  const payload = part(source, { name: source.name, format: "onefile", offset, size: source.size - offset });
  const compression = compressionOf(await readStart(payload, START_SIZE));
  return compression === void 0 ? void 0 : { packed: packedPart(payload), compression, script: offset };
}

// src/inspect/collect.ts
function emptyCollection() {
  return { pieces: [], links: [], binaries: [], claims: [], problems: [], trees: /* @__PURE__ */ new Map(), nested: /* @__PURE__ */ new Set() };
}
var NEVER_BINARY = /\.(?:py[cix]?|pxd|h|hpp|c|cpp|f|txt|md|rst|html?|css|js|mjs|ts|map|json|toml|ya?ml|xml|csv|svg|png|jpe?g|gif|ico|ttf|woff2?|po|mo|tcl|msg|enc|typed|npy|npz|zip|whl|gz|pem|cfg|ini)$/i;
var RECORD = /\.dist-info\/RECORD$/;
var MOST_RECORD = 16 << 20;
var PROGRAM_PLACE = /^(?:[^/]+\/)?[^/]+$|\.app\/Contents\/MacOS\/[^/]+$/;
var MAY_HOLD_MORE = /^(?:#!|MZ|\x7fELF|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba)/;
async function readClaims(found, path, source) {
  const text = (await source.read(0, source.size)).toString("utf8");
  const claims = readRecord(path, text);
  if (claims === void 0) return;
  found.claims.push(claims);
  const [first] = claims.absolute;
  if (first === void 0) return;
  const problem = `names ${claims.absolute.length} absolute paths, as ${JSON.stringify(first)}`;
  found.problems.push({ file: path, problem, binary: false });
}
async function visitInside(found, options, visitAll) {
  const { path } = options.inside;
  const pieces = [];
  found.nested.add(path);
  try {
    await visitAll(collector({ ...found, pieces }, options));
  } catch (error) {
    if (!(error instanceof Malformed) && (options.alone || !(error instanceof BuildError))) throw error;
    const problem = error instanceof BuildError ? error.diagnostics.map(({ message }) => message).join("; ") : error.message;
    found.problems.push({ file: path, problem, binary: true });
  }
  for (const piece of pieces) found.pieces.push(piece);
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}
async function lookInside(found, path, source, options) {
  const { scratch } = options;
  const payload = await findPayload(source);
  if (payload !== void 0) {
    const { packed, compression, script } = payload;
    const inner2 = await visitInside(
      found,
      { ...options, inside: { path, kind: "tree" } },
      (visit) => visitTar(packed, { compression, scratch }, visit)
    );
    if (inner2 === 0) return source.size;
    found.trees.set(path, packed.size);
    return script;
  }
  const archive = await findCArchive(source);
  if (archive === void 0) return source.size;
  const inner = await visitInside(
    found,
    { ...options, inside: { path, kind: "archive" } },
    (visit) => visitCArchive(archive, scratch, visit)
  );
  return Math.max(0, source.size - inner);
}
async function splitModules(found, path, source) {
  const modules = await readPyz(source);
  let left = source.size;
  for (const { name, bytes } of modules ?? []) {
    const own = Math.min(bytes, left);
    found.pieces.push({ path: `${path}/${name}`, bytes: own, module: name });
    left -= own;
  }
  return left;
}
async function readContent(found, path, item, options) {
  const start = await item.start();
  const { inside } = options;
  if (start.toString("latin1") === "PYZ\0") return item.use((source) => splitModules(found, path, source));
  const more = inside === void 0 && PROGRAM_PLACE.test(path) && MAY_HOLD_MORE.test(start.toString("latin1"));
  if (!more && !looksBinary(start)) return item.size;
  return item.use(async (source) => {
    const facts = await readBinary(source);
    if (facts !== void 0) found.binaries.push({ path, facts });
    if (!more || facts?.library === true) return item.size;
    return lookInside(found, path, source, options);
  });
}
async function ownBytes(found, path, item, options) {
  try {
    if (RECORD.test(path) && item.size <= MOST_RECORD) await item.use((source) => readClaims(found, path, source));
    else if (!NEVER_BINARY.test(path) || path.endsWith(".pyz")) return await readContent(found, path, item, options);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    found.problems.push({ file: path, problem: error.message, binary: true });
  }
  return item.size;
}
async function observed(found, path, item, options) {
  const look = options.observe?.(path, { inside: options.inside !== void 0 });
  if (look === void 0) return ownBytes(found, path, item, options);
  return item.use(async (source) => {
    await look(source);
    const open = { ...item, start: () => readStart(source, START_SIZE), use: (work) => work(source) };
    return ownBytes(found, path, open, options);
  });
}
function addLink(found, path, target) {
  found.links.push({ path, target });
  const leads = posix3.normalize(posix3.join(posix3.dirname(path), target.replaceAll("\\", "/")));
  if (!target.startsWith("/") && !leads.startsWith("../") && leads !== "..") return;
  found.problems.push({
    file: path,
    problem: `a symbolic link that leads out of the bundle: ${target}`,
    binary: false
  });
}
function collector(found, options) {
  const { inside } = options;
  const tree = inside?.kind === "tree" ? { tree: inside.path } : {};
  const place = inside === void 0 ? {} : { inside: true, ...tree };
  return async (item) => {
    if (options.signal.aborted) throw new Cancelled();
    const path = inside === void 0 ? item.path : `${inside.path}!/${item.path}`;
    if (item.kind === "link") addLink(found, path, item.target);
    else found.pieces.push({ path, bytes: await observed(found, path, item, options), ...place });
  };
}

// src/inspect/directory.ts
import { lstatSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import { join, sep } from "node:path";
var AT_ONCE = 32;
async function listing(root) {
  const found = [];
  const folders = [""];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    const place = folder === "" ? "" : `${folder}/`;
    folders.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => place + name));
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    found.push(...files.map((entry) => ({ path: place + entry.name, link: entry.isSymbolicLink() })));
    if (found.length + folders.length > MOST_ENTRIES) {
      throw refused(root, `it has more than ${MOST_ENTRIES} files`, "Name the folder of one bundle.");
    }
  }
  return found;
}
async function visitOne(root, { path, link }, visit) {
  const file = join(root, path);
  if (link) await visit({ kind: "link", path, target: (await readlink(file)).split(sep).join("/") });
  else await visit(diskItem(file, path, lstatSync(file).size));
}
async function visitDirectory(root, visit) {
  const queue = (await listing(root)).values();
  const failures = [];
  const worker = async () => {
    for (const found of queue) {
      if (failures.length > 0) return;
      await visitOne(root, found, visit).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
}

// src/inspect/inspect.ts
function formatOf(start) {
  const compression = compressionOf(start);
  if (compression !== void 0) return compression;
  if (start.toString("latin1", 0, 4) === "PK") return "zip";
  return start.toString("latin1", 257, 262) === "ustar" ? "none" : "file";
}
var FORMS = {
  gz: "tar.gz",
  zst: "tar.zst",
  none: "tar",
  zip: "zip",
  file: "executable"
};
function noBundle(path) {
  const hint = "Name a folder, a .tar.gz, .tar.zst, .tar or .zip archive, or an executable.";
  return new BuildError([{ code: "no-bundle", message: `${path} is not a bundle`, hint }]);
}
function below(folder, visit) {
  const start = `${folder}/`;
  return (item) => visit(item.path.startsWith(start) ? { ...item, path: item.path.slice(start.length) } : item);
}
async function visitFile(path, size, found, options) {
  const name = basename(path);
  const { scratch, within } = options;
  const format = formatOf(await withFile(path, name, (source) => readStart(source, 512)) ?? Buffer.alloc(0));
  const collect = collector(found, { ...options, alone: format === "file" });
  const visit = within === void 0 ? collect : below(within, collect);
  if (format === "zip") await (await import("./zip-KN6TXYTY.mjs")).visitZip(path, { name, size, scratch }, visit);
  else if (format !== "file") await visitTar(packedFile(path, name, size), { compression: format, scratch }, visit);
  else {
    await visit(diskItem(path, name, size));
    if (found.binaries.length === 0 && found.nested.size === 0)
      throw found.problems.length > 0 ? unreadable(found) : noBundle(path);
  }
  return FORMS[format];
}
function unreadable(found) {
  return new BuildError(found.problems.map(({ problem }) => ({ code: "unreadable-binary", message: problem })));
}
async function visitPath(path, found, options) {
  const about = await stat(path).catch(() => void 0);
  if (about === void 0) throw new BuildError([{ code: "no-bundle", message: `there is no ${path}` }]);
  if (!about.isFile() && !about.isDirectory()) throw noBundle(path);
  if (!about.isDirectory()) return visitFile(path, about.size, found, options);
  await visitDirectory(path, collector(found, { ...options, alone: false }));
  return "directory";
}
async function inspectPath(path, options) {
  const found = emptyCollection();
  const form = await visitPath(path, found, options);
  const hints = { application: void 0, launchers: /* @__PURE__ */ new Set(), restIsApplication: false };
  return assemble(found, { form, home: void 0, isLinuxBase: options.isLinuxBase, ...hints });
}

export {
  metadataOwner,
  readRecord,
  emptyCollection,
  RECORD,
  PROGRAM_PLACE,
  collector,
  createOwners,
  assemble,
  visitDirectory,
  visitPath,
  inspectPath
};
