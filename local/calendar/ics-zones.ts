// What a TZID means: from wall clock to instant. Known names (IANA, Windows, display names with cities in them)
// are taken from the platform's own rules; a zone that only the file knows from its VTIMEZONE.

import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';
import ICAL from 'ical.js';
import { findIana } from 'windows-iana';

/** Wall clock as a Date whose UTC fields are the clock's. */
export type Wall = Date;

export type Zone = {
  toInstant(wall: Wall): Date;
  toWall(instant: Date): Wall;
};

const utc: Zone = { toInstant: (wall) => wall, toWall: (instant) => instant };

/** `fallback` is the IANA zone of floating times and of zones that nothing is known about. */
export function zonesOf(calendar: ICAL.Component, fallback: string) {
  const own = new Map<string, ICAL.Component>();
  for (const component of calendar.getAllSubcomponents('vtimezone')) {
    const id = component.getFirstPropertyValue('tzid');
    if (typeof id === 'string') own.set(unquoted(id), component);
  }
  const known = new Map<string, Zone>();

  return (tzid: string | undefined): Zone => {
    if (tzid === undefined) return ianaZone(fallback);
    const name = unquoted(tzid);
    const zone = known.get(name) ?? find(name);
    known.set(name, zone);
    return zone;
  };

  function find(name: string): Zone {
    if (/^(z|utc|gmt|tzone:\/\/Microsoft\/Utc)$/i.test(name)) return utc;
    const component = own.get(name);
    const iana = ianaName(name);
    if (iana !== undefined) return ianaZone(iana);
    if (component !== undefined) return fileZone(component, name);
    return cityZone(name) ?? ianaZone(fallback);
  }
}

function ianaName(name: string): string | undefined {
  // Windows names may carry a number when Outlook met two of the same kind: "W. Europe Standard Time 1".
  const windows = findIana(name.replace(/ \d+$/, ''))[0];
  // Mozilla and Evolution prefix the name: /freeassociation.sourceforge.net/Europe/Berlin.
  const parts = name.split('/');
  return [windows, name, parts.slice(-3).join('/'), parts.slice(-2).join('/')].find(
    (candidate) => candidate !== undefined && isIana(candidate),
  );
}

function isIana(name: string): boolean {
  if (!name.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // RangeError is how Intl says "no such zone".
  }
}

/** "(UTC+01:00) Amsterdam, Berlin, Bern": the first city that IANA knows decides, else the offset. */
function cityZone(name: string): Zone | undefined {
  const display = /^\((?:UTC|GMT)([+-]\d{2}):?(\d{2})\)\s*(.*)$/i.exec(name);
  const cities = (display?.[3] ?? name).split(/[,;&]/).map((city) => city.trim().replace(/ /g, '_'));
  const iana = cities.flatMap((city) =>
    city === '' ? [] : Intl.supportedValuesOf('timeZone').filter((zone) => zone.endsWith(`/${city}`)),
  )[0];
  if (iana !== undefined) return ianaZone(iana);
  if (display === null) return undefined;
  const sign = display[1]!.startsWith('-') ? -1 : 1;
  const offsetMs = (Number(display[1]) * 60 + sign * Number(display[2])) * 60_000;
  return fixedZone(offsetMs);
}

function fixedZone(offsetMs: number): Zone {
  return {
    toInstant: (wall) => new Date(wall.getTime() - offsetMs),
    toWall: (instant) => new Date(instant.getTime() + offsetMs),
  };
}

function ianaZone(name: string): Zone {
  return {
    toInstant: (wall) => fromZonedTime(wall.toISOString().slice(0, 19), name),
    toWall: (instant) => new Date(`${formatInTimeZone(instant, name, "yyyy-MM-dd'T'HH:mm:ss")}Z`),
  };
}

function fileZone(component: ICAL.Component, tzid: string): Zone {
  const zone = new ICAL.Timezone({ component, tzid });
  const offsetAt = (wall: Wall) => zone.utcOffset(ICAL.Time.fromJSDate(wall, true)) * 1000;
  return {
    toInstant: (wall) => new Date(wall.getTime() - offsetAt(wall)),
    toWall: (instant) =>
      new Date(instant.getTime() + offsetAt(new Date(instant.getTime() + offsetAt(instant)))),
  };
}

function unquoted(tzid: string): string {
  return tzid.trim().replace(/^"(.*)"$/, '$1');
}
