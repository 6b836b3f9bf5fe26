import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import "./chunk-EHI5V3TS.mjs";

// src/python/standalone.json
var standalone_default = {
  refreshed: "2026-08-14",
  triples: { "linux-x64": "x86_64-unknown-linux-gnu", "linux-arm64": "aarch64-unknown-linux-gnu", "linux-musl-x64": "x86_64-unknown-linux-musl", "linux-musl-arm64": "aarch64-unknown-linux-musl", "macos-arm64": "aarch64-apple-darwin", "macos-x64": "x86_64-apple-darwin", "windows-x64": "x86_64-pc-windows-msvc", "windows-arm64": "aarch64-pc-windows-msvc" },
  versions: {
    "3.15.0rc1": {
      "macos-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "ae01de89b6bac50e60c4a9ef3a0d05470d0e5e4b80138ce85d861e4d63bc38c6" },
      "macos-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "33e8aa37e82d52ca2747092540d989cb1deb90aef0285193637577d51ec93cc9" },
      "linux-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "7cb492dc358be669d973927e274bbc097235cc06fbdbc6a66abad78b23edf8e4" },
      "linux-musl-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "790853769dffbc5d2b5d736585db8c3d504a60510b8be4195167c5e4c9114d80" },
      "linux-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "fb9ab27055be979c3298f0b5edf5a995dc087cfb365de627b3ceaa2c292f473b" },
      "linux-musl-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "4ec5b44a1105a94cf2c4e5dbb463e4bcdeddfd7b281c4e978727af2a35d61a84" },
      "windows-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "9e530d6c85ab3a252bd2bf51011076767fe79c313084c3081a3c479f7bf65312" },
      "windows-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "cbf972828db8d9ed46d563e68ee470c90fe8c13d19702b556e60bf3fbcf3926c" }
    },
    "3.15.0b4": {
      "macos-arm64": { build: "20260728", flavor: "install_only_stripped", sha256: "9e3296cfa367aedb5c0a5c16e120a2bb39dc3b23d710f5d0fef9515dd61ba4ee" },
      "macos-x64": { build: "20260728", flavor: "install_only_stripped", sha256: "0d7a0d04ec22ca1ac072dc7dca1be652859a9dc4fdc1ac123b89dd3d5bd01bdd" },
      "linux-arm64": { build: "20260728", flavor: "install_only_stripped", sha256: "d4eb17f59896a7c6f06c91bfc489801a15d6cab9a20ef32628e803db23739e40" },
      "linux-musl-arm64": { build: "20260728", flavor: "install_only_stripped", sha256: "915bf5c85f075c262c3c9c509ad4a8677d657a169f8b2175b20cd55260a58f56" },
      "linux-x64": { build: "20260728", flavor: "install_only_stripped", sha256: "82737f6272957621f0bb787b32a1d012af4646add7b04c06e67e0ce9402d4998" },
      "linux-musl-x64": { build: "20260728", flavor: "install_only_stripped", sha256: "74412c099e77973a0ffae4539f8d77fb6e7f42d37eeefb0407c5d8f5d70748ff" },
      "windows-arm64": { build: "20260728", flavor: "install_only_stripped", sha256: "858bcc5695a1ebbd3b1655d28f48f9d4fb2608398cd6872a987f1b8498b66d50" },
      "windows-x64": { build: "20260728", flavor: "install_only_stripped", sha256: "30b729e878828209b8ed7cf927867fc1a0d60d6880621eb881d9b627d0baa231" }
    },
    "3.15.0b3": {
      "macos-arm64": { build: "20260623", flavor: "install_only_stripped", sha256: "826a1b6faeff0ca62587c9533fa14edfd2e505a3f1485c33bdf199a52e85dde1" },
      "macos-x64": { build: "20260623", flavor: "install_only_stripped", sha256: "7203c57c0f9cf775b17e093e7fb618ceed1b751c8511e07385784c56bd670e3d" },
      "linux-arm64": { build: "20260623", flavor: "install_only_stripped", sha256: "6a03dbe0fd19e898dcb7a41349789fbd33bfa548f170761b5a5437ead8ba5810" },
      "linux-musl-arm64": { build: "20260623", flavor: "install_only_stripped", sha256: "3a92b8f8208585926f502fadd7db1fb236b8b1bfdaf8c87e2de9d1d8641c603e" },
      "linux-x64": { build: "20260623", flavor: "install_only_stripped", sha256: "f686f9c5fdc70850cdd4869635ebac773dc892cdb71269065966b03219b179a9" },
      "linux-musl-x64": { build: "20260623", flavor: "install_only_stripped", sha256: "180d9ae43678e22be0dab853a9b2f46057f0f942c86dd466bfb976edb4f7e56f" },
      "windows-arm64": { build: "20260623", flavor: "install_only_stripped", sha256: "96a5bcc3bdcb49efc64733014d4187d930f4a9fe4728bcc26353bf7f817cd730" },
      "windows-x64": { build: "20260623", flavor: "install_only_stripped", sha256: "c879c122137c8040e1106362b31ae5e20bd3ecaaf728d2e999332e78951e90b0" }
    },
    "3.15.0b2": {
      "macos-arm64": { build: "20260610", flavor: "install_only_stripped", sha256: "dc7926a966e1fa258972b9eac339b19bf7bfe8ffa1e6632766b254b7e3513955" },
      "macos-x64": { build: "20260610", flavor: "install_only_stripped", sha256: "34f77112c1e8b1ca90fb2848585a672142f41e39f344ad4af5b5d3714a96e3f3" },
      "linux-arm64": { build: "20260610", flavor: "install_only_stripped", sha256: "09766f8b57980a1e19b4f3cb972a8e845d17c3819348e2020b37b565ee44b713" },
      "linux-musl-arm64": { build: "20260610", flavor: "install_only_stripped", sha256: "3be4b96ebacc80dcf2421367f08c48bebab26c1a2c9d79dffc2380811bf3e64b" },
      "linux-x64": { build: "20260610", flavor: "install_only_stripped", sha256: "3fc520b15ab70dcb85b0b7d7825c9753121cf3c61392c68dd0c74ea1579d9b9f" },
      "linux-musl-x64": { build: "20260610", flavor: "install_only_stripped", sha256: "73c93d48106797d5d36b27f086068b64373b248b5ce35ea5b7253232f49ec4cf" },
      "windows-arm64": { build: "20260610", flavor: "install_only_stripped", sha256: "693fb32917aeb5236a7053ba92d1623e0156787da9862791d27c285714455860" },
      "windows-x64": { build: "20260610", flavor: "install_only_stripped", sha256: "156c1a0cce39020dfc57a6cc7c1f4394eedc0cd01fd47cf31e35d4beb76f028a" }
    },
    "3.15.0b1": {
      "macos-arm64": { build: "20260510", flavor: "install_only_stripped", sha256: "505330682261b552dcb13c648dd847aa649dd92a0e14c7829bfdcca6c087d352" },
      "macos-x64": { build: "20260510", flavor: "install_only_stripped", sha256: "233cb0dcda91404847205776d2a9b0b13d0f7d779ce683fe40f91d18f71f4d05" },
      "linux-arm64": { build: "20260510", flavor: "install_only_stripped", sha256: "874667d775dabca23155d4df9a7c3a7fcb54f01686190899d8744a07bbf43240" },
      "linux-musl-arm64": { build: "20260510", flavor: "install_only_stripped", sha256: "d6e73ceff46d6e12e031a7cf7505d356b61f1ee538ee8ff0f3fb1798898597d5" },
      "linux-x64": { build: "20260510", flavor: "install_only_stripped", sha256: "43dcdcf52ce7af7f269867c465d8e60a096917492316f64dff15aa5b6b0e185b" },
      "linux-musl-x64": { build: "20260510", flavor: "install_only_stripped", sha256: "5ae7d094b7b4d79c21f0825ec65aaf6d96db85d2187954869fe3e196ea2d4a96" },
      "windows-arm64": { build: "20260510", flavor: "install_only_stripped", sha256: "7947b372640ef69ffdd7791f1ca7c0532bf48f92d7bfb22381758a4357667cd6" },
      "windows-x64": { build: "20260510", flavor: "install_only_stripped", sha256: "c2c840ac90ee0914fcb16bc0b02061433ab752ecc5a4732ee5b4581f08af9788" }
    },
    "3.15.0a8": {
      "macos-arm64": { build: "20260504", flavor: "install_only_stripped", sha256: "4825997ee1d7ef351a9d46b31254d8dfba4e3790ce02737447e4abcfb2918c94" },
      "macos-x64": { build: "20260504", flavor: "install_only_stripped", sha256: "dc38507eafea553005eb6e3524ae07f52ee9b4dd5c3e6d2f8d5db7aaf0f110a1" },
      "linux-arm64": { build: "20260504", flavor: "install_only_stripped", sha256: "02848263a62d3dba83f89cefa59fe6b647194069d804ea3c054129fbc091cc31" },
      "linux-musl-arm64": { build: "20260504", flavor: "install_only_stripped", sha256: "2bbcb722bf9a5ee1ca2bb00380c8e1c697f0529aa266656986ae8d0711a4267f" },
      "linux-x64": { build: "20260504", flavor: "install_only_stripped", sha256: "890de131f31b74829fb30b07ee3bfa05b9acfe51608291e1c0a4fb1374700c0c" },
      "linux-musl-x64": { build: "20260504", flavor: "install_only_stripped", sha256: "2f0acd0a5f366ea7586a6c6a278537cf7bdd60b1845958eac120e97224c0d000" },
      "windows-arm64": { build: "20260504", flavor: "install_only_stripped", sha256: "931ec917dba5ebf7890848550ab50312811443a2ca5790d48849947a64f875de" },
      "windows-x64": { build: "20260504", flavor: "install_only_stripped", sha256: "f9c5e87279c9c41ea4809cd433c66adb5d9f9665dc514c5b9f8ec93ec24081dc" }
    },
    "3.15.0a7": {
      "macos-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "211116663733e9f5ade160fac19e3472424bf1484a63ad445c98a07947761f15" },
      "macos-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "f012af0c97ff1c9dd7dab08b1da0c29a426aa3edee354775ba90776d04174352" },
      "linux-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "16d9aae94e54894b0379ee42d52d4e4174698d0e123866ec30f77767982c0545" },
      "linux-musl-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "2db4fad844ced1f839d82b8e0291a8bb70b7c2f9cb4c3c93b8124d063dd60a94" },
      "linux-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "5d11709d80e33a99eacbe4f5c4a7e612174a51da6fe0080f644e385256b476fa" },
      "linux-musl-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "f9283ccd044669ba3c5df476365418c9b50f2627eb8dc5bb7549b442eefd8403" },
      "windows-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "9f74cddcb12f6e6d52ec50e290cd4633878ffef2dcbf3c648d2c95f6c4bf32dd" },
      "windows-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "821afdd65034ddd053bf0dacd4b26a098d2907da013dd0adeb42570585fb427d" }
    },
    "3.15.0a6": {
      "macos-arm64": { build: "20260303", flavor: "install_only_stripped", sha256: "d0dc02141b1d3bb0f2a114e8ff598c794c4455b81b7f990bc2aebe49de7362bc" },
      "macos-x64": { build: "20260303", flavor: "install_only_stripped", sha256: "d1315f6376e2a578eba11afb8cf6418b1b9516e79dda27fc5cee10ed5ddd1b80" },
      "linux-arm64": { build: "20260303", flavor: "install_only_stripped", sha256: "998384ee6d2265264e792f578b01f25c250ad7299943bde9e8895b4f492239cb" },
      "linux-musl-arm64": { build: "20260303", flavor: "install_only_stripped", sha256: "08bd89c0840924b5c8d0061084425db5b73879bc005c4ff07dcf5f156e8f4c88" },
      "linux-x64": { build: "20260303", flavor: "install_only_stripped", sha256: "24104f5a01e717561094c5178114ec5eb85e28ca6a6c1d395eb96693a12c13d7" },
      "linux-musl-x64": { build: "20260303", flavor: "install_only_stripped", sha256: "d627acd34f891058f1292d0db29054613fc5d0fc9831751d3fc2877cbc831df9" },
      "windows-arm64": { build: "20260303", flavor: "install_only_stripped", sha256: "54d5679f0420a790e574f4f2751672f78665b6176bbb2903070a801c77ac0eae" },
      "windows-x64": { build: "20260303", flavor: "install_only_stripped", sha256: "e65685e02b25de039b71e05a19602bcec45548f516548224b0adb22841d34e3f" }
    },
    "3.15.0a5": {
      "macos-arm64": { build: "20260203", flavor: "install_only_stripped", sha256: "134b4d00ca3afd1edf7c090e47797f852f759225bc32577ed6fc9d1bac102a8b" },
      "macos-x64": { build: "20260203", flavor: "install_only_stripped", sha256: "24b3c5218b71b166c60c848ed24213487b3c7808d5e55de2bd0f5faddcb072a9" },
      "linux-arm64": { build: "20260203", flavor: "install_only_stripped", sha256: "b9585780e6fa19d9e1afd25de1667b4908e4459c3d7d50cff8f0941b0c6b0193" },
      "linux-musl-arm64": { build: "20260203", flavor: "install_only_stripped", sha256: "d11864c27a6516010f5e5991100578b51d7ad7264ab76f4e54936ce98255dc39" },
      "linux-x64": { build: "20260203", flavor: "install_only_stripped", sha256: "bd5c0b3abd61579da7b9fcd3441f2dfb2e8247c2ed13440877d7f9b54ac4e49d" },
      "linux-musl-x64": { build: "20260203", flavor: "install_only_stripped", sha256: "d09a85b7320bb5ab4af8fd6781b9e3eb1507b6b740ce22e0b62d5f5c437eb92c" },
      "windows-arm64": { build: "20260203", flavor: "install_only_stripped", sha256: "3dfa4776d6ed0fffe7051799bb4dff3b8e7d011330f46af431bb2364fc34ac2b" },
      "windows-x64": { build: "20260203", flavor: "install_only_stripped", sha256: "7392e7dec3fcc119af36645abbf3d9916acdfc23dcb9baaf52c25d84a73b92d4" }
    },
    "3.15.0a4": {
      "macos-arm64": { build: "20260113", flavor: "install_only_stripped", sha256: "f1c18b9fc466224ba0bb0aaa907d57a2203cfad746d6fa8df71a42d1cf08c508" },
      "macos-x64": { build: "20260113", flavor: "install_only_stripped", sha256: "da6b6df0402b24adf8471babf01dc7a9d28dbcaf228703e47ddf3f6272ac1341" },
      "linux-arm64": { build: "20260113", flavor: "install_only_stripped", sha256: "21f08154b837af1a4202e3cf429c55273fc06af4f17622ff388f786dfbd25109" },
      "linux-musl-arm64": { build: "20260113", flavor: "install_only_stripped", sha256: "21cf59f5d7dfa4022ecc29c152fbae701dd9b6281c702c0387197758a0369a26" },
      "linux-x64": { build: "20260113", flavor: "install_only_stripped", sha256: "b85972ba3712deff71a4a5410d81bd5d47ccb32f5a429f16740e5890a483e6f4" },
      "linux-musl-x64": { build: "20260113", flavor: "install_only_stripped", sha256: "eee4412d253d98ba0250656583b3d6c353b65b9a70000e96fc5e4160d8356a30" },
      "windows-arm64": { build: "20260113", flavor: "install_only_stripped", sha256: "d2969c85b6be6d4d3513520e99bb5b2fd705581f06e29b6a3353903546f96289" },
      "windows-x64": { build: "20260113", flavor: "install_only_stripped", sha256: "f51b38c11a8352137e932f7bb13fc725f658d28437243bcc8b3e7809a49391ea" }
    },
    "3.15.0a3": {
      "macos-arm64": { build: "20251217", flavor: "install_only_stripped", sha256: "aba4f29a8828d4a86d64d38034bd30cc9afd07783026da386c7333e505bde049" },
      "macos-x64": { build: "20251217", flavor: "install_only_stripped", sha256: "daf5418864d2ac1054cd7315be625c41a74c2b30693fdd448e44d378a4a6f246" },
      "linux-arm64": { build: "20251217", flavor: "install_only_stripped", sha256: "3ac0cb800759a359f830c2a1e035355262e0ac7d5bfe48b4c524285b1a3f542b" },
      "linux-musl-arm64": { build: "20251217", flavor: "install_only_stripped", sha256: "4a6645a1507d2c708fa273b22d233c5f81178ac734a2663a993d60542d467bad" },
      "linux-x64": { build: "20251217", flavor: "install_only_stripped", sha256: "c6d1bf590f1f50705ed42c5ec27da93654ddc24542080989ea18a9b8468aceb0" },
      "linux-musl-x64": { build: "20251217", flavor: "install_only_stripped", sha256: "e7ee265701e6eb01285c55558da563af3cf5c8023e249f9ca2277c9cceb41046" },
      "windows-arm64": { build: "20251217", flavor: "install_only_stripped", sha256: "ea0f1bd6a9b0129297e2e609116948b594b01cc1793e1aca056a7b9743b3cdd4" },
      "windows-x64": { build: "20251217", flavor: "install_only_stripped", sha256: "4cac37170050bb402eaabad84e7ceb4679ec8ffaf43fbea71d62651ca761dcd7" }
    },
    "3.15.0a2": {
      "macos-arm64": { build: "20251209", flavor: "install_only_stripped", sha256: "2be41b1dc476feeaab9fe5590727aa39c0d2834af30fe40691f17be2dd2ea518" },
      "macos-x64": { build: "20251209", flavor: "install_only_stripped", sha256: "a541b308fee6c48a0f634ba6062d0199112dd68c44b476862a01a8dcc05a32cf" },
      "linux-arm64": { build: "20251209", flavor: "install_only_stripped", sha256: "dbf308295cb6c863cc1802790885254d372a14f7dd14c53abbffc5c6e6e64b15" },
      "linux-musl-arm64": { build: "20251209", flavor: "install_only_stripped", sha256: "9b3737707b77a94e72beca11635830f85036f5428952c06c0df98f375fb675ba" },
      "linux-x64": { build: "20251209", flavor: "install_only_stripped", sha256: "43f43b5a2ddec148a107ee1d28b6212643da34b2f9ff449eb599b852fd86414e" },
      "linux-musl-x64": { build: "20251209", flavor: "install_only_stripped", sha256: "4e153c96b97b74fbd8378c31e0c6488c58db27c1d5e3d2f4596e8f1b0ab43fc7" },
      "windows-arm64": { build: "20251209", flavor: "install_only_stripped", sha256: "0e6a84e7c7a394662745231db029d2dcb8b525bb592842e35521219c6146ac3e" },
      "windows-x64": { build: "20251209", flavor: "install_only_stripped", sha256: "27bab29b09730af8bb8a8164abb2c984885fc69966482e8a9b36ea555aa23ab6" }
    },
    "3.15.0a1": {
      "macos-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "882ebb86b9ae501edd6fa27836a903fc324fd16ee90116ab0c14e1a99e89bd20" },
      "macos-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "ecb616e8f5ca771a0c4292fc906c04781286a7ae55b96dc06ec0f631f20f42c1" },
      "linux-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "a19b9b1fa2ff57508570c35ac8110a64d43732d330038c1f50fee1b9ae9579cc" },
      "linux-musl-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "69a78ee20bcf4e1607448b30608e9c9fa8647a2e81ef6a88511389f244c1867d" },
      "linux-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "bb83de5324e51b0701f9fc81f511f3b15f6cece1f151d00d0aa76836e193f448" },
      "linux-musl-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "b72e40285622d6551a5562d9c1b659f85625ba37095c0d3be8178ec0a22615b6" },
      "windows-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "467dfa34e3b0a2c5f4180317eb46065ee772a56e16150f516211e399f647b546" },
      "windows-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "f465e6df3f5cc0495a15cb60a416658bd4d82ca2210ca8f1981640722ca720aa" }
    },
    "3.14.7": {
      "macos-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "423717c485b9ee7822590b9d973c1b5fb2cda0fe43448ab82a3d44f823bd329c" },
      "macos-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "e085b44e21d9c60acd866680747e1f82800cf9a1630a369da1723976d87bead1" },
      "linux-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "86dfb106b303fa6a1991f7da42ced3e11576f777be299b3162e06617b6d22542" },
      "linux-musl-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "1bdbb1d5267120b5ba8531332be695693ba49567d28c40dd670545b6a25b70a7" },
      "linux-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "cefba034445d2875408d1fd4d5700ae6731563aeb54dcb39fd8164ab5c457533" },
      "linux-musl-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "d92793e7c75f88e0ebfe3f6dc9a80b1571e287537938c536b07c60f9c23d6360" },
      "windows-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "77e85f5f4415dd1173a2e22fd42ee1ead89145376e0f846c8e89dccf9323a0aa" },
      "windows-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "649e1eebf754a5ca76ddfda8c498ff25c574599408b8a52b6a2c24265fd6314c" }
    },
    "3.14.6": {
      "macos-arm64": { build: "20260804", flavor: "install_only_stripped", sha256: "e0d4e5066aef3248c22e08a07546bfd5edeaca904c91fadc296be720998ec2ec" },
      "macos-x64": { build: "20260804", flavor: "install_only_stripped", sha256: "78ded4c4f0b6a931240f09bd20608533bb40dd71c1ff953c7267359075ca8b16" },
      "linux-arm64": { build: "20260804", flavor: "install_only_stripped", sha256: "8ad1ec529cd1708245e8661a463245fc1479c43cbfd66e58b095456ebf77180a" },
      "linux-musl-arm64": { build: "20260804", flavor: "install_only_stripped", sha256: "85dbb537dc5d6679edabfb61cefdf2511d26cb8669662c4563202b0990e79b4a" },
      "linux-x64": { build: "20260804", flavor: "install_only_stripped", sha256: "ba960817e542642021135db330d875f410f4e14c64a62e2ae5faf3697ada08b2" },
      "linux-musl-x64": { build: "20260804", flavor: "install_only_stripped", sha256: "cbedbddcc6b2de99310015e629df67aeb732f622bbf258ec5d310757f85ab7ac" },
      "windows-arm64": { build: "20260804", flavor: "install_only_stripped", sha256: "9e740b2f5ad73dde5167dc4b8035ce5ee4aa9014baa9e945c9d31c8ab14ea4f2" },
      "windows-x64": { build: "20260804", flavor: "install_only_stripped", sha256: "ada613a2af32c04cf7c54726243c56d76f0e59f5f61d2f28371d3b9d8efad566" }
    },
    "3.14.5": {
      "macos-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "3a0373cc39fefd494754ef555267f245c720cddbaaabf63a7c9a4269f1e56532" },
      "macos-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "d44ff6ec301cabc91eb0c756b1948b28579fb07feba36aaf1990e535649d5ea6" },
      "linux-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "1d3ea1b3cd9b8f3d53afb629e82e9bc8f6dab6cbb1a7d23524bd86ba5bc22570" },
      "linux-musl-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "23dfd69917f1c693b7ce857f014a72da546c8132c277bb6ac98fdbe12334e221" },
      "linux-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "982a60fc7f11bbe405ab54afcd4eb145f1134797bbbffac9f5c49df4ec98b13e" },
      "linux-musl-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "09fb97b20df0ed9336d39468007619b3458489c33fa4166b43155587b382f84a" },
      "windows-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "5efad489fd34d4e9c1f9c65ec43bd1764d9a8f5093d6dee44e9b1f3b500606bb" },
      "windows-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "66b065143e538c07f069f764d831d8ffae95507907d4ca211304e6f3a056435c" }
    },
    "3.14.5rc1": {
      "macos-arm64": { build: "20260508", flavor: "install_only_stripped", sha256: "a77b0704c2f1f8911b57979db7124d4bc96f2909a5feec8c1c4742522ff7634c" },
      "macos-x64": { build: "20260508", flavor: "install_only_stripped", sha256: "3c810f5c29686985b1336aa3de846841f39b722ec1beaa14db67c753aa194f74" },
      "linux-arm64": { build: "20260508", flavor: "install_only_stripped", sha256: "855e13d3381bae8d823ed3a3e188558bb8675f2a6262035ac899cdd4e56d135e" },
      "linux-musl-arm64": { build: "20260508", flavor: "install_only_stripped", sha256: "c3cf91c28c7c51687dd7817eabc83f60fb65751e0ae89954da02b7d8f2556bd4" },
      "linux-x64": { build: "20260508", flavor: "install_only_stripped", sha256: "fc12ef7e824fa79769f7cd5206cf3b872fe943dbd026c72ac86fc856915ae6b8" },
      "linux-musl-x64": { build: "20260508", flavor: "install_only_stripped", sha256: "9f40c2c405f3417b13316212abb2c7a021fb168be1a826d2009364bea83aee64" },
      "windows-arm64": { build: "20260508", flavor: "install_only_stripped", sha256: "a1c4004ccf68ebdc82607c0baad633f2222f71a30e25c9444897caca5ff7b6e8" },
      "windows-x64": { build: "20260508", flavor: "install_only_stripped", sha256: "406c68b93432e239c8bd92f5ab343b02e7b2d689034cf69f440199a61a62debc" }
    },
    "3.14.4": {
      "macos-arm64": { build: "20260414", flavor: "install_only_stripped", sha256: "6f304f4ec30854611f23316578302235fb517cd970519ecdd11a8c4db87fd843" },
      "macos-x64": { build: "20260414", flavor: "install_only_stripped", sha256: "d51250a32fa5d9f0799c7bcb71720c27b10a3afd4a7de288120f96085d508a5a" },
      "linux-arm64": { build: "20260414", flavor: "install_only_stripped", sha256: "b8b597fdb2f8dccdc502c11947b60a4b65eb6bce79cfa60c7ccf9b6e8352c60a" },
      "linux-musl-arm64": { build: "20260414", flavor: "install_only_stripped", sha256: "a10687b226e0941632569836bc1d8fa6353a8e3e8424316467ca9cdf220b983d" },
      "linux-x64": { build: "20260414", flavor: "install_only_stripped", sha256: "fe9a9c32d13870af632cbac3dfc7528ae53597e94472aa4c7d6a42e8166136cd" },
      "linux-musl-x64": { build: "20260414", flavor: "install_only_stripped", sha256: "d6005226cd24e780630626232c7a63243d4885fdf975dcf930a0758a0759ce14" },
      "windows-arm64": { build: "20260414", flavor: "install_only_stripped", sha256: "d0cf4212d08a34ecdd614bc655d6502afcf61ce16cf5f566fca6c63884a9d1df" },
      "windows-x64": { build: "20260414", flavor: "install_only_stripped", sha256: "a976991dcd085c1bb5d9a8084823a6bc8b7f9b079d8c432574a6ddd68c3a6fe1" }
    },
    "3.14.3": {
      "macos-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "07aed3e2b823a3e1ac8649e341dd38ac87f520c7b847b9d6e76b0a090f2a8e07" },
      "macos-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "3609cd21a6b5dd3e5d43df7f4e7af02673365adc502748ade218921783ef82af" },
      "linux-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "53f5d1b88d83557e6b25da2d728886f252e7619336ac8ff31299a59d821c360c" },
      "linux-musl-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "efae79f7e6603fe91b76da5170e17fd601321f07be4af641709a3dee6ac03e06" },
      "linux-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "34e8e7ea5192308f0fe6d93becdf3eeb00a64a1fdbb4beead98d0edb93b68cdd" },
      "linux-musl-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "b30e913280b1f38c362a35e4138548564f0cc0cebc5a08a0c5bd95f4a77e2fef" },
      "windows-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "d655e0c999f69d350dcabce178d7b359be7c8c8e39f783c39638b21c0ffb9908" },
      "windows-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "0cecd031831c1a9607bab3646b241c17ac627ff48a01ddf388dded692a44a9e5" }
    },
    "3.14.2": {
      "macos-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "2f82ed0cf902c8a2863a3fc5864909645c761e4e0a96525850c9ef8f7e3b79e7" },
      "macos-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "51e886261fb79f64079b20181a7f8adfca738f2b2882882e981b67a165e1809b" },
      "linux-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "1d243bfab134c9fd3e099780a811079d8c6158283bddde65de2bc5f6eda74f7c" },
      "linux-musl-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "d1c14930b95e10b10b263fabadefc4ac5965553144c1667775fb097b2675b1b3" },
      "linux-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "c2926d6707f4339e3bf30e90437b387712b47e60e9e55bff1dcb36bf7688b01d" },
      "linux-musl-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "24015271e47203b9b79249670a847487f997ae8e0a3deacc533ce5fc55d66ea6" },
      "windows-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "4780ac64fcf4b3dfd181f86ae87c9dff43d3fa804c5f8d97091298f2d87e19cd" },
      "windows-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "42638ce9bd8c177010c44c7a6a6fb3e1dc0b04ea372089036c689ccb57dc0d09" }
    },
    "3.14.1": {
      "macos-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "c811f87c17fd95712ffaa42b967b36aeffe465449c3255758bddf344505f5d9b" },
      "macos-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "b2f7f169f1637c93b26b17131b56da21f066079a7f65d6a4369ef8d11e800572" },
      "linux-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "a089ab3c84441d0b1b18c550a83f65f7aff4c0a43143b877b440b3491c6f33cd" },
      "linux-musl-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "747a83fd42c8b46ed1bec9889a6ae927fef8a281c3a4bc14e33f1b589d1f889c" },
      "linux-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "8e0f6383e07eb331c67a57632de8c00d5709423491f105ff9aa802a5610d59e4" },
      "linux-musl-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "cfbc424e7facf8291606f2ddcffda771f6f6a07fb823fe5c8d728cb557161191" },
      "windows-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "7874ad24a40d9319178fe540adcf9c76660eabe7dd29b83df80b8b3eaf178794" },
      "windows-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "34bcfc74686ccc84b6dc8b232fc13a6c09d284510f3332fc757fe7ea3c804229" }
    },
    "3.14.0": {
      "macos-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "5995f024e9c95ccbc87b9bb97152ad1ec9efcf9d76e0574cd37dd946afbea3c6" },
      "macos-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "eb0a5915f58c3dcb64d587e951f8942e6c9c6af63fab8bbb5596d1ce5738c2a4" },
      "linux-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "7603b1905e5d280191b2146599474fe35da0833c81a09512c28b9b77e651812d" },
      "linux-musl-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "8306cc5379558f212c9adceeee13680d81adafb1d4f1b39dcabee975b75c665c" },
      "linux-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "66f385305ae0eefd6b65e2cf942bc91d943a61e26fb7581e029f760a2b04f393" },
      "linux-musl-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "f83c9ed9e63a1584f3fd7f9bedc61ff783cb5210cee5b2f9db0b44d96fbe3b90" },
      "windows-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "ad86d66d74b0cd3a5e9a9a4b68067ac5f46bc130df49c42f5488b13b847132bd" },
      "windows-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "42a45020cff6a33e0d4f38f63d68c81240f0efa765e1e5a23693fb4c4a9f5e9a" }
    },
    "3.14.0rc3": {
      "macos-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "d7909e7182861cbf9e9c7af534f2fd7da7cfd7a2b807c9cf164e0c4d3197238c" },
      "macos-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "42c2b9ffdf350d0bcffd1d379885994d713fa48f7f34562433d7eaf9efbf9c8b" },
      "linux-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "388004c4f6d13a7f250e3207c99d501e9d39aac3fac1bd553288baf6aa458653" },
      "linux-musl-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "61f47b79d9013f175ab3b8d03151bf8ca8cd8cc72712201fe60939281f20bddd" },
      "linux-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "9273705486ea0be509b78f2a555b9c2942a32b93f2a1a5532e7340194a2ce41e" },
      "linux-musl-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "762d542de0d4fda1c66e28640d900e7cfba30d60b87488ef67fe49f8eff49fee" },
      "windows-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "119b5c4ce04dafce3c7347ba90584be441d8b7a6cadd5f45b91ad0a8dd56ffaf" },
      "windows-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "05e593a278c1b6d3c872d909e8031eaedf7bd8e7df9de2bfea857b7230f0b4c5" }
    },
    "3.14.0rc2": {
      "macos-arm64": { build: "20250902", flavor: "install_only_stripped", sha256: "f58bd726e160260f5cc4701a423c5187ad7c4442d83f1b20f199e375dba3f27f" },
      "macos-x64": { build: "20250902", flavor: "install_only_stripped", sha256: "98b07bb662cda43f85a77347c1e61eed5fa782f54e4730969a46a0e3512e5ea2" },
      "linux-arm64": { build: "20250902", flavor: "install_only_stripped", sha256: "000ba302cc47c03347ca9a06f8cc0b4537a649bc9f8211391ddf30ceaf4500b4" },
      "linux-musl-arm64": { build: "20250902", flavor: "install_only_stripped", sha256: "0aa1ee616e8e3364a4220f114a25b7e627999b9b9c0119c2dbe25c6bccb2c721" },
      "linux-x64": { build: "20250902", flavor: "install_only_stripped", sha256: "fefb6884a6a676c2c215d63e121a829c27d8f09e1309f603ec35ac0b79cc3272" },
      "linux-musl-x64": { build: "20250902", flavor: "install_only_stripped", sha256: "2cc0cd90661f84feadf5d64d37231b7bdc7c92893b9623207085954eacf4e7c8" },
      "windows-arm64": { build: "20250902", flavor: "install_only_stripped", sha256: "ca42b771aac146b72088a247387c7508dc13252ea805b5694f027227238e3d8b" },
      "windows-x64": { build: "20250902", flavor: "install_only_stripped", sha256: "eb605a9d5f167b6b727b41b0aca37bc145bec8c3020ce822c501f0f4be3ac2dc" }
    },
    "3.14.0rc1": {
      "macos-arm64": { build: "20250808", flavor: "install_only_stripped", sha256: "6182dc909a7879ac64e2211edab996d4a0d9ec2d7754b75180704b8d82acaf1f" },
      "macos-x64": { build: "20250808", flavor: "install_only_stripped", sha256: "82ff72095cf6b9e918b2c4e7f8d7dd6c859b5edc4b6f8f1e54ff95799ff295c5" },
      "linux-arm64": { build: "20250808", flavor: "install_only_stripped", sha256: "7f43179ca8ee501d856c0d87a8d29b1e7a7d38ba52e9c5068cf3ce9bda592fbf" },
      "linux-x64": { build: "20250808", flavor: "install_only_stripped", sha256: "88d26f52a5e47d5c2a10dc7b8aca49444f2dfeef16fa7ad4247b1b6f49065e3a" },
      "linux-musl-x64": { build: "20250808", flavor: "install_only_stripped", sha256: "0a9c9f7efa5c9b0e3922a22d2ce5ca895a1e419ca00ab9a467de5a15b4a540f2" },
      "windows-arm64": { build: "20250808", flavor: "install_only_stripped", sha256: "479e4e344ca06c65bd2e099b37f8f057d24bb8f5228b6509d8938b7998b74060" },
      "windows-x64": { build: "20250808", flavor: "install_only_stripped", sha256: "10defe39436d1aa0b7b741756cdcb6f70833e941682f2cce33c53b293ecac21e" }
    },
    "3.14.0b4": {
      "macos-arm64": { build: "20250712", flavor: "install_only_stripped", sha256: "94b80254a7e50dd2d82d323a0bffdc59772b2f04b0f0c044bc4d56d696249eb2" },
      "macos-x64": { build: "20250712", flavor: "install_only_stripped", sha256: "2155f60b2a8a1448b2c4852a27887be2e9fe8e910bac1a75b342e44884a191b5" },
      "linux-arm64": { build: "20250712", flavor: "install_only_stripped", sha256: "f76fb1a88e722f9cae8b82b9851b736968582527d8a1212ab3b918b2012ce0a6" },
      "linux-x64": { build: "20250712", flavor: "install_only_stripped", sha256: "3d07868b329c7c9b7ae5a52af35c27d0b20b5a7f6f574a3bedb5836b4bb337d7" },
      "linux-musl-x64": { build: "20250712", flavor: "install_only_stripped", sha256: "82ee7827c1f75a7b5150f731ddf1dc312c7958c741a6746967fb8a5656c85b91" },
      "windows-arm64": { build: "20250712", flavor: "install_only_stripped", sha256: "61bef0ff22c3117795c55d5e8e2c87956a94fbb4725e03231f360b7c68ba5358" },
      "windows-x64": { build: "20250712", flavor: "install_only_stripped", sha256: "8255b31a40867eb52ff1a2e476f56c697a717e6193d313413c788b0fbdd28a3c" }
    },
    "3.14.0b3": {
      "macos-arm64": { build: "20250702", flavor: "install_only_stripped", sha256: "0b948f37363193fcf5e20c2e887183467907f1b6d04420fc5a0c0c7c421e7b12" },
      "macos-x64": { build: "20250702", flavor: "install_only_stripped", sha256: "47f21cf35481e5ba8e4e6b35c4dd549b0463d0f1dc24134d6e7fcc832a292869" },
      "linux-arm64": { build: "20250702", flavor: "install_only_stripped", sha256: "2935079dd417d8940955f0b083be698ae27a1d65f947614c36ce5e4ea509c812" },
      "linux-x64": { build: "20250702", flavor: "install_only_stripped", sha256: "17643efc55b6b68b4fa7b3a5e43abb0ea31b4f03942e2d17bd04c5cd5be52c52" },
      "linux-musl-x64": { build: "20250702", flavor: "install_only_stripped", sha256: "1c35d7e5ac357d012d3c265da406e331535bf9fa5e29454b190ac8cc0c57dd40" },
      "windows-arm64": { build: "20250702", flavor: "install_only_stripped", sha256: "62dc6ff21cbbf2c216f1b9f573ed8e0433c0f7185280a13b2b2f3a81ac862b90" },
      "windows-x64": { build: "20250702", flavor: "install_only_stripped", sha256: "5b5ef4c03b4e2aaab389f10b973914780d76bd82eeaeb3c305239a57aba2e367" }
    },
    "3.14.0b2": {
      "macos-arm64": { build: "20250612", flavor: "install_only_stripped", sha256: "af7fb49f2c00905ce822fde97d9437d34a4dd3786575a1daaad1e51a44fb21dd" },
      "macos-x64": { build: "20250612", flavor: "install_only_stripped", sha256: "dea974e250afcf4c28936e35af5025072295a711d72fa65eed0679170c70c278" },
      "linux-arm64": { build: "20250612", flavor: "install_only_stripped", sha256: "6cbb5d50fa2c34b76b98ce68e38b5ae1fee4712faf4dc7c9db0127bba91269f1" },
      "linux-x64": { build: "20250612", flavor: "install_only_stripped", sha256: "b922eda4390cc5cb737e32ea8d466efeaee2d693a5f2e8a3269ccc2b5710c328" },
      "linux-musl-x64": { build: "20250612", flavor: "install_only_stripped", sha256: "0de7671e828ae554941f445dbd631dd8bf08c80152b169ffc4c29ca65db299c1" },
      "windows-x64": { build: "20250612", flavor: "install_only_stripped", sha256: "4d7e811323a839d9ce3a6a38b36422f89bb2c0f136a040055aa6002bade12b79" }
    },
    "3.14.0b1": {
      "macos-arm64": { build: "20250604", flavor: "install_only_stripped", sha256: "1d118780ec1b610ca7520379f5b6c68314f0672145348e06bb29668fe2967657" },
      "macos-x64": { build: "20250604", flavor: "install_only_stripped", sha256: "bedcafacb966f0259b32944388039ad906e649588f91c9fa8892c8c58eb10ed8" },
      "linux-arm64": { build: "20250604", flavor: "install_only_stripped", sha256: "a0ddc9b714fa7236869190308852d0ce3a9292b6dcfa14544cceef6b2e9a478a" },
      "linux-x64": { build: "20250604", flavor: "install_only_stripped", sha256: "7239666ecd4c205dbbb9f2defa52f91cf2a59d2e1cd5a041b5e9e0c8c07af1a0" },
      "linux-musl-x64": { build: "20250604", flavor: "install_only_stripped", sha256: "4bb35000a3a99b05f1ab290ea1c360e5e0530a0bcd3d9aed0f1635da0d97762f" },
      "windows-x64": { build: "20250604", flavor: "install_only_stripped", sha256: "ad78cd205c5b71bd8790e4eee5a8775b5cbf5b6f9593b5e4f09dc0ed0591b216" }
    },
    "3.14.0a7": {
      "macos-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "c0a9a1f6357ebaa1dac4c95b030e28e4661c7290712ffe45283b012548cfc7e8" },
      "macos-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "40723e37765edfc2f674b7c9d32eba49cf92d76ed23f1179c98df467f1ed9f87" },
      "linux-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "b43063632403f8f788e6257efa98e94fb322e44aea3937de61900f4e912809bf" },
      "linux-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "b9ab2566b1da8bc048e92332c33439cd57b251bd3bef19f3f7408cb9297b2b06" },
      "linux-musl-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "ccd1c60189509639f1b3fed98d2e67bd9f3154105fb9e9015df0521e964aeb97" },
      "windows-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "afd79938fd5ad5e53d10999ec0cb5961cce901c08684ce053f9d7c4753fac93e" }
    },
    "3.14.0a6": {
      "macos-arm64": { build: "20250409", flavor: "install_only_stripped", sha256: "ee5a7b630874554bae30b5f11bee55ef7ffd093f691cb7161cae34874c00ecf0" },
      "macos-x64": { build: "20250409", flavor: "install_only_stripped", sha256: "a187d2c50f43095c8f51b34babae1c291ee1a42d6777ce8d8bcd58517652f987" },
      "linux-arm64": { build: "20250409", flavor: "install_only_stripped", sha256: "498849c92f28b6f1b1c5dfe83587660eff5ac574dc7974bada9ce68634ded6f1" },
      "linux-x64": { build: "20250409", flavor: "install_only_stripped", sha256: "a777bbf17e251cec96d14c3ab70f67cce752930a5542b8e04ce22e892470c594" },
      "windows-x64": { build: "20250409", flavor: "install_only_stripped", sha256: "1efb04f1441cab2f848cada6aad59ec396d5721dc5c426f2f4823df0345ca96a" }
    },
    "3.14.0a5": {
      "macos-arm64": { build: "20250311", flavor: "install_only_stripped", sha256: "e72f07c8680415508d3c442456808985273029a6019c2301654ff6da7ddbaf4e" },
      "macos-x64": { build: "20250311", flavor: "install_only_stripped", sha256: "93a07669b666af72ec251ca3fca803ce1464e33811da4d3474e2dc87e159774b" },
      "linux-arm64": { build: "20250311", flavor: "install_only_stripped", sha256: "9def69e5a37566f210dec3f4c3326d272a012efe8671931a0c2d9a27df7bcab3" },
      "linux-x64": { build: "20250311", flavor: "install_only_stripped", sha256: "e1fab4f860fa9c9533f05d7cae431463d74350adcdd2195e877d31aa370daf74" },
      "windows-x64": { build: "20250311", flavor: "install_only_stripped", sha256: "a2d920b3b42a48e379d1214fd4b6ba6336b4ca80346155844e49423e81211711" }
    },
    "3.14.0a4": {
      "macos-arm64": { build: "20250205", flavor: "install_only_stripped", sha256: "a1b45b628959e057bbad22967b2b194b451851d6a8ac2c024825305b329270c0" },
      "macos-x64": { build: "20250205", flavor: "install_only_stripped", sha256: "a26980d24e27080022b83590dd071aebf3a696b8c4221ea8af4656e39dc933f2" },
      "linux-arm64": { build: "20250205", flavor: "install_only_stripped", sha256: "2108c6adcf2a3cd5e19ce004e8b01fb3a64ce222c0f94e54edf1f1e878414d2d" },
      "linux-x64": { build: "20250205", flavor: "install_only_stripped", sha256: "d03192f54aceca869ace598c44a8fa8535f858bd7e847f23a164355f37772a14" },
      "windows-x64": { build: "20250205", flavor: "install_only_stripped", sha256: "e92c796ae7ddc5c0ecea86d1499c128720e7f15cc232f33f96b60b0d067aa6d2" }
    },
    "3.14.0a3": {
      "macos-arm64": { build: "20250106", flavor: "install_only_stripped", sha256: "4d474a12d52c316f0b68790fc1f8d747cc665f3d9a4d44c8f6757b8e4aeed497" },
      "macos-x64": { build: "20250106", flavor: "install_only_stripped", sha256: "f5da54ddec8866113cb2809e1dec0ec0f4617a149b21945da7b8c8f5ccab8e5e" },
      "linux-arm64": { build: "20250106", flavor: "install_only_stripped", sha256: "2796c6573a5359c88cb8c8b2daa561c7377ad7876f2fe45983fb977b1d10e208" },
      "linux-x64": { build: "20250106", flavor: "install_only_stripped", sha256: "f143d48894e9c865a520982f28a575f138623b5ca14ca082f126171ccba46696" }
    },
    "3.13.15": {
      "macos-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "6d472fc49a4d95e58214a992c4c92aa73fe2a935837a01a9a36bab0bec6d72f3" },
      "macos-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "bf87354efcd9ae517da606fcda4e3a3f0d73a6f05ca7cba3c6d3c5270074bfc8" },
      "linux-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "985efd78c1c6521b379f7c64c2a25e6a1130f07441d1af8be441aa05260886aa" },
      "linux-musl-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "6e0de96340a1096cac81c9b95226c410c71cdf81e3d4419c536ccad9b57ae1f7" },
      "linux-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "aaca2af2ab4d7b68a712660d1334c0cfd5ec13c0312ccd30c29122d8d0342320" },
      "linux-musl-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "cec161969cbd60f306c366066701a7ab2d40b78718e7d372281cabe5743423e6" },
      "windows-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "f6bf0fa39ad3668dc1996052ec6eff58c54aa126bf203cf3728a47a830af2b5d" },
      "windows-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "07c977bbe4abad07e3bbc314608633e6c74eab482a7bae81f4361cda970b45e6" }
    },
    "3.13.14": {
      "macos-arm64": { build: "20260805", flavor: "install_only_stripped", sha256: "f0e634654e1d6b55cf81419eb629caf78f50234d01ede318f78e5091bada6085" },
      "macos-x64": { build: "20260805", flavor: "install_only_stripped", sha256: "ffcd382b54efff287c0b9ae34b3bb6e956b3cb05899f89caa36d83ca11c02f5f" },
      "linux-arm64": { build: "20260805", flavor: "install_only_stripped", sha256: "f1cda716f5595a97e79f760f81da7150e4f6b4ae9dc49968b4ce5d6d64bba058" },
      "linux-musl-arm64": { build: "20260805", flavor: "install_only_stripped", sha256: "960738ebde53abeceb5452b71c2217d50452023e3baf2439dc57290d07930637" },
      "linux-x64": { build: "20260805", flavor: "install_only_stripped", sha256: "39e82d05926bdcd206732026bcd878d9f00e288cd227d91c1fabf379b6ea4fa5" },
      "linux-musl-x64": { build: "20260805", flavor: "install_only_stripped", sha256: "c6b77767b2c97ce77c21496909396b6e056b96220b2cda45f2c93b654376dd93" },
      "windows-arm64": { build: "20260805", flavor: "install_only_stripped", sha256: "fc3806a79e568f4d601fd37bd042aeb1a376550f24a1bac26a9dc0a82a1ed08f" },
      "windows-x64": { build: "20260805", flavor: "install_only_stripped", sha256: "e0df6dea5aa2a7f6fab10ee187abcf1da554e1ebd0aafe4e404ff4a647f92081" }
    },
    "3.13.13": {
      "macos-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "b929647e1ebe243bd8b66c731e102b97dd7bdcc08127f03b7b22997ac4667403" },
      "macos-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "90761d4827285280b38e8d8ecd83f08b838f03730b891c6714e584fb0a53395d" },
      "linux-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "b396c30748c4aa2ca3990464e397bf04cdd3281a4f0464a8ad179daf96f080e2" },
      "linux-musl-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "d9d48b63bdb28fc16e9414cf5af18349e1678abd5b5754fb0b39eeabaabe9a2f" },
      "linux-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "c249d2b96af6912c3910f234b96aa8d20d30e8b0c46d0584fa956d7a77036ea9" },
      "linux-musl-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "5d9a053d28c9d09ecd50e700df88162b0a34b64930f9a35b09a58c105927508a" },
      "windows-arm64": { build: "20260602", flavor: "install_only_stripped", sha256: "e6aad12a6b53595391b5f7ef01382f58d320ed14624acee75dbac84b71b1120a" },
      "windows-x64": { build: "20260602", flavor: "install_only_stripped", sha256: "747876f7d97b228faccf680022de675ade6416f3e8e383efeb4976fd22a122f7" }
    },
    "3.13.12": {
      "macos-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "053b5062a711c7a07f402d2e9a43c65566e9b750478a10dad9093dad1b814fe5" },
      "macos-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "5f8c73129d3765bbbdcf771decf96135596f9e3e205b08ae7cf1fe2fc0cdaf68" },
      "linux-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "3fcd5066d698c16bb2735b1a18aee9e68497618e115dfe8606b2563428711d1e" },
      "linux-musl-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "74077b78afef45adec5b09834f74f9e83749e1966edd5d8000c0ca13439a4dac" },
      "linux-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "ad178e36a84de3f845885d0ace5ca6f87fa9502d1f0cf53ba3dd42194277d42e" },
      "linux-musl-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "8b4826fdf6421ce89ab3a7b491013ce98c1621cb55d47b5c1b8740b552bad3cc" },
      "windows-arm64": { build: "20260325", flavor: "install_only_stripped", sha256: "2fea4dd7c5196ef428c717edb213e833a3de8740f49c138908f5082ce38c54c0" },
      "windows-x64": { build: "20260325", flavor: "install_only_stripped", sha256: "34bb9427d022c2810387e1376c6e184d3f3fdd0984b28519ac58295b0ba1adde" }
    },
    "3.13.11": {
      "macos-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "718a87bf84d81cb81355488ca37be1f66c2252304be2090721016948de96e7ca" },
      "macos-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "2a84ac3dff6892d857b3bf7fc00f88335ed97f4ac4577e0651a56cc7f13239d7" },
      "linux-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "f0f53642d65155007cbfa8601722f9bc189a5c8633f54fb78fcfef8bc817545f" },
      "linux-musl-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "8acfe09c460a1e671682ae9337e2851efb6829763a24f667cb65f321693e943e" },
      "linux-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "ec6aef3fec3183593445c2a57378d7f140e3a1fe637e7fec1dbfba10c5076549" },
      "linux-musl-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "d759524959ee7a82123b707dbeb51d7262c7ac0a182138815f43bdd47642553d" },
      "windows-arm64": { build: "20260127", flavor: "install_only_stripped", sha256: "d23657833459e3550d0279701e751afa3fafa19e718bdb5c731d11e1ba2235af" },
      "windows-x64": { build: "20260127", flavor: "install_only_stripped", sha256: "da73138f249d9eb38acf7b43225c40a8cd5ee2218474bbcf567e274626005f37" }
    },
    "3.13.10": {
      "macos-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "799a3b76240496e4472dd60ed0cd5197e04637bea7fa16af68caeb989fadcb3a" },
      "macos-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "705b39dd74490c3e9b4beb1c4f40bf802b50ba40fe085bdca635506a944d5e74" },
      "linux-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "69991105baa964ceeb080c4ddd961f62c933e2538fe1015023fad3971a2f6e08" },
      "linux-musl-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "253d8a13f1a0e047499259c3cd089e0f7630fdfed81e7f10394eee9c172f7fb9" },
      "linux-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "ecf304c757c9de6aef849ca451ec08a72f6827c0fc8819d39fd341f29d00ccd6" },
      "linux-musl-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "4bc5728f219be3ac8ca4f1d9c359d68fcea5412f72057f7e25217e592ddcef7b" },
      "windows-arm64": { build: "20251202", flavor: "install_only_stripped", sha256: "f8d043f17a576d63c0658d2535e88a9faf45ef16ce8bc4197eb60e85ef633586" },
      "windows-x64": { build: "20251202", flavor: "install_only_stripped", sha256: "adcc33311d1f839c030ef2288b2926a7d966bdd2fbe5a056d4b5e7ac8f593e8f" }
    },
    "3.13.9": {
      "macos-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "29d38bd5fbe267b37cecac990015c662796edcf51c2f5e321d59ec06a1850816" },
      "macos-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "9da51afb00480a8ccd4909bd302c80d9c104d633c5e865cf37dd5e587185e125" },
      "linux-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "fdc5d80488b64fcef3b99f297618f68e5374c13d89e888a66abeff4967afd308" },
      "linux-musl-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "64cf8061e56ef503e832c8f4e2cde7973b1189818d813df23931ced56e45b2f7" },
      "linux-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "1bc9a94ab2425fb6ae58e45f69cab61647759b57895649701390822d976fa923" },
      "linux-musl-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "e9b30ca5f0fca79514ba3c19de75c3a2258cad22363630332edb788e6f457ab9" },
      "windows-arm64": { build: "20251120", flavor: "install_only_stripped", sha256: "3a7068f8a0bc197d6a62908f62a3e2c177ef4ed8d63b78bcbff7a24996638aba" },
      "windows-x64": { build: "20251120", flavor: "install_only_stripped", sha256: "f4c22b31ddbf8d7824cbcba2d8707621c2c8fab1fb6d2c1810c2bb0304d8e9a8" }
    },
    "3.13.8": {
      "macos-arm64": { build: "20251010", flavor: "install_only_stripped", sha256: "b26b90eabc607e75598e8e8ea31545eb97b72505473dec0b8fde080253038294" },
      "macos-x64": { build: "20251010", flavor: "install_only_stripped", sha256: "126cf411159415b0d8c0865fef7d6d7aff7ecb7586b41bd013fc77aec7dcb4d6" },
      "linux-arm64": { build: "20251010", flavor: "install_only_stripped", sha256: "6a4d99e2325978f063b8ad89cca6a1034081415f65590b115475778d09b71a1d" },
      "linux-musl-arm64": { build: "20251010", flavor: "install_only_stripped", sha256: "74a118a1d508fd042c89f1e0bbc55d04669dcc1ae466957cf2c1e37ae1f1a9e1" },
      "linux-x64": { build: "20251010", flavor: "install_only_stripped", sha256: "1ac8691d25271f99491e276d0564ccfc20b6650df0be053396af5a539698463e" },
      "linux-musl-x64": { build: "20251010", flavor: "install_only_stripped", sha256: "22f7e019708c95f75efc0a0928fa72eb4b0f2c4cea38650a9aa3186d23be5f7a" },
      "windows-arm64": { build: "20251010", flavor: "install_only_stripped", sha256: "5714f7f527b5544922f679f52ef9c3161c39eda6816dde1ee06e41793958c8ec" },
      "windows-x64": { build: "20251010", flavor: "install_only_stripped", sha256: "7f8917ab153db0e280eb639621b8d38819afacfe7bfed55856ad53bf17ea5960" }
    },
    "3.13.7": {
      "macos-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "10f26ea5fc7c4d9c012faf372898a801f34b8fd7730c677576263224d56835fe" },
      "macos-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "e640143d4dde2edff1865c3e88e44b046478b790af4f8b3ac4d228e53952dda0" },
      "linux-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "0af6c9a17df4d5afdef37825d0cc703264c1a0a94dad825b2b6b6975b524c0d5" },
      "linux-musl-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "b1cc6647c75d550e3cbe9cc6fe8f9eca76e18abbeff52bc56978411adf9227e0" },
      "linux-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "888fb7e192caafdb33e028f865b7da68dce5e924cfe58fcef96323e175a70e3e" },
      "linux-musl-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "21d1b942b6fa29cd3924bc4ed77b8b8b85b8263e0e9c8b12120b344054345583" },
      "windows-arm64": { build: "20250918", flavor: "install_only_stripped", sha256: "0442aee25951ee16af3ac2227cf4a8a6e3d5b6530030fbf6cd1305ff3d3fc0d3" },
      "windows-x64": { build: "20250918", flavor: "install_only_stripped", sha256: "bc229e5364699a8456b6ceabde8348c75e62312ffd62631dd1e494a1755a45ed" }
    },
    "3.13.6": {
      "macos-arm64": { build: "20250814", flavor: "install_only_stripped", sha256: "03bc8f2baef0f3cffa1f59715ffe755e0422e348bba810dcc705760fa5bd031d" },
      "macos-x64": { build: "20250814", flavor: "install_only_stripped", sha256: "3db02afa562070998b5dd293065a3e5bf6c4bc1cf4c30a679d900405bfbe2ae8" },
      "linux-arm64": { build: "20250814", flavor: "install_only_stripped", sha256: "605953cfc262101cff5c64d0f97caad80e43ad275adf2d9eb310bf6e5b08edcf" },
      "linux-x64": { build: "20250814", flavor: "install_only_stripped", sha256: "d847458546425b6fc28d5fa9238f12f8c3a7ac41f28b5882dc249d0fc595f359" },
      "linux-musl-x64": { build: "20250814", flavor: "install_only_stripped", sha256: "7b67873e84daac56621df03e74527d0884166c28f282d2bf59e93806e0ec4381" },
      "windows-arm64": { build: "20250814", flavor: "install_only_stripped", sha256: "e8b107bd9ff5b071f699dda3585e3fc60a89cb5f9800eb94bbfb5bcb408449a4" },
      "windows-x64": { build: "20250814", flavor: "install_only_stripped", sha256: "09e489d2e7123cbd8111293e91af08efd203c9229c9e761ba3995bb263a6fa92" }
    },
    "3.13.5": {
      "macos-arm64": { build: "20250723", flavor: "install_only_stripped", sha256: "a2c25baa13d271b730744d7e8684d7db54a003dfeeb5ae3b0ae86af7d81d44ae" },
      "macos-x64": { build: "20250723", flavor: "install_only_stripped", sha256: "c198610998092c42650600ef250be388ba27ab307ade4d8684c27af9a0b5569a" },
      "linux-arm64": { build: "20250723", flavor: "install_only_stripped", sha256: "65412f4d99966ab9e0218211c1408497b5ecd2a40e1bd12183a37937c25cce4e" },
      "linux-x64": { build: "20250723", flavor: "install_only_stripped", sha256: "f7ac16748be2674ec14df532a3e48d0c6f215017b537f14ca3feb837dbe86292" },
      "linux-musl-x64": { build: "20250723", flavor: "install_only_stripped", sha256: "8ba1a81e371263b668667ca66234c0422dfff212005a5fb0ced0dbc5011be942" },
      "windows-arm64": { build: "20250723", flavor: "install_only_stripped", sha256: "73a16356d1f21ad15467f14f5c53a6ab9ff717f8f9dc62cf865098d893338c95" },
      "windows-x64": { build: "20250723", flavor: "install_only_stripped", sha256: "4d88fdda4a59e0d6d45953c37c2fcb4e114dd5a2d41cb5b24b75b42ab8328ff8" }
    },
    "3.13.4": {
      "macos-arm64": { build: "20250610", flavor: "install_only_stripped", sha256: "59183bd70b0facb184fc5e7bd18488595d90ac5eb010ac1ee63eea7db4e230a1" },
      "macos-x64": { build: "20250610", flavor: "install_only_stripped", sha256: "b219b93c37ffefe46495feff6d996048706832307de454efa60a09b392f887db" },
      "linux-arm64": { build: "20250610", flavor: "install_only_stripped", sha256: "fef6c8c96260eff9258aeb38bbfc90a9d662e683f8fe6946a941c954053bdb71" },
      "linux-x64": { build: "20250610", flavor: "install_only_stripped", sha256: "ffd0b484e40e4fffdfcac265560e109456f802485f1f27e3cd314763b2b1587c" },
      "linux-musl-x64": { build: "20250610", flavor: "install_only_stripped", sha256: "8d60e688b5dc3b5a2676fde68546316af10cbd31b0632867b385dbbd7353c3bf" },
      "windows-x64": { build: "20250610", flavor: "install_only_stripped", sha256: "1e6348c237d4665c5327683030594b4f93405ae19ad7dabfb1951d12bb266944" }
    },
    "3.13.3": {
      "macos-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "ad2afb2c030665b3a9617a30b1fe60024ddcaf97042ba37f8d14e9e1c0bd4aa9" },
      "macos-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "84f0a473dca76e1fd0f5906256be47ae6798021536a8f5f99031354e6c7ea08e" },
      "linux-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "ac752f8f26f96fc58944e2c3b6528b5ed8964e745ff86e2aebf0ee07f0c9d11d" },
      "linux-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "532a6db30bcf8f8609a0c4e0a7c985315572364c19868bc9650a64df534954e7" },
      "linux-musl-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "880f87d939c05b72a03bf8748d931b44a4e7379b7c2afa39af7b5002f71df51c" },
      "windows-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "35ca5521b4e634f64075ca5b5002b72e63a1cb27f9f87bcd60a289348aea61a3" }
    },
    "3.13.2": {
      "macos-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "9002e620e4113e7439b2de0db5ff9b2dc914cde4fba2f10134cce3a5cdebac81" },
      "macos-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "e5a904ecfb4061389773dd655d3b5665447c80cbf2948fcb1c07e92716eed955" },
      "linux-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "106bf4f243a2d02a1e3995ad0551bf15bdfb33abfc18f85138e6b8dd0d1923fc" },
      "linux-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "ee909a9d0fb16375ebd3b3ca0322fd9cac0904b304e28ad68527036858e301e9" },
      "linux-musl-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "78d114a43b7e11bd8fec41149f5a8f67adea2d086253275f010f001fa9e3614e" },
      "windows-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "1d948860b5ddeff67a6fece81cc3354f9144161968d2128186d4e1a3562a4e76" }
    },
    "3.13.1": {
      "macos-arm64": { build: "20250115", flavor: "install_only_stripped", sha256: "650f1d3242667c64959391105525469e0fe1502a6aab9f5db3b0bfefe7dcbabd" },
      "macos-x64": { build: "20250115", flavor: "install_only_stripped", sha256: "26e0d5320bff7d141531e09849f0735c634bba31003ed6b089b9bf434312a773" },
      "linux-arm64": { build: "20250115", flavor: "install_only_stripped", sha256: "852b909cf77f84814d66fe9a373447c57371edbe88a531781e02a2163247572a" },
      "linux-x64": { build: "20250115", flavor: "install_only_stripped", sha256: "56817aa976e4886bec1677699c136cb01c1cdfe0495104c0d8ef546541864bbb" },
      "windows-x64": { build: "20250115", flavor: "install_only_stripped", sha256: "8ccd98ae4a4f36a72195ec4063c749f17e39a5f7923fa672757fc69e91892572" }
    },
    "3.13.0": {
      "macos-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "e94fafbac07da52c965cb6a7ffc51ce779bd253cd98af801347aac791b96499f" },
      "macos-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "406664681bd44af35756ad08f5304f1ec57070bb76fae8ff357ff177f229b224" },
      "linux-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "06e633164cb0133685a2ce14af88df0dbcaea4b0b2c5d3348d6b81393307481a" },
      "linux-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "b5e74d1e16402b633c6f04519618231fc0dbae7d2f9e4b1ac17c294cc3d3d076" },
      "windows-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "c8134287496727922a5c47896b4f2b1623e3aab91cbb7c1ca64542db7593f3f1" }
    },
    "3.13.0rc3": {
      "macos-arm64": { build: "20241002", flavor: "install_only_stripped", sha256: "685ef71882f16eabab0bc838094727978370f0ad95c29f7f5c244ffa31316aeb" },
      "macos-x64": { build: "20241002", flavor: "install_only_stripped", sha256: "0f5f9fcf82093c428b80c552165544439f4adcdbe5129ecf721d619e532e9b5e" },
      "linux-arm64": { build: "20241002", flavor: "install_only_stripped", sha256: "1414c6b37f37e8fd9d14e48d81e313eb9c965cb0330747d5d2d689dd7e0c7043" },
      "linux-x64": { build: "20241002", flavor: "install_only_stripped", sha256: "445156c61e1cc167f7b8777ad08cc36e5598e12cd27e07453f6e6dc0f62e421e" },
      "windows-x64": { build: "20241002", flavor: "install_only_stripped", sha256: "b59317828ef88f138ee122d420b60f2705bc72ae846ff69562e79e6c5cbc3177" }
    },
    "3.13.0rc2": {
      "macos-arm64": { build: "20240909", flavor: "install_only_stripped", sha256: "9e17f9fcc314a5dd489089a7502a525c4dd08af862f9cf33b52161a752f2a5b7" },
      "macos-x64": { build: "20240909", flavor: "install_only_stripped", sha256: "971668ac7f3168efc4d2b589e9d36247ab8ca9f9525c56c8aa7bfd374060105b" },
      "linux-arm64": { build: "20240909", flavor: "install_only_stripped", sha256: "d99a663d3b9f8792a659e366372e685550045cad12aef11645c06a9b6edcd071" },
      "linux-x64": { build: "20240909", flavor: "install_only_stripped", sha256: "1893a218709d3664b7a2b80f5598b5f25c0c3fe2bcc8d0a1c75eec6bbb93d602" },
      "windows-x64": { build: "20240909", flavor: "install_only_stripped", sha256: "c883205751c714bd0519592673a88f160a55d34344cc1368353ad34a679eb94a" }
    },
    "3.12.14": {
      "macos-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "dd5b76ab11451a4a4367c17c61d944dded56b425396b07f102922a7ebef7d55f" },
      "macos-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "aec265e3cddaccdb2a3d783331596351b24d4a63c97af0a38f75f643c9451de9" },
      "linux-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "2d8e17dfd732102cfeb18e0e1fa6769b24caa034e159981129590fe409c7157a" },
      "linux-musl-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "4167705abc3e40767c7bd8f006ae5dbe677397391a2d9f7549e7759e3806180a" },
      "linux-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "5acfa3e9ba26b51ae161c83aff278da915b590d22373a424b2ba55b8afe91fcc" },
      "linux-musl-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "25adbf9d865ada81c728ba9ee6cd042736b6b46dcd3a889198038da04eed9c4a" },
      "windows-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "1e1de8b5d0df73b965aa72f0c27d5c617a5d7256ce6d205228a0f9638bf6df21" },
      "windows-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "89f18f6932917163b74339ebcec2645c8e47ae7f1c5f2ac37f2b4f4cf3beb647" }
    },
    "3.12.13": {
      "macos-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "25baa97c65b3f0aa90e21131b4f9e80aef8899e8144006db8a9d2c1ab9e807e3" },
      "macos-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "127053f1736f721e391ddb46f07585d05756e15bb8d757d3bbc0519738998ba1" },
      "linux-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "11e713ae1f969385907a76533cc554f6b2e3f1a84896009f91c3fc871034a170" },
      "linux-musl-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "0c9164b6f4ab0768bbcdf84683aabd680e8d75fa8347c6cecfdc5dad817ffd08" },
      "linux-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "506191be3ee7bd190a8834dcdc1b3bc70aab50608deccc711935aa007239cabd" },
      "linux-musl-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "dbe1e98775846b1503e0135353bbd47c51f02b0fc3dcf822ea82386921af1fbd" },
      "windows-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "07bd1b23b9193e778a7ddb031f5dc3b12a73d47990064126d97b46fc4f64c40f" },
      "windows-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "18bcc65b17921806b72cdc88bcf000bf67a2c99a8fc381fe1629f2b9ba56858d" }
    },
    "3.12.12": {
      "macos-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "22625deaf5757e7c266cf1a096c9151a06b598b1e14632a2ec9993d58ec5fe84" },
      "macos-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "a84ac7a36d465bc6eb68db84540fdb5da04333900e2c3cb34b5d454f2022048c" },
      "linux-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "85fdc64fe672de7337198a63d89918037bf93bdb03480404d90f8f601abef1dd" },
      "linux-musl-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "b1c9c7a4d829575d79d7131bcf9f3666f4f3a4628de83c5317f0680bfadbe19a" },
      "linux-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "1dbaa624a09e15afe7efbdac08d42993135a68db8d34f986ef6977a6d77bdc3c" },
      "linux-musl-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "d12d5af7c1cae4cdb69d3b98ae9151dcb9c57d0444f5217b7ba0a6f6e4e84441" },
      "windows-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "4611a41c8653fd074f75999f5ae806ee151b59828fbe7d218e02e125187263fe" },
      "windows-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "93bf8e8c05ede0077b197a29c99ebdaf253497f27190097494265150b4e70ba8" }
    },
    "3.12.11": {
      "macos-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "407fa242942a7ba5d91899abc562fc9897f7a0376f8d2060285e8c0560323f19" },
      "macos-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "e0578395f02bb6ac61a0df0f9e280f0317bbb46d8bed66232b3aa9a1477256f8" },
      "linux-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "05d9207e41c36fbc2d80a51d9bd5d574ed3eb1c620ead49e7fcd57cc2b64edfd" },
      "linux-musl-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "e16d5e4fbeab4f7dad89ac426a522f0e8fbb93b90567c900139554591843e955" },
      "linux-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "f98121eb1fb2b05a25c1f3d2fe7cf08c3a2468c350785df3d84c2516e7280d3f" },
      "linux-musl-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "223bc21ec684c87f52a3dc770f1fafde81eb8dba2f60176df4ee7d229b9225cd" },
      "windows-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "4d7547ef9c97f52996ca2e9cb5c84aedda65a6972967c83ca382cba1ffe41aa5" },
      "windows-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "d2877f74b01871c82d140a9eefe57b18185c7a84128727cbedcae45dc5c9e54f" }
    },
    "3.12.10": {
      "macos-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "2579c9ffcbb0a745f1de3d645612c7466269eb9a23316a54ece49d50c1c9122f" },
      "macos-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "f171af578ecdbbcf63cbb0abd08f382df3e0d091e98c3161b3f84cd9d0acc0fd" },
      "linux-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "235d0666528a8e948896f68c08964dc8dd14a54c68e5cbd4924594d2e20f81b9" },
      "linux-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "f50d08e0304b15d752b22932047135c1dc02f81977b284e51288be9d90627bca" },
      "linux-musl-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "ebcb774652aeaa10c8b9a5825be257e7b21b604aac1bac2d3f6f1403de116ce8" },
      "windows-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "ca22a9a9e64ecab6d0b5de7cdf8b679ccaa41e9def6aaa2b4aaa6bb23ec7aaba" }
    },
    "3.12.9": {
      "macos-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "0a4647b7df3c8eca11071d6cea68a14a4b102bd6fc6afae314e9852510654b7d" },
      "macos-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "1a414bf392a7afe08c742502a82edd41893a1144ccbceb184dc5ee6ee9c069c0" },
      "linux-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "0354f70e7d3e2d0c36308edc1815c563d9bae1a3221830f7e222f6bb0a7e1a3a" },
      "linux-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "a36bc60c38fe146e908e2e71fc21266c8558b24a9407226b1d887212839437ef" },
      "linux-musl-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "cb0a1b8e34692b49059ac78c0eda5b5c137262ba5d9b5898dcbeb03c0e6116a3" },
      "windows-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "ee338839315bdd8af5fc935f9595eca20ebebdd250726c5816b2d0cf94d1e661" }
    },
    "3.12.8": {
      "macos-arm64": { build: "20250115", flavor: "install_only_stripped", sha256: "dfb8a4c87116538717105ef3dec3668ae07590a5b5532109fec3ccad90be2fbc" },
      "macos-x64": { build: "20250115", flavor: "install_only_stripped", sha256: "9f5d4a71b9157a160cf8a8e93158404553b588ddd4a94e6c54753c26b03fee5e" },
      "linux-arm64": { build: "20250115", flavor: "install_only_stripped", sha256: "300e8098cfc305b329a258128afa1d6366ced039f16c70ec93ab4ff18f86c8ff" },
      "linux-x64": { build: "20250115", flavor: "install_only_stripped", sha256: "34a5a1619aba16544ec8d6f225be59b333d650f58983eeca25193722dc9016fd" },
      "windows-x64": { build: "20250115", flavor: "install_only_stripped", sha256: "8a4e9e748eeee7ae71048a108a55a9bac48f8bedf9dff413a7c87744f0408ef1" }
    },
    "3.12.7": {
      "macos-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "95dd397e3aef4cc1846867cf20be704bdd74edd16ea8032caf01e48f0c53d65d" },
      "macos-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "848405b92bda20fad1f9bba99234c7d3f11e0b31e46f89835d1cb3d735e932aa" },
      "linux-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "c8f5ed70ee3c19da72d117f7b306adc6ca1eaf26afcbe1cc1be57d1e18df184c" },
      "linux-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "3a4d53a7ba3916c0c1f35cbbe57068e2571b138389f29cf5c35367fec8f4c617" },
      "windows-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "fa8ac308a7cd1774d599ad9a29f1e374fbdc11453b12a8c50cc4afdb5c4bfd1a" }
    },
    "3.12.6": {
      "macos-arm64": { build: "20240909", flavor: "install_only_stripped", sha256: "0419bafa4444a5aa0c554197bce0679e7cc0f28edc7ee8cfbe0ccea860bdb904" },
      "macos-x64": { build: "20240909", flavor: "install_only_stripped", sha256: "b10d19eb5548a3b3b0a5e6f9109834d7ecfc139bc15754f81a94d39eaa5bdd26" },
      "linux-arm64": { build: "20240909", flavor: "install_only_stripped", sha256: "22d119ac7df7f0bddfd4dfd075bcc4eb2532ed3df0bdba0579106835d49ef9cd" },
      "linux-x64": { build: "20240909", flavor: "install_only_stripped", sha256: "b080463e4f0c452e592cdac1ca97936a6a19bb3d9a64da669a50ca843fce0108" },
      "windows-x64": { build: "20240909", flavor: "install_only_stripped", sha256: "fe9898060f52c2171c2aa074f470f91339bdcf9896dae6709021c914f58aa863" }
    },
    "3.12.5": {
      "macos-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "90715cdab075e5a2680acf2695572d165b6269bdb5d1942ab577491478aea55f" },
      "macos-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "49a9f7ad41d62e0ece9e664ca5ae95f022e7b68eef48e8a6f11620ec9247c686" },
      "linux-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "06e512178cb513658a01c054b3eafc649ca362ccbeb02a6ae8a55b02c1ba75ca" },
      "linux-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "10680b593b5e31833218fd83104dee74af970a3463403a22bae613b952a34e8d" },
      "windows-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "6eb0398795e8875575934cf21cdc9c7c7acddb46f9a52f91fdad509723f2f0e9" }
    },
    "3.12.4": {
      "macos-arm64": { build: "20240726", flavor: "install_only_stripped", sha256: "ef6948e836f531bd7a58ffbe602803ff1c83c65f99d1da19be369ea61f136c93" },
      "macos-x64": { build: "20240726", flavor: "install_only_stripped", sha256: "9d68cbdd12d1d6f98d35cc76add232c12db75c6b7f49733bffc88e7b1c025a79" },
      "linux-arm64": { build: "20240726", flavor: "install_only_stripped", sha256: "6c9cf13644edc7250525ab1b2529ba1c0fff56c0c5a5c2242d84b6d4889d2bea" },
      "linux-x64": { build: "20240726", flavor: "install_only_stripped", sha256: "ca076aee4329f53f988346eb0521ad2a2cf7f723b6296088d03b98d8f22f5420" },
      "windows-x64": { build: "20240726", flavor: "install_only_stripped", sha256: "6dd7b4607f8a25f0f5f68e745f4c572b1a20c3bbfa86accfa45b52ab93b18ece" }
    },
    "3.12.3": {
      "macos-arm64": { build: "20240415", flavor: "install_only", sha256: "ccc40e5af329ef2af81350db2a88bbd6c17b56676e82d62048c15d548401519e" },
      "macos-x64": { build: "20240415", flavor: "install_only", sha256: "c37a22fca8f57d4471e3708de6d13097668c5f160067f264bb2b18f524c890c8" },
      "linux-arm64": { build: "20240415", flavor: "install_only", sha256: "ec8126de97945e629cca9aedc80a29c4ae2992c9d69f2655e27ae73906ba187d" },
      "linux-x64": { build: "20240415", flavor: "install_only", sha256: "a73ba777b5d55ca89edef709e6b8521e3f3d4289581f174c8699adfb608d09d6" },
      "windows-x64": { build: "20240415", flavor: "install_only", sha256: "f7cfa4ad072feb4578c8afca5ba9a54ad591d665a441dd0d63aa366edbe19279" }
    },
    "3.12.2": {
      "macos-arm64": { build: "20240224", flavor: "install_only", sha256: "01c064c00013b0175c7858b159989819ead53f4746d40580b5b0b35b6e80fba6" },
      "macos-x64": { build: "20240224", flavor: "install_only", sha256: "a53a6670a202c96fec0b8c55ccc780ea3af5307eb89268d5b41a9775b109c094" },
      "linux-arm64": { build: "20240224", flavor: "install_only", sha256: "e52550379e7c4ac27a87de832d172658bc04150e4e27d4e858e6d8cbb96fd709" },
      "linux-x64": { build: "20240224", flavor: "install_only", sha256: "57a37b57f8243caa4cdac016176189573ad7620f0b6da5941c5e40660f9468ab" },
      "windows-x64": { build: "20240224", flavor: "install_only", sha256: "1e5655a6ccb1a64a78460e4e3ee21036c70246800f176a6c91043a3fe3654a3b" }
    },
    "3.12.1": {
      "macos-arm64": { build: "20240107", flavor: "install_only", sha256: "f93f8375ca6ac0a35d58ff007043cbd3a88d9609113f1cb59cf7c8d215f064af" },
      "macos-x64": { build: "20240107", flavor: "install_only", sha256: "eca96158c1568dedd9a0b3425375637a83764d1fa74446438293089a8bfac1f8" },
      "linux-arm64": { build: "20240107", flavor: "install_only", sha256: "236533ef20e665007a111c2f36efb59c87ae195ad7dca223b6dc03fb07064f0b" },
      "linux-x64": { build: "20240107", flavor: "install_only", sha256: "74e330b8212ca22fd4d9a2003b9eec14892155566738febc8e5e572f267b9472" },
      "windows-x64": { build: "20240107", flavor: "install_only", sha256: "fd5a9e0f41959d0341246d3643f2b8794f638adc0cec8dd5e1b6465198eae08a" }
    },
    "3.12.0": {
      "macos-arm64": { build: "20231002", flavor: "install_only", sha256: "4734a2be2becb813830112c780c9879ac3aff111a0b0cd590e65ec7465774d02" },
      "macos-x64": { build: "20231002", flavor: "install_only", sha256: "5a9e88c8aa52b609d556777b52ebde464ae4b4f77e4aac4eb693af57395c9abf" },
      "linux-arm64": { build: "20231002", flavor: "install_only", sha256: "bccfe67cf5465a3dfb0336f053966e2613a9bc85a6588c2fcf1366ef930c4f88" },
      "linux-x64": { build: "20231002", flavor: "install_only", sha256: "e51a5293f214053ddb4645b2c9f84542e2ef86870b8655704367bd4b29d39fe9" },
      "windows-x64": { build: "20231002", flavor: "install_only", sha256: "facfaa1fbc8653f95057f3c4a0f8aa833dab0e0b316e24ee8686bc761d4b4f8d" }
    },
    "3.11.16": {
      "macos-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "a394f2bf78a48990fc88e7c5586c7e1be5e69f0c9bd027883211b68b768e11c5" },
      "macos-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "4d60589b702aff21379ddf6bd648e75c7023a257a078fdd71df4c148cf609cc2" },
      "linux-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "6a250f5c9326eebaa528d5d132cd66ebd1d7540cf45ac703f19e13f41d1be9b6" },
      "linux-musl-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "24f6a6a45c2007cf4c883bef736a6d3776dc8895c7c38aae16d6cae1eb51b768" },
      "linux-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "3b437f08720d3ddd9c1904532476ec9fb373e800d1598c72c907dd6d5f29b79b" },
      "linux-musl-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "8aff4da777da0c10846ae602db71ce0419f4f70b46eb30f2b5c7bf8fb0db5bba" },
      "windows-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "0375f881711839e74460c6ddf1bd6992c47106003a1981131e072d354b334d53" },
      "windows-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "c6de1a7781580d13f68dece33ac10b7a608c7ac21fc08cf0f4e0678a7d134905" }
    },
    "3.11.15": {
      "macos-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "76b27e15a5be9539b830fc698e2646d001b84a66500eeb5228cee46909d6f2cf" },
      "macos-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "c4c06e1f2ce49eba8159ae43fe3df6a741d93b826a3ba6b114ad34a4e393dac8" },
      "linux-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "2290f3a9115ee2cd0928a7fc1f3f918142705fba3efa04dc64ffe6e5bae3245f" },
      "linux-musl-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "526baa436026247fe3b53a067733fc70bb4a10b678d1d4fc4b0faa8fa331a924" },
      "linux-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "69dfac9d0f15a0b9281a38486f212cbf76421609228c184dc0d34a0533d57ba6" },
      "linux-musl-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "2e7a9e43b63e6c784ba39e5c83a6a06f7d2d534869b3601e85142dc541b67d1e" },
      "windows-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "6d074a0795d6e8db0bedbb55549e1a0afa48bc1cffa106288660bdb2ffd45332" },
      "windows-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "ebfd13f290b79fc0cd874304e80944d81a368edc2c7cd94994a7d5104cc0c6b3" }
    },
    "3.11.14": {
      "macos-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "d5f10f6fdc6f4afb5d251578edb89d8c0ece8f9f56e38b0019e2a94e8f0f4852" },
      "macos-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "7d335ad1c055fcc307723ae016018d8f861b0d49a80f43d5d4d595e7092dcae5" },
      "linux-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "2f0ddbf14af77bb8c2348f51dcdf1d59e5ff5f569ea4333e39253fbe76d37597" },
      "linux-musl-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "5294031e965fbfea26ebd3bd25053dd3f00af40533757ad579aa82d25a84f62d" },
      "linux-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "1fb6a89daa750f7eff00eb65d901c3c236713812eb9c8c7e07ecdfcd78203c8e" },
      "linux-musl-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "2b125d2d730ec033dc8ec166966300b8917155e69271cae1e10c40c927ab0cd8" },
      "windows-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "ab728665a94cea243f5fec7fdd8d37946314385c3ec39440144ef12253f2b349" },
      "windows-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "db4a7b6389961f194ef5c1cb21a46c023dbc13703ac51f7bd7eaa1088740ca72" }
    },
    "3.11.13": {
      "macos-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "78bc6defdc1dac5bf6765c8f938e6849383dbed831ea1e2d11576a4683fb1e8c" },
      "macos-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "af2e93876eb643e71df9ca9210d23ff30127ef01f3213aab7d7b326c17df7e12" },
      "linux-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "5b08be545d415a562caeab61255e5583935b33caf21c6eafabb4ea7db87239b2" },
      "linux-musl-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "91c7e169e18a12e7c643ba6a6fe8333c8681bdfa553d9fc2404704e247b2f842" },
      "linux-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "43bfc42529843ecd1d9c08c4a239ede348f96ff0acaef2ec24b28dc059f4f0c3" },
      "linux-musl-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "a7c1a4f125c130e7249b962412205ed05fef268ac0bbdc59d52f7f2d8730f6ec" },
      "windows-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "b8504192706a89e51f9cb7f52a368c8a1b4c7cfa991abf0a01f7ddbec301d5c9" },
      "windows-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "cde5153f59a67d9e108f2ed964526e9aed100eba180f54bee0496b4fd73a8b29" }
    },
    "3.11.12": {
      "macos-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "9279f496a7f16fa4da822337819ead9fafd68f1c16e15cef26bf32ed57f24e0b" },
      "macos-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "6f944e7797f0fca3859db19a6344f01527616eadb088b5b4c3974682f144f9db" },
      "linux-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "ae5bed638f9116faf1b488b9058e478835538f3a748b50fa2919e832fb3dda28" },
      "linux-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "a8c2320f1df72d02d58f3f7ab0899bff7946e5efcc723ae2ff3113ad8bb645c0" },
      "linux-musl-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "009de744b61ebca3e75a6298fc1a395090d5f4891ce22e4b8f5dc9aa04c4afbb" },
      "windows-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "f794b1e74349a989d1b9a466d2207527d4e16a36c92a1277802458293bc4be31" }
    },
    "3.11.11": {
      "macos-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "f8df308b918750a466bf585b14befd4349e69d5135b83090254e6f2ee65b1bf1" },
      "macos-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "7b7b393c53c8371509087a60d858ee2567bc439bda13c81564647f79f3905224" },
      "linux-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "3a81577e9b1cddf3d91796d7c22657aadccada8f78fb9e3e64ce8d2bbb95c73a" },
      "linux-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "b0736ee681f88bf487687b5248ca9fb15fe5f7d584f7d1ed2bc9c9578300b097" },
      "linux-musl-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "3f22be1386b169dbce0e524344e8c028019bc916d09b656cedc073412497d643" },
      "windows-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "4a9409fedb95312eabbe2285c836f688742a0ea4e6ccab7f0d68cb0e0cbb2fe4" }
    },
    "3.11.10": {
      "macos-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "a5a224138a526acecfd17210953d76a28487968a767204902e2bde809bb0e759" },
      "macos-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "575b49a7aa64e97b06de605b7e947033bf2310b5bc5f9aedb9859d4745033d91" },
      "linux-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "9d124604ffdea4fbaabb10b343c5a36b636a3e7b94dfc1cccd4531f33fceae5e" },
      "linux-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "03f15e19e2452641b6375b59ba094ff6cf2fc118315d24a6ca63ce60e4d4a6e0" },
      "windows-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "ea770ebabc620ff46f1d0f905c774a9b8aa5834620e89617ad5e01f90d36b3ee" }
    },
    "3.11.9": {
      "macos-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "c4e2f7774421bcb381245945e132419b529399dfa4a56059acda1493751fa377" },
      "macos-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "c8680f90137e36b54b3631271ccdfe5de363e7d563d8df87c53e11b956a00e04" },
      "linux-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "364cf099524fff92c31b8ff5ae3f7b32b0fa6cf1d380c6e37cf56140d08dfc87" },
      "linux-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "daa487c7e73005c4426ac393273117cf0e2dc4ab9b2eeda366e04cd00eea00c9" },
      "windows-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "8ac54a8d711ef0d49b62a2c3521c2d0403f1b221dc9d84c5f85fe48903e82523" }
    },
    "3.11.8": {
      "macos-arm64": { build: "20240224", flavor: "install_only", sha256: "389a51139f5abe071a0d70091ca5df3e7a3dfcfcbe3e0ba6ad85fb4c5638421e" },
      "macos-x64": { build: "20240224", flavor: "install_only", sha256: "097f467b0c36706bfec13f199a2eaf924e668f70c6e2bd1f1366806962f7e86e" },
      "linux-arm64": { build: "20240224", flavor: "install_only", sha256: "389b9005fb78dd5a6f68df5ea45ab7b30d9a4b3222af96999e94fd20d4ad0c6a" },
      "linux-x64": { build: "20240224", flavor: "install_only", sha256: "94e13d0e5ad417035b80580f3e893a72e094b0900d5d64e7e34ab08e95439987" },
      "windows-x64": { build: "20240224", flavor: "install_only", sha256: "b618f1f047349770ee1ef11d1b05899840abd53884b820fd25c7dfe2ec1664d4" }
    },
    "3.11.7": {
      "macos-arm64": { build: "20240107", flavor: "install_only", sha256: "b042c966920cf8465385ca3522986b12d745151a72c060991088977ca36d3883" },
      "macos-x64": { build: "20240107", flavor: "install_only", sha256: "a0e615eef1fafdc742da0008425a9030b7ea68a4ae4e73ac557ef27b112836d4" },
      "linux-arm64": { build: "20240107", flavor: "install_only", sha256: "b102eaf865eb715aa98a8a2ef19037b6cc3ae7dfd4a632802650f29de635aa13" },
      "linux-x64": { build: "20240107", flavor: "install_only", sha256: "4a51ce60007a6facf64e5495f4cf322e311ba9f39a8cd3f3e4c026eae488e140" },
      "windows-x64": { build: "20240107", flavor: "install_only", sha256: "67077e6fa918e4f4fd60ba169820b00be7c390c497bf9bc9cab2c255ea8e6f3e" }
    },
    "3.11.6": {
      "macos-arm64": { build: "20231002", flavor: "install_only", sha256: "916c35125b5d8323a21526d7a9154ca626453f63d0878e95b9f613a95006c990" },
      "macos-x64": { build: "20231002", flavor: "install_only", sha256: "178cb1716c2abc25cb56ae915096c1a083e60abeba57af001996e8bc6ce1a371" },
      "linux-arm64": { build: "20231002", flavor: "install_only", sha256: "3e26a672df17708c4dc928475a5974c3fb3a34a9b45c65fb4bd1e50504cc84ec" },
      "linux-x64": { build: "20231002", flavor: "install_only", sha256: "ee37a7eae6e80148c7e3abc56e48a397c1664f044920463ad0df0fc706eacea8" },
      "windows-x64": { build: "20231002", flavor: "install_only", sha256: "3933545e6d41462dd6a47e44133ea40995bc6efeed8c2e4cbdf1a699303e95ea" }
    },
    "3.11.5": {
      "macos-arm64": { build: "20230826", flavor: "install_only", sha256: "dab64b3580118ad2073babd7c29fd2053b616479df5c107d31fe2af1f45e948b" },
      "macos-x64": { build: "20230826", flavor: "install_only", sha256: "4a4efa7378c72f1dd8ebcce1afb99b24c01b07023aa6b8fea50eaedb50bf2bfc" },
      "linux-arm64": { build: "20230826", flavor: "install_only", sha256: "bb5c5d1ea0f199fe2d3f0996fff4b48ca6ddc415a3dbd98f50bff7fce48aac80" },
      "linux-x64": { build: "20230826", flavor: "install_only", sha256: "fbed6f7694b2faae5d7c401a856219c945397f772eea5ca50c6eb825cbc9d1e1" },
      "windows-x64": { build: "20230826", flavor: "install_only", sha256: "00f002263efc8aea896bcfaaf906b1f4dab3e5cd3db53e2b69ab9a10ba220b97" }
    },
    "3.11.4": {
      "macos-arm64": { build: "20230726", flavor: "install_only", sha256: "cb6d2948384a857321f2aa40fa67744cd9676a330f08b6dad7070bda0b6120a4" },
      "macos-x64": { build: "20230726", flavor: "install_only", sha256: "47e1557d93a42585972772e82661047ca5f608293158acb2778dccf120eabb00" },
      "linux-arm64": { build: "20230726", flavor: "install_only", sha256: "2e84fc53f4e90e11963281c5c871f593abcb24fc796a50337fa516be99af02fb" },
      "linux-x64": { build: "20230726", flavor: "install_only", sha256: "e26247302bc8e9083a43ce9e8dd94905b40d464745b1603041f7bc9a93c65d05" },
      "windows-x64": { build: "20230726", flavor: "install_only", sha256: "878614c03ea38538ae2f758e36c85d2c0eb1eaaca86cd400ff8c76693ee0b3e1" }
    },
    "3.11.3": {
      "macos-arm64": { build: "20230507", flavor: "install_only", sha256: "09e412506a8d63edbb6901742b54da9aa7faf120b8dbdce56c57b303fc892c86" },
      "macos-x64": { build: "20230507", flavor: "install_only", sha256: "f710b8d60621308149c100d5175fec39274ed0b9c99645484fd93d1716ef4310" },
      "linux-arm64": { build: "20230507", flavor: "install_only", sha256: "8190accbbbbcf7620f1ff6d668e4dd090c639665d11188ce864b62554d40e5ab" },
      "linux-x64": { build: "20230507", flavor: "install_only", sha256: "da50b87d1ec42b3cb577dfd22a3655e43a53150f4f98a4bfb40757c9d7839ab5" },
      "windows-x64": { build: "20230507", flavor: "install_only", sha256: "24741066da6f35a7ff67bee65ce82eae870d84e1181843e64a7076d1571e95af" }
    },
    "3.11.1": {
      "macos-arm64": { build: "20230116", flavor: "install_only", sha256: "4918cdf1cab742a90f85318f88b8122aeaa2d04705803c7b6e78e81a3dd40f80" },
      "macos-x64": { build: "20230116", flavor: "install_only", sha256: "20a4203d069dc9b710f70b09e7da2ce6f473d6b1110f9535fb6f4c469ed54733" },
      "linux-arm64": { build: "20230116", flavor: "install_only", sha256: "debf15783bdcb5530504f533d33fda75a7b905cec5361ae8f33da5ba6599f8b4" },
      "linux-x64": { build: "20230116", flavor: "install_only", sha256: "02a551fefab3750effd0e156c25446547c238688a32fabde2995c941c03a6423" },
      "windows-x64": { build: "20230116", flavor: "install_only", sha256: "edc08979cb0666a597466176511529c049a6f0bba8adf70df441708f766de5bf" }
    },
    "3.10.21": {
      "macos-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "caac2a0459052a3f62857fe29809a8fc4a9da87ca5ac860120c7ce710fc43842" },
      "macos-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "735ec45b5315c1255d425582b63a7819d660783ba0f5402793998908d70a7893" },
      "linux-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "686077ed8d668e3446f03f202bc3c99955d350a0db0ace5f8ce45f1b451b54b7" },
      "linux-musl-arm64": { build: "20260814", flavor: "install_only_stripped", sha256: "d0310c4f190680a16bf6ca1dc05211f1455d2b2aa6e1fadc7ea721c9471b9b0c" },
      "linux-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "807bb6746dd8b7a347fe833ee1cc2543457e5c2c98059dc454600468ee7cae7b" },
      "linux-musl-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "05bddd8942f4dfec45e37c8cd72c8b6323e2c7015be6e1f509904762430957fc" },
      "windows-x64": { build: "20260814", flavor: "install_only_stripped", sha256: "35645afc6bac0a8b74f16d36df1a98e36afa71eb8ba64acb7944b3135bcba1c4" }
    },
    "3.10.20": {
      "macos-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "a92ce39c8b1b71d1e8946f5bfc0d16bcb1011e144d7618d984688b136eb59ae2" },
      "macos-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "366561df1422beb8be84b7fffaf433e9c12e5d2637dd2e4b751e1f873687207f" },
      "linux-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "4cc783fdd8c1bdf247bfc0cd5aaa457b51d881f4a7d433f3f674544f9add402c" },
      "linux-musl-arm64": { build: "20260807", flavor: "install_only_stripped", sha256: "3382b7f7e98549e5eb11b482be7587bd92e9dfd6eef57137c0453aaf0f99d615" },
      "linux-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "213ad831a580c186804f91c41cd6712f8ac8cd765ad7a517161c09606a48b588" },
      "linux-musl-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "4f7a2e1f729f11085a8a443ec2265fcfa567bdaba0571505182dbb6bc9529a67" },
      "windows-x64": { build: "20260807", flavor: "install_only_stripped", sha256: "53391d9e6401c8f91b97aab6daf49200bce0b6eb41dcc1615031e65e9db8bd63" }
    },
    "3.10.19": {
      "macos-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "e6634b06afa2ae79e664cf34174dad5d31b30117f90a01d533de3f4e9db6974e" },
      "macos-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "8d08ff2d9bb20566223f20307c8d9c31bdf020b1f1a237c2aa6efd1de651bf7b" },
      "linux-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "f2916a20f3de5500df5129e37dd0a213281dea29e226ec1ffe7fecdb10955533" },
      "linux-musl-arm64": { build: "20260211", flavor: "install_only_stripped", sha256: "5bdd824b001243f2f0b45d8b28c87664e2ddc15a6aa3f0a5e2cb3b4c55c30299" },
      "linux-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "d71df61d1cdb59af4443912da8eeca744a52e782ff5deefa966ead893235a39e" },
      "linux-musl-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "f1bb94673159fd4dc8f1b4ed5b05df1390f3ccd60224e1ec450c6d0b378dad86" },
      "windows-x64": { build: "20260211", flavor: "install_only_stripped", sha256: "b892f2c7eb0a04611688d6df7567a2745a204aac694d6d1c56c75b0717dab2d6" }
    },
    "3.10.18": {
      "macos-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "897ea4858f462ff6cc574e9e32d36e38e77b354d758ecb96e540a5732439c7b5" },
      "macos-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "4fc2d788345c5786ec79d478def38073871502e88746e31d31211fe0c0d282a6" },
      "linux-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "d8653909f2446651aacf24b0ea2b05dbcb2a3f4c49284efc5a3ab750f7c6181e" },
      "linux-musl-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "50f68d1442b6cabd4861186cabc7c3dc0f1213d4bf8a69da59a33342152f5d32" },
      "linux-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "7b1d02e28b0d36c4b0de044aaf8099cb0395ac3d6826c96ddd158241fcdc6f06" },
      "linux-musl-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "c8da4c7bd01a4eb558e3167a1f66f88332e266abcc534a7ddac0b4927a25904a" },
      "windows-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "9404193fe6c3d22f6065d6a2700df103b307b27012e85504ca032f3cc0e244ed" }
    },
    "3.10.17": {
      "macos-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "366d037181b1cea0a7a8b1457874a0cdfbb795815d07ae25c55ef1461aa487ef" },
      "macos-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "cb45a45bcbdf00a4808f48fbf344f597a01e66c5ed83a7e388883c86844bd2f1" },
      "linux-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "aaf1fd370ab3ae31807c8d7d5aff0b8d2abb370c12d17a561178ceb842314f2a" },
      "linux-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "e3abc6e300ccdfe5e8faf220d0682dc8eae4d438b96b7d312b32d50a4e536d21" },
      "linux-musl-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "32bf6162838c5b2fde22eeab84d6537037cf443323a4ec5921d8619c75de6378" },
      "windows-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "775558a9ad71d42afb168ff76f6db6fa4bf512e933b888e55c8f0557860eac83" }
    },
    "3.10.16": {
      "macos-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "2d3f07542882f08534e9d4e533a4c73d1707ee355cf7b2a204d4b8d6f8fd8f8e" },
      "macos-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "ecd1c0e2d74f27128251f2c5f41cb107d4efd93cc7aecf76a585d75244ac4f07" },
      "linux-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "5dcd0486c403d07e27a1f2c256810122ac5d153f921433d77116df5c7d09b4c9" },
      "linux-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "e8d7ed8c6f8c6f85cd083d5051cafd8c6c01d09eca340d1da74d0c00ff1cb897" },
      "linux-musl-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "c1c4946db5c1ba23ae5f764570ffb778039b511e2938a68127b91c70dfe246f2" },
      "windows-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "685f24e15d926a45097e805982dc52a279985f952515b9c95604ec881b40b51e" }
    },
    "3.10.15": {
      "macos-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "fa79bd909bfeb627ffe66a8b023153495ece659e5e3b2ff56268535024db851c" },
      "macos-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "0d952fa2342794523ea7beee6a58e79e62045d0f018314ce282e9f2f1427ee2c" },
      "linux-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "6008b42df79a0c8a4efe3aa88c2aea1471116aa66881a8ed15f04d66438cb7f5" },
      "linux-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "25fb8e23cd3b82b748075a04fd18f3183cc7316c11d6f59eb4b0326843892600" },
      "windows-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "45a95225c659f9b988f444d985df347140ecc71c0297c6857febf5ef440d689a" }
    },
    "3.10.14": {
      "macos-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "f7ca9bffbce433c8d445edd33a5424c405553d735efee65a2fc5d8bbb1c8e137" },
      "macos-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "4404f44ec69c0708d4d88e98f39c2c1fe3bd462dc6a958b60aaf63028550c485" },
      "linux-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "0ffe64c77cacda7e3afcb0d8ba271c59ca0a30dfda218da39a573b412bb4afd7" },
      "linux-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "159c456bb4a3802bafbce065ff54b99ddb16422500d75c1315573ee3b673af17" },
      "windows-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "61ad1abcaca639eecb5bd0b129ac0315d79f7b90cf0aca8e9fb85c9e7269c26b" }
    },
    "3.10.13": {
      "macos-arm64": { build: "20240224", flavor: "install_only", sha256: "5fdc0f6a5b5a90fd3c528e8b1da8e3aac931ea8690126c2fdb4254c84a3ff04a" },
      "macos-x64": { build: "20240224", flavor: "install_only", sha256: "6378dfd22f58bb553ddb02be28304d739cd730c1f95c15c74955c923a1bc3d6a" },
      "linux-arm64": { build: "20240224", flavor: "install_only", sha256: "a898a88705611b372297bb8fe4d23cc16b8603ce5f24494c3a8cfa65d83787f9" },
      "linux-x64": { build: "20240224", flavor: "install_only", sha256: "d995d032ca702afd2fc3a689c1f84a6c64972ecd82bba76a61d525f08eb0e195" },
      "windows-x64": { build: "20240224", flavor: "install_only", sha256: "086f7fe9156b897bb401273db8359017104168ac36f60f3af4e31ac7acd6634e" }
    },
    "3.10.12": {
      "macos-arm64": { build: "20230726", flavor: "install_only", sha256: "bc66c706ea8c5fc891635fda8f9da971a1a901d41342f6798c20ad0b2a25d1d6" },
      "macos-x64": { build: "20230726", flavor: "install_only", sha256: "8a6e3ed973a671de468d9c691ed9cb2c3a4858c5defffcf0b08969fba9c1dd04" },
      "linux-arm64": { build: "20230726", flavor: "install_only", sha256: "fee80e221663eca5174bd794cb5047e40d3910dbeadcdf1f09d405a4c1c15fe4" },
      "linux-x64": { build: "20230726", flavor: "install_only", sha256: "a476dbca9184df9fc69fe6309cda5ebaf031d27ca9e529852437c94ec1bc43d3" },
      "windows-x64": { build: "20230726", flavor: "install_only", sha256: "c1a31c353ca44de7d1b1a3b6c55a823e9c1eed0423d4f9f66e617bdb1b608685" }
    },
    "3.10.11": {
      "macos-arm64": { build: "20230507", flavor: "install_only", sha256: "8348bc3c2311f94ec63751fb71bd0108174be1c4def002773cf519ee1506f96f" },
      "macos-x64": { build: "20230507", flavor: "install_only", sha256: "bd3fc6e4da6f4033ebf19d66704e73b0804c22641ddae10bbe347c48f82374ad" },
      "linux-arm64": { build: "20230507", flavor: "install_only", sha256: "c7573fdb00239f86b22ea0e8e926ca881d24fde5e5890851339911d76110bc35" },
      "linux-x64": { build: "20230507", flavor: "install_only", sha256: "c5bcaac91bc80bfc29cf510669ecad12d506035ecb3ad85ef213416d54aecd79" },
      "windows-x64": { build: "20230507", flavor: "install_only", sha256: "9c2d3604a06fcd422289df73015cd00e7271d90de28d2c910f0e2309a7f73a68" }
    },
    "3.10.9": {
      "macos-arm64": { build: "20230116", flavor: "install_only", sha256: "018d05a779b2de7a476f3b3ff2d10f503d69d14efcedd0774e6dab8c22ef84ff" },
      "macos-x64": { build: "20230116", flavor: "install_only", sha256: "0e685f98dce0e5bc8da93c7081f4e6c10219792e223e4b5886730fd73a7ba4c6" },
      "linux-arm64": { build: "20230116", flavor: "install_only", sha256: "2003750f40cd09d4bf7a850342613992f8d9454f03b3c067989911fb37e7a4d1" },
      "linux-x64": { build: "20230116", flavor: "install_only", sha256: "d196347aeb701a53fe2bb2b095abec38d27d0fa0443f8a1c2023a1bed6e18cdf" },
      "windows-x64": { build: "20230116", flavor: "install_only", sha256: "59c6970cecb357dc1d8554bd0540eb81ee7f6d16a07acf3d14ed294ece02c035" }
    },
    "3.10.8": {
      "macos-arm64": { build: "20221106", flavor: "install_only", sha256: "d52b03817bd245d28e0a8b2f715716cd0fcd112820ccff745636932c76afa20a" },
      "macos-x64": { build: "20221106", flavor: "install_only", sha256: "525b79c7ce5de90ab66bd07b0ac1008bafa147ddc8a41bef15ffb7c9c1e9e7c5" },
      "linux-arm64": { build: "20221106", flavor: "install_only", sha256: "33170bef18c811906b738be530f934640491b065bf16c4d276c6515321918132" },
      "linux-x64": { build: "20221106", flavor: "install_only", sha256: "6c8db44ae0e18e320320bbaaafd2d69cde8bfea171ae2d651b7993d1396260b7" },
      "windows-x64": { build: "20221106", flavor: "install_only", sha256: "f2b6d2f77118f06dd2ca04dae1175e44aaa5077a5ed8ddc63333c15347182bfe" }
    },
    "3.10.7": {
      "macos-arm64": { build: "20221002", flavor: "install_only", sha256: "70f6ca1da8e6fce832ad0b7f9fdaba0b84ba0ac0a4c626127acb6d49df4b8f91" },
      "macos-x64": { build: "20221002", flavor: "install_only", sha256: "6101f580434544d28d5590543029a7c6bdf07efa4bcdb5e4cbedb3cd83241922" },
      "linux-arm64": { build: "20221002", flavor: "install_only", sha256: "dfeec186a62a6068259d90e8d77e7d30eaf9c2b4ae7b205ff8caab7cb21f277c" },
      "linux-x64": { build: "20221002", flavor: "install_only", sha256: "c12c9ad2b2c75464541d897c0528013adecd8be5b30acf4411f7759729841711" },
      "windows-x64": { build: "20221002", flavor: "install_only", sha256: "b464352f8cbf06ab4c041b7559c9bda7e9f6001a94f67ab0a342cba078f3805f" }
    },
    "3.10.6": {
      "macos-arm64": { build: "20220802", flavor: "install_only", sha256: "efaf66acdb9a4eb33d57702607d2e667b1a319d58c167a43c96896b97419b8b7" },
      "macos-x64": { build: "20220802", flavor: "install_only", sha256: "7718411adf3ea1480f3f018a643eb0550282aefe39e5ecb3f363a4a566a9398c" },
      "linux-arm64": { build: "20220802", flavor: "install_only", sha256: "81625f5c97f61e2e3d7e9f62c484b1aa5311f21bd6545451714b949a29da5435" },
      "linux-x64": { build: "20220802", flavor: "install_only", sha256: "55aa2190d28dcfdf414d96dc5dcea9fe048fadcd583dc3981fec020869826111" },
      "windows-x64": { build: "20220802", flavor: "install_only", sha256: "91889a7dbdceea585ff4d3b7856a6bb8f8a4eca83a0ff52a73542c2e67220eaa" }
    },
    "3.10.5": {
      "macos-arm64": { build: "20220630", flavor: "install_only", sha256: "19d1aa4a6d9ddb0094fc36961b129de9abe1673bce66c86cd97b582795c496a8" },
      "macos-x64": { build: "20220630", flavor: "install_only", sha256: "eca0584397d9a3ef6f7bb32b0476318b01c89b7b0a031ef97a0dcaa5ba5127a8" },
      "linux-arm64": { build: "20220630", flavor: "install_only", sha256: "012fa37c12d2647d76d004dc003302563864d2f1cd0731b71eeafad63d28b3f0" },
      "linux-x64": { build: "20220630", flavor: "install_only", sha256: "460f87a389be28c953c24c6f942f172f9ce7f331367b4daf89cb450baedd51d7" },
      "windows-x64": { build: "20220630", flavor: "install_only", sha256: "c830ab2a3a488f9cf95e4e81c581d9ef73e483c2e6546136379443e9bb725119" }
    },
    "3.10.4": {
      "macos-arm64": { build: "20220528", flavor: "install_only", sha256: "6d2e4e6b1c403bce84cfb846400754017f525fe8017f186e8e7072fcaaf3aa71" },
      "macos-x64": { build: "20220528", flavor: "install_only", sha256: "c4a57a13b084d49ce8c2eb5b2662ee45b0c55b08ddd696f473233b0787f03988" },
      "linux-arm64": { build: "20220528", flavor: "install_only", sha256: "7a8989392dc9b41d85959a752448c60852cf0061de565e98445c27f6bbdf63be" },
      "linux-x64": { build: "20220528", flavor: "install_only", sha256: "1f8423808ad84c0e56c8e14c32685cbfbc1159e0d9f943ac946f29e84cf1b5ee" },
      "windows-x64": { build: "20220528", flavor: "install_only", sha256: "7231ba2af9525cae620a5f4ae3bf89a939fdc053ba0cc64ee3dead8f13188005" }
    },
    "3.10.3": {
      "macos-arm64": { build: "20220318", flavor: "install_only", sha256: "db46dadfccc407aa1f66ed607eefbf12f781e343adcb1edee0a3883d081292ce" },
      "macos-x64": { build: "20220318", flavor: "install_only", sha256: "ec2e90b6a589db7ef9f74358b1436558167629f9e4d725c8150496f9cb08a9d4" },
      "linux-arm64": { build: "20220318", flavor: "install_only", sha256: "f52ee68c13c4f9356eb78a5305d3178af2cb90c38a8ce8ce9990a7cf6ff06144" },
      "linux-x64": { build: "20220318", flavor: "install_only", sha256: "b9989411bed71ba4867538c991f20b55f549dd9131905733f0df9f3fde81ad1d" },
      "windows-x64": { build: "20220318", flavor: "install_only", sha256: "ba593370742ed8a7bc70ce563dd6a53e30ece1f6881e3888d334c1b485b0d9d0" }
    },
    "3.10.2": {
      "macos-arm64": { build: "20220227", flavor: "install_only", sha256: "1409acd9a506e2d1d3b65c1488db4e40d8f19d09a7df099667c87a506f71c0ef" },
      "macos-x64": { build: "20220227", flavor: "install_only", sha256: "8146ad4390710ec69b316a5649912df0247d35f4a42e2aa9615bffd87b3e235a" },
      "linux-arm64": { build: "20220227", flavor: "install_only", sha256: "8f351a8cc348bb45c0f95b8634c8345ec6e749e483384188ad865b7428342703" },
      "linux-x64": { build: "20220227", flavor: "install_only", sha256: "9b64eca2a94f7aff9409ad70bdaa7fbbf8148692662e764401883957943620dd" },
      "windows-x64": { build: "20220227", flavor: "install_only", sha256: "a1d9a594cd3103baa24937ad9150c1a389544b4350e859200b3e5c036ac352bd" }
    },
    "3.9.25": {
      "macos-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "1dca0e37d56b7da3ec6a7d2f75cc72a2df3bd05751606300934b2dc6fd7026ea" },
      "macos-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "ae1f63f9597a9c29c83a550bc34a6a0f6e1e4d380244557d803e6d3aace31069" },
      "linux-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "2f17406709afd0f07674dd3ce92a4b23c6adf8baac3f402555d192e0f3333bef" },
      "linux-musl-arm64": { build: "20251031", flavor: "install_only_stripped", sha256: "602e2bf8ddc335df82d09d64b0bddf722194af27db45503b98b9c163f8a22672" },
      "linux-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "fe04e8b27bd69ca2144fc542428f8b9b5287b6a2e45516a4acfe2c2bc3102773" },
      "linux-musl-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "255581699cfbea492318e579cec93252410cfd30fba800fa6abdea8a2c239c5e" },
      "windows-x64": { build: "20251031", flavor: "install_only_stripped", sha256: "6898722ab4242e304daf1490e2545bee7e7befacef82a9362f9496c0ee616ece" }
    },
    "3.9.24": {
      "macos-arm64": { build: "20251028", flavor: "install_only_stripped", sha256: "f7f88f7274041d24bb504d0a6ea906d5780f550ccc7b5b5e114df31252916395" },
      "macos-x64": { build: "20251028", flavor: "install_only_stripped", sha256: "0e19e2b9e3a781c9faa3c70718cae87d8ede0d03133229846b28a6500748d861" },
      "linux-arm64": { build: "20251028", flavor: "install_only_stripped", sha256: "e4d67722d13c955b3068ddf845c49b5c3cea9fcfa32a45fb1d1bc1aa6c87244d" },
      "linux-musl-arm64": { build: "20251028", flavor: "install_only_stripped", sha256: "bdc32d7d3403be4d5e94392543db3733c65d40334fa9f2b4dcbf55b60d8e2d2f" },
      "linux-x64": { build: "20251028", flavor: "install_only_stripped", sha256: "572c58cceb0f9a41a19ecf7199d90242b70fdc9369ee09e7d84cf6faf9bebff4" },
      "linux-musl-x64": { build: "20251028", flavor: "install_only_stripped", sha256: "407e36c4f9437f5d18e922895b18bf856e8e00f4e1aff5ca9c69554397c9e9a2" },
      "windows-x64": { build: "20251028", flavor: "install_only_stripped", sha256: "8a2cc61f90c28b69fcf5ad9c6bab6f8bf7182be716249751cd90741201b45bc2" }
    },
    "3.9.23": {
      "macos-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "6e96402f4215867872f82c71c618909bc0ab89125ac6de361b8943f5c469d8cb" },
      "macos-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "d6d55841cdac0f478845ada4c06361291a15c702c9cfb615fc9c6e72eb4358cb" },
      "linux-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "08d0955c5893fe12accc2bbe4ca3f60ec4fb2f82fbda4526ab53086f6257ca41" },
      "linux-musl-arm64": { build: "20251007", flavor: "install_only_stripped", sha256: "fbb1b444f32b55025bc31459448d176add919c2e548c6f63833e340ed17b4a7f" },
      "linux-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "c5024a3113844fb17e6d5ba85bc9b47435458212613c9c8da257131b0ffd4253" },
      "linux-musl-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "8ef4243331ea840e7474629443e5666ce97a48c92cfa137e510538fca6793afb" },
      "windows-x64": { build: "20251007", flavor: "install_only_stripped", sha256: "e4296336dd1ce338f79266ae4da78c8d330d7baeced3c1f4615e6810a9e8fd8f" }
    },
    "3.9.22": {
      "macos-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "165cb2574669b3df82e40db8cb01bf4bbc9bb594dc09f9ae34d313ecd27ec7b8" },
      "macos-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "fbb4a50fffb19d5e0d33fcd53474c6e70b578d20d80b4841bceb22df596208fa" },
      "linux-arm64": { build: "20250529", flavor: "install_only_stripped", sha256: "42772f60d3c73be63e8b5abaa08ffc23e56458893fe5764ad7586e116a8f6acd" },
      "linux-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "4aa03eb60fc6934e40d94ed9166f74ada85d851434667afcd152d46e1d995dbf" },
      "linux-musl-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "eddccfaa41df310c9d93158221e8c7daac86eec8786c2e9890db42f15d03109e" },
      "windows-x64": { build: "20250529", flavor: "install_only_stripped", sha256: "10cb302c27a5e58ecd7aa2684a731e32924677114728626664c1cecce6e960a0" }
    },
    "3.9.21": {
      "macos-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "8d1f0245ad4e8f4051fd0e54b438a749935dc697c1f10069781fb3d2cf38d670" },
      "macos-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "92a6c2eb3ac2a38c5d8112acaf2163a42480ee2a378150bb2430fecd60a60543" },
      "linux-arm64": { build: "20250317", flavor: "install_only_stripped", sha256: "d77520c53d108a8f2d0247f4da90f933916e964442c95f3a8d429bea6d874678" },
      "linux-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "837e50734904eba4f5a385c66c31b21d880582eba7912b3ea3d71e60e56f5a60" },
      "linux-musl-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "25df2bf6e3e08006999af9c8c0ddeff99a82f04afd92174ceb6229e83680d90b" },
      "windows-x64": { build: "20250317", flavor: "install_only_stripped", sha256: "749f706985170981ae95f9227b1b412ae8acb33d8455cf34df427b50b0edd882" }
    },
    "3.9.20": {
      "macos-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "41e9bb2d45e1a0467e534dafc6691b3d3c2b79fd9a564562f4c0c41eb343d30a" },
      "macos-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "440f4ebc651e707ed24d5dc68d3b0b2197e7fb369bb77685b1b539dbf30ab1e5" },
      "linux-arm64": { build: "20241016", flavor: "install_only_stripped", sha256: "3742c9d6563527a003b12ac689c07e6965911ff89fd9cbbd3c17ac7bfb037d4a" },
      "linux-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "44d9d016f9820f39e5bb542782557d46876b69d23d0a204eb2f367739da623e0" },
      "windows-x64": { build: "20241016", flavor: "install_only_stripped", sha256: "ce3779065ab824333e8d6d0a3d055d4073cdcc9a6e60abe24929023369f91512" }
    },
    "3.9.19": {
      "macos-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "451582f8a6a8c15ef35a327afcdbf8d03b1ebba7192e90d850d092dac91f91c6" },
      "macos-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "ebaf4336d0cbff4466c994d5bcaa92a38c91d06694d0cd675ec663259d5f37c7" },
      "linux-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "23d08f7f0bf151c2ea54b2c9c143bc710faf166ff74225b0f967fab1e2d7a151" },
      "linux-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "3b7d574b6bbf8303789a1d26b96a81dcca907381441ce15818c784e18d1db299" },
      "windows-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "426da4d31e665b77dacf15cd89494a995ed634a9b97324bbef9cf36fcda4c8a9" }
    },
    "3.9.18": {
      "macos-arm64": { build: "20240224", flavor: "install_only", sha256: "2548f911a6e316575c303ba42bb51540dc9b47a9f76a06a2a37460d93b177aa2" },
      "macos-x64": { build: "20240224", flavor: "install_only", sha256: "171d8b472fce0295be0e28bb702c43d5a2a39feccb3e72efe620ac3843c3e402" },
      "linux-arm64": { build: "20240224", flavor: "install_only", sha256: "e5bc5196baa603d635ee6b0cd141e359752ad3e8ea76127eb9141a3155c51200" },
      "linux-x64": { build: "20240224", flavor: "install_only", sha256: "0e5663025121186bd17d331538a44f48b41baff247891d014f3f962cbe2716b4" },
      "windows-x64": { build: "20240224", flavor: "install_only", sha256: "a9bdbd728ed4c353a4157ecf74386117fb2a2769a9353f491c528371cfe7f6cd" }
    },
    "3.9.17": {
      "macos-arm64": { build: "20230726", flavor: "install_only", sha256: "73dbe2d702210b566221da9265acc274ba15275c5d0d1fa327f44ad86cde9aa1" },
      "macos-x64": { build: "20230726", flavor: "install_only", sha256: "dfe1bea92c94b9cb779288b0b06e39157c5ff7e465cdd24032ac147c2af485c0" },
      "linux-arm64": { build: "20230726", flavor: "install_only", sha256: "b77012ddaf7e0673e4aa4b1c5085275a06eee2d66f33442b5c54a12b62b96cbe" },
      "linux-x64": { build: "20230726", flavor: "install_only", sha256: "26c4a712b4b8e11ed5c027db5654eb12927c02da4857b777afb98f7a930ce637" },
      "windows-x64": { build: "20230726", flavor: "install_only", sha256: "9b9a1e21eff29dcf043cea38180cf8ca3604b90117d00062a7b31605d4157714" }
    },
    "3.9.16": {
      "macos-arm64": { build: "20230507", flavor: "install_only", sha256: "c1de1d854717a6245f45262ef1bb17b09e2c587590e7e3f406593c143ff875bd" },
      "macos-x64": { build: "20230507", flavor: "install_only", sha256: "3abc4d5fbbc80f5f848f280927ac5d13de8dc03aabb6ae65d8247cbb68e6f6bf" },
      "linux-arm64": { build: "20230507", flavor: "install_only", sha256: "f629b75ebfcafe9ceee2e796b7e4df5cf8dbd14f3c021afca078d159ab797acf" },
      "linux-x64": { build: "20230507", flavor: "install_only", sha256: "2b6e146234a4ef2a8946081fc3fbfffe0765b80b690425a49ebe40b47c33445b" },
      "windows-x64": { build: "20230507", flavor: "install_only", sha256: "cdabb47204e96ce7ea31fbd0b5ed586114dd7d8f8eddf60a509a7f70b48a1c5e" }
    },
    "3.9.15": {
      "macos-arm64": { build: "20221106", flavor: "install_only", sha256: "64dc7e1013481c9864152c3dd806c41144c79d5e9cd3140e185c6a5060bdc9ab" },
      "macos-x64": { build: "20221106", flavor: "install_only", sha256: "f2bcade6fc976c472f18f2b3204d67202d43ae55cf6f9e670f95e488f780da08" },
      "linux-arm64": { build: "20221106", flavor: "install_only", sha256: "52a8c0a67fb919f80962d992da1bddb511cdf92faf382701ce7673e10a8ff98f" },
      "linux-x64": { build: "20221106", flavor: "install_only", sha256: "cdc3a4cfddcd63b6cebdd75b14970e02d8ef0ac5be4d350e57ab5df56c19e85e" },
      "windows-x64": { build: "20221106", flavor: "install_only", sha256: "022daacab215679b87f0d200d08b9068a721605fa4721ebeda38220fc641ccf6" }
    },
    "3.9.14": {
      "macos-arm64": { build: "20221002", flavor: "install_only", sha256: "e38df7f230979ce6c53a5bafb3a81287838e5f3892c40cd1b98a0c961c444713" },
      "macos-x64": { build: "20221002", flavor: "install_only", sha256: "b7d3a1f4b57e9350571ccee49c82f503133de0d113a2dbaebc8ccf108fb3fe1b" },
      "linux-arm64": { build: "20221002", flavor: "install_only", sha256: "fe538201559ca37f44cd5f66c42a65fe7272cb4f1f63edd698b6f306771db1e9" },
      "linux-x64": { build: "20221002", flavor: "install_only", sha256: "e63d0c00a499e0202ba7a0f53ce69fca6d30237af39af9bc3c76bce6c7bf14d7" },
      "windows-x64": { build: "20221002", flavor: "install_only", sha256: "f111c3c129f4a5a171d25350ce58dad4c7e58fbe664e9b4f7c275345c9fe18a6" }
    },
    "3.9.13": {
      "macos-arm64": { build: "20220802", flavor: "install_only", sha256: "d9603edc296a2dcbc59d7ada780fd12527f05c3e0b99f7545112daf11636d6e5" },
      "macos-x64": { build: "20220802", flavor: "install_only", sha256: "9540a7efb7c8a54a48aff1cb9480e49588d9c0a3f934ad53f5b167338174afa3" },
      "linux-arm64": { build: "20220802", flavor: "install_only", sha256: "80415aac1b96255b9211f6a4c300f31e9940c7e07a23d0dec12b53aa52c0d25e" },
      "linux-x64": { build: "20220802", flavor: "install_only", sha256: "ce1cfca2715e7e646dd618a8cb9baff93000e345ccc979b801fc6ccde7ce97df" },
      "windows-x64": { build: "20220802", flavor: "install_only", sha256: "b538127025a467c64b3351babca2e4d2ea7bdfb7867d5febb3529c34456cdcd4" }
    },
    "3.9.12": {
      "macos-arm64": { build: "20220502", flavor: "install_only", sha256: "8dee06c07cc6429df34b6abe091a4684a86f7cec76f5d1ccc1c3ce2bd11168df" },
      "macos-x64": { build: "20220502", flavor: "install_only", sha256: "2453ba7f76b3df3310353b48c881d6cff622ba06e30d2b6ae91588b2bc9e481a" },
      "linux-arm64": { build: "20220502", flavor: "install_only", sha256: "2ee1426c181e65133e57dc55c6a685cb1fb5e63ef02d684b8a667d5c031c4203" },
      "linux-x64": { build: "20220502", flavor: "install_only", sha256: "ccca12f698b3b810d79c52f007078f520d588232a36bc12ede944ec3ea417816" },
      "windows-x64": { build: "20220502", flavor: "install_only", sha256: "3024147fd987d9e1b064a3d94932178ff8e0fe98cfea955704213c0762fee8df" }
    },
    "3.9.11": {
      "macos-arm64": { build: "20220318", flavor: "install_only", sha256: "cf92a28f98c8d884df0937bf19d5f1a40caa25a6a211a237b7e9b592b2b71c2b" },
      "macos-x64": { build: "20220318", flavor: "install_only", sha256: "43889d1a424c84fb155e1619f062adb6984fbde80b6043611790f22bcbeec300" },
      "linux-arm64": { build: "20220318", flavor: "install_only", sha256: "0e50f099409c5e651b5fddd16124af1d830d11653e786a93c28e5b8f8aa470c4" },
      "linux-x64": { build: "20220318", flavor: "install_only", sha256: "0429d5ceb095d5e24c292bf1a39208b88ae236a680ef8fa3e1830e3a1a7e8882" },
      "windows-x64": { build: "20220318", flavor: "install_only", sha256: "0c529a511f7a03908fc126c4a8467b47e24a4d98812147e8e786cf59e86febf0" }
    },
    "3.9.10": {
      "macos-arm64": { build: "20220227", flavor: "install_only", sha256: "ad66c2a3e7263147e046a32694de7b897a46fb0124409d29d3a93ede631c8aee" },
      "macos-x64": { build: "20220227", flavor: "install_only", sha256: "fdaf594142446029e314a9beb91f1ac75af866320b50b8b968181e592550cd68" },
      "linux-arm64": { build: "20220227", flavor: "install_only", sha256: "12dd1f125762f47975990ec744532a1cf3db74ad60f4dfb476ca42deb7f78ca4" },
      "linux-x64": { build: "20220227", flavor: "install_only", sha256: "455089cc576bd9a58db45e919d1fc867ecdbb0208067dffc845cc9bbf0701b70" },
      "windows-x64": { build: "20220227", flavor: "install_only", sha256: "c145d9d8143ce163670af124b623d7a2405143a3708b033b4d33eed355e61b24" }
    },
    "3.8.20": {
      "macos-arm64": { build: "20241002", flavor: "install_only_stripped", sha256: "30ba44af64e599bde7307908393374bdcd99e185bf9b3c9de3f697f3fbe6bf8f" },
      "macos-x64": { build: "20241002", flavor: "install_only_stripped", sha256: "375b6eead6c852cabbf3ccfd43dc4f6dd4c36381bf74c9a7910acb839fd5c57f" },
      "linux-arm64": { build: "20241002", flavor: "install_only_stripped", sha256: "75a187ebfab81096e3f3d91d70c1349e64defbdfb0e8a067cb5233d017655e31" },
      "linux-x64": { build: "20241002", flavor: "install_only_stripped", sha256: "a3a75094545912d4e9413673441b3f0d2e58ce9b264477f910800148801ccf11" },
      "windows-x64": { build: "20241002", flavor: "install_only_stripped", sha256: "ec2f723dcfbf09581578a716c05cc67823a43d77111e6dd9e0d1557ccc6dcbf3" }
    },
    "3.8.19": {
      "macos-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "6a15ee2b507aed4d5b15fd1b66fc570aa49183f15aa6c412eccd065446f17d8e" },
      "macos-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "1a24263b039c1172bd42d74a5694492f3e3dbe4d3e52a1e7cc2856fee7dbee4a" },
      "linux-arm64": { build: "20240814", flavor: "install_only_stripped", sha256: "202211923850303f521146ee1831642aaf357ffeeadbe13a0a91884317227528" },
      "linux-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "0f1579dbb01c98af7a12fef4c9aa8a99d45b91393f64431f5de712f892bc5c0b" },
      "windows-x64": { build: "20240814", flavor: "install_only_stripped", sha256: "89d238b125cd7546b7d0cbd7f484a438d2c2f239c15c9b38ec3c62b1f343a6ca" }
    },
    "3.8.18": {
      "macos-arm64": { build: "20240224", flavor: "install_only", sha256: "4d493a1792bf211f37f98404cc1468f09bd781adc2602dea0df82ad264c11abc" },
      "macos-x64": { build: "20240224", flavor: "install_only", sha256: "7d2cd8d289d5e3cdd0a8c06c028c7c621d3d00ce44b7e2f08c1724ae0471c626" },
      "linux-arm64": { build: "20240224", flavor: "install_only", sha256: "6588c9eed93833d9483d01fe40ac8935f691a1af8e583d404ec7666631b52487" },
      "linux-x64": { build: "20240224", flavor: "install_only", sha256: "5ae36825492372554c02708bdd26b8dcd57e3dbf34b3d6d599ad91d93540b2b7" },
      "windows-x64": { build: "20240224", flavor: "install_only", sha256: "dba923ee5df8f99db04f599e826be92880746c02247c8d8e4d955d4bc711af11" }
    },
    "3.8.17": {
      "macos-arm64": { build: "20230826", flavor: "install_only", sha256: "c6f7a130d0044a78e39648f4dae56dcff5a41eba91888a99f6e560507162e6a1" },
      "macos-x64": { build: "20230826", flavor: "install_only", sha256: "155b06821607bae1a58ecc60a7d036b358c766f19e493b8876190765c883a5c2" },
      "linux-arm64": { build: "20230826", flavor: "install_only", sha256: "9f6d585091fe26906ff1dbb80437a3fe37a1e3db34d6ecc0098f3d6a78356682" },
      "linux-x64": { build: "20230826", flavor: "install_only", sha256: "8d3e1826c0bb7821ec63288038644808a2d45553245af106c685ef5892fabcd8" },
      "windows-x64": { build: "20230826", flavor: "install_only", sha256: "6428e1b4e0b4482d390828de7d4c82815257443416cb786abe10cb2466ca68cd" }
    },
    "3.8.16": {
      "macos-arm64": { build: "20230726", flavor: "install_only", sha256: "7e484eb6de40d6f6bdfd5099eaa9647f65e45fb6d846ccfc56b1cb1e38b5ab02" },
      "macos-x64": { build: "20230726", flavor: "install_only", sha256: "28506e509646c11cb2f57a7203bd1b08b6e8e5b159ae308bd5bb93b0d334bdaf" },
      "linux-arm64": { build: "20230726", flavor: "install_only", sha256: "9c6615931fd1045bf9f2148aa7dd9ce1ece8575ed68a5483a0b615322a43d54c" },
      "linux-x64": { build: "20230726", flavor: "install_only", sha256: "b1f1502c3a13b899724dbd32bd77a973fa9733b932c5700d747fe33d5de9ac4f" },
      "windows-x64": { build: "20230726", flavor: "install_only", sha256: "120b3312fa79bac2ace45641171c2bc590c4e4462d7ad124d64597e124a36ae7" }
    },
    "3.8.15": {
      "macos-arm64": { build: "20221106", flavor: "install_only", sha256: "1e0a92d1a4f5e6d4a99f86b1cbf9773d703fe7fd032590f3e9c285c7a5eeb00a" },
      "macos-x64": { build: "20221106", flavor: "install_only", sha256: "70b57f28c2b5e1e3dd89f0d30edd5bc414e8b20195766cf328e1b26bed7890e1" },
      "linux-arm64": { build: "20221106", flavor: "install_only", sha256: "886ab33ced13c84bf59ce8ff79eba6448365bfcafea1bf415bd1d75e21b690aa" },
      "linux-x64": { build: "20221106", flavor: "install_only", sha256: "e47edfb2ceaf43fc699e20c179ec428b6f3e497cf8e2dcd8e9c936d4b96b1e56" },
      "windows-x64": { build: "20221106", flavor: "install_only", sha256: "2fdc3fa1c95f982179bbbaedae2b328197658638799b6dcb63f9f494b0de59e2" }
    },
    "3.8.14": {
      "macos-arm64": { build: "20221002", flavor: "install_only", sha256: "6c17f6dcda59de5d8eee922ef7eede403a540dae05423ef2c2a042d8d4f22467" },
      "macos-x64": { build: "20221002", flavor: "install_only", sha256: "3ed4db8d0308c584196d97c629058ea69bbd8b7f9a034cf8c2c701ebb286c091" },
      "linux-arm64": { build: "20221002", flavor: "install_only", sha256: "c45e42deee43e3ebc4ca5b019c37d8ae25fb5b5f1ba5f602098a81b99d2bc804" },
      "linux-x64": { build: "20221002", flavor: "install_only", sha256: "4eb53bce831bf52682067579c09ccaccb6524dd44bd4b8047454c69b4817f4f0" },
      "windows-x64": { build: "20221002", flavor: "install_only", sha256: "1af39953b4c8324ed0608e316bc763006f27e76643155d92eae18e4db6fc162f" }
    },
    "3.8.13": {
      "macos-arm64": { build: "20220802", flavor: "install_only", sha256: "ae4131253d890b013171cb5f7b03cadc585ae263719506f7b7e063a7cf6fde76" },
      "macos-x64": { build: "20220802", flavor: "install_only", sha256: "cd6e7c0a27daf7df00f6882eaba01490dd963f698e99aeee9706877333e0df69" },
      "linux-arm64": { build: "20220802", flavor: "install_only", sha256: "8dc7814bf3425bbf78c6e6e5a6529ded6ae463fa6a4b79c025b343bae4fd955a" },
      "linux-x64": { build: "20220802", flavor: "install_only", sha256: "fb566629ccb5f76ef56d275a3f8017d683f1c20c5beb5d5f38b155ed11e16187" },
      "windows-x64": { build: "20220802", flavor: "install_only", sha256: "f20643f1b3e263a56287319aea5c3888530c09ad9de3a5629b1a5d207807e6b9" }
    },
    "3.8.12": {
      "macos-arm64": { build: "20220227", flavor: "install_only", sha256: "f9a3cbb81e0463d6615125964762d133387d561b226a30199f5b039b20f1d944" },
      "macos-x64": { build: "20220227", flavor: "install_only", sha256: "f323fbc558035c13a85ce2267d0fad9e89282268ecb810e364fff1d0a079d525" },
      "linux-x64": { build: "20220227", flavor: "install_only", sha256: "5be9c6d61e238b90dfd94755051c0d3a2d8023ebffdb4b0fa4e8fedd09a6cab6" },
      "windows-x64": { build: "20220227", flavor: "install_only", sha256: "4658e08a00d60b1e01559b74d58ff4dd04da6df935d55f6268a15d6d0a679d74" }
    }
  }
};
export {
  standalone_default as default
};
