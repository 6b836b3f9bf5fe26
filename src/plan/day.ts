/** Milliseconds. */
export const DAY_MS = 86_400_000;

/** Days of the civil calendar, without a clock: milliseconds since 1970 of `YYYY-MM-DD`, UTC. */
export function parseDay(text: string): number {
  const [year = 1970, month = 1, day = 1] = text.split("-").map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}
