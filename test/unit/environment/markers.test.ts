import { expect, test } from "vitest";
import { markerFor } from "../../../src/environment/markers.ts";

const chosen = { extras: ["Socks_5"], groups: ["dev"] };

test.each<[string | undefined, string | false | undefined]>([
  [undefined, undefined],
  ["python_version >= '3.8'", "python_version >= '3.8'"],
  ['extra == "socks-5"', undefined],
  ['"socks.5" == extra', undefined],
  ['extra == "yaml"', false],
  ['extra != "yaml"', undefined],
  ['extra == "yaml" or extra == "socks-5"', undefined],
  ['sys_platform != "win32" and extra == "socks-5"', 'sys_platform != "win32"'],
  ['sys_platform != "win32" and extra == "yaml"', false],
  [
    '(sys_platform == "win32" or os_name == "nt") and (extra == "socks-5") and python_version < "3.11"',
    '(sys_platform == "win32" or os_name == "nt") and python_version < "3.11"',
  ],
  ['sys_platform == "win32" or extra == "yaml"', 'sys_platform == "win32"'],
  ["'socks-5' in extras and python_full_version not in '3.8.1'", "python_full_version not in '3.8.1'"],
  ["'yaml' not in extras", undefined],
  ["'dev' in dependency_groups", undefined],
  ["'docs' in dependency_groups", false],
])("%j leaves %j", (marker, left) => {
  expect(markerFor(marker, chosen)).toBe(left);
});

test.each(['extra == "a" or', '(extra == "a"', 'extra == "a")', "extra & 3", "extra =="])(
  "%j is no marker",
  (marker) => {
    expect(() => markerFor(marker, chosen)).toThrow();
  },
);
