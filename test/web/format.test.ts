// Which locale the elements speak, and how long ago something was, as people say it.
import { formatFor, localeOf } from '../../web/format';

const { document, navigator } = globalThis;
const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
afterAll(() => {
  define('document', document);
  define('navigator', navigator);
});

describe('the locale', () => {
  const localeWith = (lang: string, languages: readonly string[], wanted?: string) => {
    define('document', { documentElement: { lang } });
    define('navigator', { language: languages[0], languages });
    return localeOf(wanted);
  };

  test('is what the page says, else the document, else the browser', () => {
    expect(localeWith('fr-CA', ['en-GB'], 'de-AT')).toBe('de-AT');
    expect(localeWith('fr-CA', ['en-GB'])).toBe('fr-CA');
    expect(localeWith('', ['pl', 'en-GB'])).toBe('pl');
    expect(localeWith('', ['en-US@posix'])).toBe('en');
  });

  test('has the browser’s region where the page names only the language: dates and weeks are those of the reader', () => {
    expect(localeWith('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeWith('de', ['en-GB'], 'en')).toBe('en-GB');
    expect(localeWith('de', ['en', 'de-CH', 'de-DE'])).toBe('de-CH');
  });

  test('stays as it is where the page names a region, or the browser has none of this language', () => {
    expect(localeWith('en-US', ['en-GB'])).toBe('en-US');
    expect(localeWith('en', ['de-DE', 'en-US@posix'])).toBe('en');
    expect(localeWith('en', ['en'])).toBe('en');
  });
});

describe('how long ago', () => {
  const { fromNow } = formatFor('en-GB');
  const inBerlin = (at: string, now: string) => fromNow(new Date(at), new Date(now), 'Europe/Berlin');

  test.each([
    ['2026-11-19T23:29:30Z', '30 seconds ago'],
    ['2026-11-19T23:25:00Z', '5 minutes ago'],
    ['2026-11-19T00:00:00Z', '23 hours ago'],
    ['2026-11-18T23:10:00Z', 'yesterday'],
    ['2026-11-18T22:50:00Z', '2 days ago'],
    ['2026-11-18T00:42:00Z', '2 days ago'],
    ['2026-11-17T12:00:00Z', '3 days ago'],
    ['2026-11-20T03:30:00Z', 'in 4 hours'],
    ['2026-11-21T00:00:00Z', 'tomorrow'],
  ])('at half past midnight on a Friday, %s is %s', (at, said) => {
    expect(inBerlin(at, '2026-11-19T23:30:00Z')).toBe(said);
  });

  test('yesterday is the user’s, wherever they are', () => {
    const [at, now] = [new Date('2026-11-18T14:00:00Z'), new Date('2026-11-19T23:30:00Z')];
    expect(fromNow(at, now, 'Europe/Berlin')).toBe('2 days ago');
    expect(fromNow(at, now, 'America/New_York')).toBe('yesterday');
  });
});
