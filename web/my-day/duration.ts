// "12 hr 30 min" in any language.

export function durationIn(locale: string): (ms: number) => string {
  const unit = (name: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  const hours = unit('hour');
  const minutes = unit('minute');
  return (ms) => {
    const all = Math.round(ms / 60_000);
    const parts = [];
    if (all >= 60) parts.push(hours.format(Math.floor(all / 60)));
    if (all % 60 > 0 || all === 0) parts.push(minutes.format(all % 60));
    return parts.join(' ');
  };
}
