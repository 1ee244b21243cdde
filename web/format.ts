// Dates, times, numbers and plurals as a locale has them. Everything comes from Intl. What the strip does without is in
// format-more.ts.

export type Format = ReturnType<typeof formatFor>;

type Forms = { readonly one: string; readonly other: string };

/**
 * A locale that Intl takes, from what a page says, the document says or the browser says, in this order. Pages often name
 * a language and no more; then the browser knows whose dates and weeks those are.
 */
export function localeOf(wanted: string | undefined): string {
  const { language, languages } = navigator;
  const found = [wanted, document.documentElement.lang, language].find(isLocale) ?? 'en';
  return languages.find((each) => isLocale(each) && each.startsWith(`${found}-`)) ?? found;
}

/** Browsers have been seen to call themselves "en-US@posix", at which Intl throws. */
function isLocale(locale: string | undefined): locale is string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale ?? []).length > 0;
  } catch {
    return false;
  }
}

export function formatFor(locale: string) {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
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
    /** 14:30 */
    time: (at: Date, timeZone: string) => dates({ timeStyle: 'short', timeZone }).format(at),
    /** Friday, 20 November 2026 at 14:30 GMT+1: with everything that makes it exact. */
    exact: (at: Date, timeZone: string) =>
      dates({
        dateStyle: 'full',
        timeStyle: 'long',
        timeZone,
      }).format(at),
    /** Any other shape that Intl knows. */
    dates: (at: Date, options: Intl.DateTimeFormatOptions) => dates(options).format(at),
    /** "5 minutes ago", "in 2 hours", "yesterday": from a day on these are the days of the calendar. */
    fromNow: (at: Date, now: Date, timeZone?: string) => {
      const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
      const [unit, length] = units.find((each) => Math.abs(seconds) >= each[1]) ?? (['second', 1] as const);
      const passed =
        unit === 'day' ? (localTime(at, timeZone).day - localTime(now, timeZone).day) / 1000 : seconds;
      return relative.format(Math.trunc(passed / length), unit);
    },
  };
}

/** `day` is a number that two instants of the same day share, a day's milliseconds more each day. */
export function localTime(at: Date, timeZone?: string) {
  // Swedish writes 2026-11-20 02:37.
  const [day = '', time = ''] = at
    .toLocaleString('sv', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .split(' ');
  return { day: Date.parse(day), hour: Number(time.slice(0, 2)) };
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
