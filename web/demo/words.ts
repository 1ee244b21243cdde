// The demo page's own words, in both languages. The elements bring theirs.
import type { Language } from '../words/language';

export type DemoWords = {
  readonly title: string;
  readonly localStack: string;
  readonly myDay: string;
  readonly admin: string;
  readonly views: string;
  readonly person: string;
  readonly language: string;
  readonly look: string;
  readonly looks: Readonly<Record<'auto' | 'light' | 'dark', string>>;
  readonly employee: (name: string, company: string) => string;
  readonly adminOf: (name: string, company: string) => string;
  readonly onlyAdmins: (name: string) => string;
  readonly behind: string;
  readonly behindText: string;
  readonly clock: (at: string) => string;
  readonly night: string;
  readonly nightHint: string;
  readonly hour: string;
  readonly mailbox: string;
  readonly meeting: string;
  readonly untitled: string;
  readonly noMeetings: string;
  readonly move: string;
  readonly cancel: string;
  readonly add: string;
  readonly added: string;
  readonly addedTitle: string;
  readonly microsoftDoes: string;
  readonly ordinary: string;
  readonly trouble: string;
  readonly troubles: Readonly<Record<TroubleName, string>>;
  readonly secret: string;
  readonly secretWorks: string;
  readonly secretExpired: string;
  readonly nextSync: string;
  readonly done: {
    readonly moved: string;
    readonly cancelled: string;
    readonly added: string;
    readonly behaves: string;
    readonly trouble: string;
    readonly well: string;
    readonly secretExpired: string;
    readonly secretWorks: string;
    readonly hour: string;
    readonly nightFell: (ran: boolean) => string;
    readonly working: string;
  };
  readonly failed: string;
};

export const troubleNames = [
  'none',
  'graph down',
  'graph slow',
  'graph 429-seconds',
  'entra down',
  'vault down',
  'storage down',
] as const;
export type TroubleName = (typeof troubleNames)[number];

const en: DemoWords = {
  title: 'My Day – OtiumWork',
  localStack: 'Local stack: nothing leaves this machine',
  myDay: 'My Day',
  admin: 'Admin',
  views: 'Views',
  person: 'Person',
  language: 'Language',
  look: 'Look',
  looks: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  employee: (name, company) => `${name}, ${company}`,
  adminOf: (name, company) => `${name}, admin of ${company}`,
  onlyAdmins: (name) => `${name} is not an admin. Choose one under "Person" to see this card at work.`,
  behind: 'Behind the scenes',
  behindText: 'What happens at Microsoft, and in the cloud, while nobody looks.',
  clock: (at) => `For the service it is ${at}.`,
  night: 'Let the night fall',
  nightHint: 'The clock goes 24 hours forward, then the nightly run takes place.',
  hour: 'One hour later',
  mailbox: 'Mailbox',
  meeting: 'Meeting',
  untitled: '(no title)',
  noMeetings: 'There is no meeting in this calendar.',
  move: 'Move by 30 minutes',
  cancel: 'Cancel it',
  add: 'Add a meeting an hour ago',
  added: 'Added',
  addedTitle: 'Kick-off project Aurora',
  microsoftDoes: 'What Microsoft does with this account',
  ordinary: 'all goes well',
  trouble: 'Trouble in the cloud',
  troubles: {
    none: 'none',
    'graph down': 'Outlook (Graph) is down',
    'graph slow': 'Outlook (Graph) does not answer in time',
    'graph 429-seconds': 'Outlook (Graph) asks to wait',
    'entra down': "Microsoft's sign-in (Entra) is down",
    'vault down': 'the key vault is down',
    'storage down': 'the storage is down',
  },
  secret: "The company's client secret",
  secretWorks: 'works',
  secretExpired: 'has expired',
  nextSync: 'My Day follows with the next sync.',
  done: {
    moved: 'Moved at Microsoft.',
    cancelled: 'Cancelled at Microsoft.',
    added: 'Added at Microsoft.',
    behaves: 'Microsoft will do so from now on.',
    trouble: 'The trouble has begun.',
    well: 'All is well again.',
    secretExpired: 'The secret has expired at Microsoft.',
    secretWorks: 'The secret works again.',
    hour: 'It is one hour later.',
    nightFell: (ran) =>
      ran
        ? 'The night is over: the calendar was synced.'
        : 'The night is over. Nothing was due for this person.',
    working: 'One moment…',
  },
  failed: 'This did not work. Is the local stack still running?',
};

const de: DemoWords = {
  title: 'Mein Tag – OtiumWork',
  localStack: 'Lokaler Aufbau: nichts verlässt diesen Rechner',
  myDay: 'Mein Tag',
  admin: 'Verwaltung',
  views: 'Ansichten',
  person: 'Person',
  language: 'Sprache',
  look: 'Aussehen',
  looks: { auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  employee: (name, company) => `${name}, ${company}`,
  adminOf: (name, company) => `${name}, Admin von ${company}`,
  onlyAdmins: (name) =>
    `${name} ist kein Admin. Wählen Sie unter „Person“ einen aus, um diese Karte in Betrieb zu sehen.`,
  behind: 'Hinter den Kulissen',
  behindText: 'Was bei Microsoft und in der Cloud geschieht, während niemand hinsieht.',
  clock: (at) => `Für den Dienst ist es ${at}.`,
  night: 'Nacht werden lassen',
  nightHint: 'Die Uhr geht 24 Stunden vor, dann läuft der nächtliche Abgleich.',
  hour: 'Eine Stunde später',
  mailbox: 'Postfach',
  meeting: 'Termin',
  untitled: '(ohne Titel)',
  noMeetings: 'In diesem Kalender steht kein Termin.',
  move: 'Um 30 Minuten verschieben',
  cancel: 'Absagen',
  add: 'Termin vor einer Stunde eintragen',
  added: 'Eingetragen',
  addedTitle: 'Kick-off Projekt Aurora',
  microsoftDoes: 'Was Microsoft mit diesem Konto macht',
  ordinary: 'alles geht gut',
  trouble: 'Störung in der Cloud',
  troubles: {
    none: 'keine',
    'graph down': 'Outlook (Graph) ist ausgefallen',
    'graph slow': 'Outlook (Graph) antwortet nicht rechtzeitig',
    'graph 429-seconds': 'Outlook (Graph) bittet zu warten',
    'entra down': 'die Microsoft-Anmeldung (Entra) ist ausgefallen',
    'vault down': 'der Schlüsseltresor ist ausgefallen',
    'storage down': 'der Speicher ist ausgefallen',
  },
  secret: 'Der geheime Clientschlüssel der Firma',
  secretWorks: 'funktioniert',
  secretExpired: 'ist abgelaufen',
  nextSync: 'Mein Tag folgt beim nächsten Abgleich.',
  done: {
    moved: 'Bei Microsoft verschoben.',
    cancelled: 'Bei Microsoft abgesagt.',
    added: 'Bei Microsoft eingetragen.',
    behaves: 'So verhält sich Microsoft von jetzt an.',
    trouble: 'Die Störung hat begonnen.',
    well: 'Alles läuft wieder.',
    secretExpired: 'Der Schlüssel ist bei Microsoft abgelaufen.',
    secretWorks: 'Der Schlüssel funktioniert wieder.',
    hour: 'Es ist eine Stunde später.',
    nightFell: (ran) =>
      ran
        ? 'Die Nacht ist vorbei: Der Kalender wurde abgeglichen.'
        : 'Die Nacht ist vorbei. Für diese Person war nichts fällig.',
    working: 'Einen Moment …',
  },
  failed: 'Das hat nicht geklappt. Läuft der lokale Aufbau noch?',
};

export const demoWords: Readonly<Record<Language, DemoWords>> = { en, de };
