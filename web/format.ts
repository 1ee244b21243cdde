// Dates, times, numbers and plurals as a locale has them. Everything comes from Intl.

export type Format = ReturnType<typeof formatFor>;

type Forms = { readonly one: string; readonly other: string };

/** A locale that Intl takes, from what a page says, the document says or the browser says, in this order. */
export function localeOf(wanted: string | undefined): string {
  const candidates = [wanted, document.documentElement.lang, navigator.language];
  return candidates.find((locale) => isLocale(locale)) ?? 'en';
}

/** Browsers have been seen to call themselves "en-US@posix", at which Intl throws. */
function isLocale(locale: string | undefined): locale is string {
  try {
    return Boolean(locale) && Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

export function formatFor(locale: string) {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const made = new Map<string, Intl.DateTimeFormat>();

  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
    made.set(key, known);
    return known;
  };

  return {
    locale,
    number: (n: number) => numbers.format(n),
    /** "1 meeting", "3 meetings": `#` in the chosen form is the number. */
    count: (n: number, forms: Forms) =>
      (plurals.select(n) === 'one' ? forms.one : forms.other).replace('#', numbers.format(n)),
    list: (parts: readonly string[]) => lists.format(parts),
    /** 14:30 */
    time: (at: Date, timeZone: string) => dates({ timeStyle: 'short', timeZone }).format(at),
    /** 14:30–15:00 */
    timeRange: (from: Date, until: Date, timeZone: string) =>
      dates({ hour: 'numeric', minute: '2-digit', timeZone }).formatRange(from, until),
    /** Friday, 20 November */
    day: (at: Date, timeZone: string) =>
      dates({ weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at),
    /** Friday, 20 November 2026 at 14:30 GMT+1: with everything that makes it exact. */
    exact: (at: Date, timeZone: string) =>
      dates({
        dateStyle: 'full',
        timeStyle: 'long',
        timeZone,
      }).format(at),
    /** A local date, YYYY-MM-DD: 20 November 2026 */
    date: (day: string) => dates({ dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`)),
    /** Any other shape that Intl knows. */
    dates: (at: Date, options: Intl.DateTimeFormatOptions) => dates(options).format(at),
    /** 16–22 November 2026, or any other such range */
    range: (from: Date, until: Date, options: Intl.DateTimeFormatOptions) =>
      dates(options).formatRange(from, until),
    /** "today", "tomorrow", "in 24 days", "3 days ago" */
    inDays: (days: number) => relative.format(days, 'day'),
    /** "5 minutes ago", "in 2 hours", "yesterday" */
    fromNow: (at: Date, now: Date) => {
      const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
      for (const [unit, length] of units)
        if (Math.abs(seconds) >= length || unit === 'second')
          return relative.format(Math.trunc(seconds / length), unit);
      return '';
    },
  };
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
