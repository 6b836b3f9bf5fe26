/** The release numbers of a PEP 440 version as Windows has them: four, each at most 65535. */
export function fourNumbers(version: string): readonly [number, number, number, number] {
  const release = /^v?(?:\d+!)?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? "0";
  const numbers = release.split(".").map((part) => Math.min(Number(part), 0xffff));
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  return [a, b, c, d];
}
