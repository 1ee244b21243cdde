// ISO 8601 durations of fixed length, like PT24H or P1DT30M. Months and years have none and are refused.

const pattern = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitsMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000];

export function durationMs(text: string): number | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  return unitsMs.reduce((sum, unit, index) => sum + Number(found[index + 1] ?? 0) * unit, 0);
}
