// What happens in the generated calendar: 41 meetings of somebody who works in a European product company.
// Data only; which dates they fall on is decided by generated.ts. Of `titles` one is chosen by the seed.

import type { Weekday } from './dates';

/** Seven dates each: the week before the sync window, the window without today, the week from the day after tomorrow. */
export type Part = 'before' | 'window' | 'after';

/**
 * When within its part: a weekday; the nth working day (`work 1` … `work 5`, each part holds Monday to Friday
 * once); or the nth date whatever it is (`date 1` … `date 7`).
 */
export type On = Weekday | `work ${1 | 2 | 3 | 4 | 5}` | `date ${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

export type ScriptedMeeting = {
  readonly part: Part;
  readonly on: On;
  /** HH:MM on the clock of the calendar's zone, `all-day`, or `elsewhere`: created in another zone, at office hours of both. */
  readonly at: string;
  /** Minutes; of an all-day meeting days. */
  readonly lasts: number;
  readonly key: string;
  /** One of them is chosen; {name} becomes a colleague's. */
  readonly titles: readonly (string | null)[];
  readonly cancelled?: true;
  /** Its id differs from that meeting's id in the case of one letter only. */
  readonly idLike?: string;
};

type Row = Omit<ScriptedMeeting, 'part'>;

const longTitle =
  'Abstimmung Projekt Phoenix (Nachfolge Altsystem, Teilprojekt Schnittstellen und Datenübernahme): offene Punkte aus ' +
  'dem letzten Lenkungskreis, Freigabe der Testfälle, Terminplan bis Jahresende, Urlaubsvertretungen, Budget der ' +
  'externen Kolleginnen und Kollegen, Zugang zur Testumgebung, Dokumentation, Verschiedenes – bitte vorab lesen!';

const before: readonly Row[] = [
  row('mon', '10:00', 60, 'weekly-before', ['Team weekly']),
  row('work 2', '13:00', 120, 'quarter', ['Quartalsplanung']),
  row('work 3', '16:00', 30, 'debrief', ['Interview debrief']),
  row('work 3', '18:10', 75, 'flight', ['Flug LH 1832 nach Hamburg']),
  row('work 4', '11:00', 60, 'demo', ['Product demo for Tailspin Toys']),
  row('work 5', '09:30', 90, 'atelier', ['Atelier produit, équipe de Lyon']),
];

const window: readonly Row[] = [
  row('mon', '09:15', 15, 'stand-up-mon', ['Daily stand-up']),
  row('tue', '09:15', 15, 'stand-up-tue', ['Daily stand-up']),
  row('wed', '09:15', 15, 'stand-up-wed', ['Daily stand-up']),
  row('thu', '09:15', 15, 'stand-up-thu', ['Daily stand-up']),
  row('fri', '09:15', 15, 'stand-up-fri', ['Daily stand-up']),
  row('mon', '10:00', 60, 'weekly', ['Team weekly']),
  row('tue', '11:00', 30, 'one-on-one', ['1:1 {name}', '{name} / 1:1']),
  row('tue', '14:00', 60, 'interview', [
    'Bewerbungsgespräch Backend-Entwicklung',
    'Interview: Backend Engineer, 2nd round',
  ]),
  row('wed', '10:30', 45, 'jour-fixe', ['Jour fixe Kunde Nordwind', 'Kundentermin Nordwind: Statusrunde']),
  row('wed', '12:15', 45, 'lunch', ['Lunch with {name}', 'Mittagessen mit {name}']),
  row('thu', '11:00', 60, 'renewal', [
    'Customer call: Adventure Works renewal',
    'RE: Adventure Works – renewal call',
  ]),
  row('thu', '13:30', 90, 'training', [
    'Schulung: Datenschutz-Grundlagen',
    'Training: secure coding, part 2',
  ]),
  row('fri', '08:00', 45, 'dentist', ['Zahnarzt', 'Doctor']),
  row('fri', '13:00', 120, 'focus', ['Focus time', 'Fokuszeit']),
  row('fri', '14:00', 60, 'lyon', ["Point projet avec l'équipe de Lyon"], { idLike: 'focus' }),
  row('mon', '17:20', 95, 'train', ['ICE 579 nach Frankfurt', 'Train to Frankfurt']),
  row('work 2', '13:00', 30, 'no-subject', [null]),
  row('work 2', '16:00', 60, 'long-title', [longTitle]),
  row('work 3', 'elsewhere', 45, 'elsewhere', ['Seguimiento mensual con el cliente de México']),
  row('work 3', '22:30', 120, 'release', ['Release night: cut-over to v4.2']),
  row('work 4', '14:00', 60, 'sprint-review', ['Sprint review']),
  row('work 4', '15:30', 45, 'retro', ['Sprint retrospective', 'Retro Sprint 23']),
  row('work 5', '10:45', 45, 'kick-off', ['🚀 Kick-off\u0007 Phoenix\t/ Phase\u0000 2 🎉']),
  row('date 3', 'all-day', 1, 'birthday', ['Geburtstag {name}', "{name}'s birthday"]),
  row('work 3', 'all-day', 1, 'home', ['Homeoffice', 'Working from home']),
  row('date 4', 'all-day', 2, 'holidays', ['Schulferien', 'Schools closed']),
  row('work 2', '11:30', 60, 'budget', ['Canceled: Budget review'], { cancelled: true }),
  row('work 4', '09:45', 90, 'visit', ['Canceled: Besuch Wide World Importers'], { cancelled: true }),
];

const after: readonly Row[] = [
  row('mon', '10:00', 60, 'weekly-after', ['Team weekly']),
  row('work 1', '14:00', 90, 'planning', ['Sprint planning']),
  row('work 2', '11:00', 30, 'one-on-one-after', ['1:1 {name}']),
  row('work 3', '15:00', 60, 'suppliers', ['Reunión con proveedores']),
  row('work 3', '19:00', 90, 'parents', ['Elternabend']),
  row('work 4', 'all-day', 1, 'offsite', ['Team offsite']),
  row('work 5', '16:00', 60, 'town-hall', ['Town hall']),
];

export const script: readonly ScriptedMeeting[] = [
  ...before.map((row) => ({ ...row, part: 'before' as const })),
  ...window.map((row) => ({ ...row, part: 'window' as const })),
  ...after.map((row) => ({ ...row, part: 'after' as const })),
];

function row(
  on: On,
  at: string,
  lasts: number,
  key: string,
  titles: Row['titles'],
  special: Pick<Row, 'cancelled' | 'idLike'> = {},
): Row {
  return { on, at, lasts, key, titles, ...special };
}
