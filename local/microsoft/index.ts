// The stand-in for Microsoft: Entra and Graph over real HTTP on loopback, with accounts that behave in every
// documented troublesome way. How a program signs in without a browser stands at the top of entra/authorize.ts.

import { meetingId } from '../calendar/meeting';
import type { StandInMeeting } from '../calendar/meeting';
import { findAccount } from './accounts';
import { behaviourNamed } from './behaviours';
import { answerEntra } from './entra';
import { plainPage } from './entra/pages';
import { effectOf } from './faults';
import type { Fault } from './faults';
import { answerGraph } from './graph';
import { registrations } from './registrations';
import type { Registration, RegistrationKind } from './registrations';
import { mailboxOf } from './mailbox-of';
import { listen } from './server';
import type { WireEntry } from './server';
import { createWorld, hire, snapshotOf } from './world';
import type { SecretState } from './world';

export type { WireEntry } from './server';

type CompanyName = 'contoso' | 'fabrikam';
type NewMeeting = Partial<StandInMeeting> & Pick<StandInMeeting, 'subject' | 'start' | 'end'>;

export type MicrosoftStandIn = {
  /** Origin without a slash at its end. */
  url: string;
  close(): Promise<void>;
  /** The live list. */
  calendar(address: string): StandInMeeting[];
  move(address: string, meetingId: string, byMinutes: number): void;
  cancel(address: string, meetingId: string): void;
  replaceCalendar(address: string, meetings: StandInMeeting[]): void;
  addMeeting(address: string, meeting: NewMeeting): StandInMeeting;
  /** In one go, for calendars of thousands. */
  addMeetings(address: string, meetings: readonly NewMeeting[]): readonly StandInMeeting[];
  removeMeeting(address: string, meetingId: string): void;
  accounts(): readonly {
    key: string;
    address: string;
    company: CompanyName;
    label: string;
    behaviour: string;
    hired: boolean;
  }[];
  /** So many more ordinary accounts, with empty calendars. */
  hire(company: CompanyName, count: number): readonly { key: string; address: string }[];
  setBehaviour(address: string, behaviour: string): void;
  setFault(fault: Fault | null): void;
  setCompanySecret(company: CompanyName, state: SecretState): void;
  /** Every app registration that exists, with the troublesome ones. */
  registrations(): readonly Registration[];
  setRegistration(clientId: string, kind: RegistrationKind): void;
  /** JSON-able state, for keeping it across restarts. */
  snapshot(): unknown;
};

export async function startMicrosoft(options: {
  /** 0 is any. */
  port: number;
  /** Registered with every app, as platform "Web". */
  redirectUris: readonly string[];
  calendars: Readonly<Record<string, StandInMeeting[]>>;
  /** An earlier snapshot; what it says goes before `calendars`. */
  state?: unknown;
  onRequest?: (entry: WireEntry) => void;
}): Promise<MicrosoftStandIn> {
  const world = await createWorld(options);
  let fault: Fault | null = null;
  let added = 0;

  const server = await listen(options.port, {
    answer: (service, request) => {
      if (request.path === '/')
        return Promise.resolve(plainPage(200, 'Here are Entra and Graph', whatThisIs));
      return service === 'graph' ? answerGraph(world, request) : answerEntra(world, request);
    },
    fault(service, request) {
      if (fault?.service !== service || fault.times === 0) return undefined;
      if (fault.mailbox !== undefined && fault.mailbox !== mailboxOf(request)) return undefined;
      if (fault.times !== undefined) fault = { ...fault, times: fault.times - 1 };
      return effectOf(fault);
    },
    onRequest: options.onRequest,
  });
  world.url = server.url;

  function calendarOf(address: string): StandInMeeting[] {
    const calendar = world.calendars.get(address.toLowerCase());
    if (calendar === undefined) throw new Error(`The stand-in for Microsoft has no account ${address}.`);
    return calendar;
  }

  function meetingOf(address: string, id: string): StandInMeeting {
    const meeting = calendarOf(address).find((candidate) => candidate.id === id);
    if (meeting === undefined) throw new Error(`${address} has no meeting ${id}.`);
    return meeting;
  }

  function addMeetings(address: string, given: readonly NewMeeting[]): readonly StandInMeeting[] {
    const calendar = calendarOf(address);
    const known = new Set(calendar.map(({ id }) => id));
    return given.map((one) => {
      let id = one.id ?? meetingId(`${address}|added|${(added += 1)}`);
      while (one.id === undefined && known.has(id)) id = meetingId(`${address}|added|${(added += 1)}`);
      if (known.has(id)) throw new Error(`${address} already has a meeting ${id}.`);
      known.add(id);
      const meeting: StandInMeeting = { ...unremarkable(), ...one, id };
      calendar.push(meeting);
      return meeting;
    });
  }

  return {
    url: server.url,
    close: () => server.close(),
    calendar: calendarOf,
    move(address, id, byMinutes) {
      const meeting = meetingOf(address, id);
      meeting.start = new Date(meeting.start.getTime() + byMinutes * 60_000);
      meeting.end = new Date(meeting.end.getTime() + byMinutes * 60_000);
    },
    cancel(address, id) {
      const meeting = meetingOf(address, id);
      meeting.isCancelled = true;
      meeting.subject = `Canceled: ${meeting.subject ?? ''}`.trim();
    },
    replaceCalendar(address, meetings) {
      const calendar = calendarOf(address);
      calendar.splice(0, calendar.length, ...meetings.map((meeting) => ({ ...meeting })));
    },
    addMeeting: (address, given) => addMeetings(address, [given])[0]!,
    addMeetings,
    removeMeeting(address, id) {
      const calendar = calendarOf(address);
      calendar.splice(calendar.indexOf(meetingOf(address, id)), 1);
    },
    accounts: () =>
      world.accounts.map(({ key, address, company, label, behaviour, hired }) => ({
        key,
        address,
        company,
        label,
        hired,
        behaviour: world.behaviours.get(address) ?? behaviour,
      })),
    setBehaviour(address, behaviour) {
      const account = findAccount(world.accounts, address);
      if (account === undefined) throw new Error(`The stand-in for Microsoft has no account ${address}.`);
      world.behaviours.set(account.address, behaviourNamed(behaviour));
    },
    hire: (company, count) => hire(world, company, count),
    setFault(next) {
      fault = next;
    },
    setCompanySecret(company, state) {
      world.secrets.set(company, state);
    },
    registrations: () =>
      registrations.map((row) => ({ ...row, kind: world.registrations.get(row.clientId) ?? row.kind })),
    setRegistration(clientId, kind) {
      if (!world.registrations.has(clientId)) throw new Error(`No app registration ${clientId}.`);
      world.registrations.set(clientId, kind);
    },
    snapshot: () => snapshotOf(world),
  };
}

const whatThisIs =
  'This address stands in for login.microsoftonline.com and graph.microsoft.com on this machine. ' +
  'There is nothing to open here: start from the application, with Connect Outlook.';

function unremarkable(): Omit<StandInMeeting, 'id' | 'subject' | 'start' | 'end'> {
  return {
    isAllDay: false,
    isCancelled: false,
    body: 'Confidential agenda.',
    attendees: ['guest@partner.example'],
    location: 'Room Zugspitze',
    organizer: 'organiser@partner.example',
  };
}
