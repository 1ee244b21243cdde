// The Prefer header, which counts for the one request that carries it: how times are told and which ids are given.

import { formatInTimeZone } from 'date-fns-tz';
import { findIana } from 'windows-iana';

export type Preferences = {
  /** As the app wrote it; answers repeat it. */
  readonly zoneName: string;
  readonly iana: string;
  readonly immutableIds: boolean;
  /** For Preference-Applied; empty when nothing was preferred. */
  readonly applied: string;
};

/** `undefined`: a zone that Graph does not know, which it answers with 400. */
export function preferencesOf(header: string | undefined): Preferences | undefined {
  const zone = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(header ?? '')?.[1]?.trim();
  const immutableIds = /IdType\s*=\s*"?ImmutableId"?/i.test(header ?? '');
  const iana = zone === undefined ? 'UTC' : ianaOf(zone);
  if (iana === undefined) return undefined;
  const applied = [
    ...(zone === undefined ? [] : [`outlook.timezone="${zone}"`]),
    ...(immutableIds ? ['IdType="ImmutableId"'] : []),
  ].join(', ');
  return { zoneName: zone ?? 'UTC', iana, immutableIds, applied };
}

/** Seven digits of a second and no Z: read as it stands, JavaScript takes it for local time. */
export function graphTime(instant: Date, zone: string): string {
  return `${formatInTimeZone(instant, zone, "yyyy-MM-dd'T'HH:mm:ss.SSS")}0000`;
}

function ianaOf(name: string): string | undefined {
  if (/^(Etc\/)?UTC$/i.test(name)) return 'UTC';
  const windows = findIana(name)[0];
  if (windows !== undefined) return windows;
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase());
}
