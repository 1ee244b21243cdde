// The stack's own interface under `/__local/`: tokens for the local people and for colleagues by the hundred, the
// clock, what was on the wire, and what happens at Microsoft, in the vault, in storage and in the queue meanwhile.
// It exists only here; the app has nothing like it.

import * as z from 'zod';
import { faultKinds } from '../faults';
import type { MicrosoftStandIn } from '../microsoft';
import { people, type LocalPerson } from '../people';
import type { WireLog } from '../wire';
import { durationMs } from './duration';
import { countMessages, putMessage } from './mailbox-queue';
import { memoryNow } from './memory';
import { microsoftActions } from './microsoft-actions';
import { jwksPath } from './environment';
import type { Issuer } from '../issuer';
import type { StandIns } from './stand-ins';

export type Controlled = {
  readonly issuer: Issuer;
  readonly requests: WireLog;
  readonly vault: Pick<StandIns['vault'], 'live' | 'deleted' | 'setFault'>;
  readonly storage: Pick<StandIns['storage'], 'setFault' | 'directConnectionString'>;
  readonly microsoft: MicrosoftStandIn | undefined;
  /** Shifts everybody's time and answers the new one. */
  advance(ms: number): Promise<Date>;
  readonly changed: () => void;
};

export type ControlAnswer = { readonly status: number; readonly body?: unknown };
type ControlRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

const ok = (body: unknown): ControlAnswer => ({ status: 200, body });
const refused = (error: string): ControlAnswer => ({ status: 400, body: { error } });

const tokenRequest = z.object({ user: z.string() });
const clockRequest = z.object({ advance: z.string() });
const faultRequest = z.object({
  fault: z.object({ kind: z.enum(faultKinds), times: z.int().positive().optional() }).nullable(),
  afterCalls: z.int().min(0).optional(),
});
const peopleRequest = z.object({
  company: z.enum(['contoso', 'fabrikam']),
  count: z.int().min(1).max(10_000),
});
const messageRequest = z.object({ text: z.string() });
/** One zone for all of them, so that their nights begin together. */
const zoneOfColleagues = people.anna.zoneinfo;

export async function answerControl(stack: Controlled, request: ControlRequest): Promise<ControlAnswer> {
  const { vault, requests, microsoft } = stack;
  switch (`${request.method} ${request.path}`) {
    case `GET ${jwksPath}`:
      return ok(stack.issuer.jwks);
    case 'POST /__local/token': {
      const wanted = tokenRequest.safeParse(request.body);
      const person = wanted.success ? personNamed(wanted.data.user, microsoft) : undefined;
      if (person === undefined)
        return refused('The body is {"user": "anna"}, or omar, kim, lee, or a colleague who was hired.');
      return ok({ token: await stack.issuer.tokenFor(person) });
    }
    case 'POST /__local/people': {
      const wanted = peopleRequest.safeParse(request.body);
      if (!wanted.success || microsoft === undefined)
        return refused('The body is {"company": "contoso", "count": 200}; needs the stand-in for Microsoft.');
      const hired = microsoft.hire(wanted.data.company, wanted.data.count);
      stack.changed();
      return ok({ people: hired.map(({ key, address }) => ({ user: key, address })) });
    }
    case 'POST /__local/clock': {
      const wanted = clockRequest.safeParse(request.body);
      const ms = wanted.success ? durationMs(wanted.data.advance) : undefined;
      if (ms === undefined) return refused('The body is {"advance": "PT24H"}, an ISO 8601 duration.');
      return ok({ now: (await stack.advance(ms)).toISOString() });
    }
    case 'GET /__local/requests':
      return ok({ requests: requests.entries() });
    case 'DELETE /__local/requests':
      requests.clear();
      return { status: 204 };
    case 'GET /__local/vault':
      return ok({ live: vault.live(), deleted: vault.deleted() });
    case 'POST /__local/vault':
    case 'POST /__local/storage': {
      const wanted = faultRequest.safeParse(request.body);
      if (!wanted.success)
        return refused(
          `The body is {"fault": {"kind": "down"}}, or another of ${faultKinds.join(', ')}, or null. ` +
            'With "afterCalls": 100 it begins so many calls later.',
        );
      const { fault, afterCalls } = wanted.data;
      (request.path.endsWith('vault') ? vault : stack.storage).setFault(fault, afterCalls);
      return { status: 204 };
    }
    case 'GET /__local/queue':
      return ok(await countMessages(stack.storage.directConnectionString));
    case 'POST /__local/queue': {
      const wanted = messageRequest.safeParse(request.body);
      if (!wanted.success) return refused('The body is {"text": "…"}, which goes into the queue as it is.');
      await putMessage(stack.storage.directConnectionString, wanted.data.text);
      return { status: 204 };
    }
    case 'GET /__local/memory':
      return ok(memoryNow());
    default:
      return answerMicrosoft(microsoft, stack.changed, request);
  }
}

/** One of the four, or somebody who was hired: a user of OtiumWork under the key of their Microsoft account. */
function personNamed(user: string, microsoft: MicrosoftStandIn | undefined): LocalPerson | undefined {
  if (Object.hasOwn(people, user)) return people[user as keyof typeof people];
  const account = microsoft?.accounts().find(({ key, hired }) => hired && key === user);
  if (account === undefined) return undefined;
  return { userId: user, name: user, company: account.company, roles: [], zoneinfo: zoneOfColleagues };
}

function answerMicrosoft(
  microsoft: MicrosoftStandIn | undefined,
  changed: () => void,
  { method, path, query, body }: ControlRequest,
): ControlAnswer {
  if (!path.startsWith('/__local/microsoft'))
    return { status: 404, body: { error: 'There is nothing here.' } };
  if (microsoft === undefined) return { status: 404, body: { error: 'There is no stand-in for Microsoft.' } };
  try {
    switch (`${method} ${path}`) {
      case 'GET /__local/microsoft/accounts':
        return ok({ accounts: microsoft.accounts() });
      case 'GET /__local/microsoft/registrations':
        return ok({ registrations: microsoft.registrations() });
      case 'GET /__local/microsoft/calendar':
        return ok({ meetings: microsoft.calendar(query['address'] ?? '') });
      case 'POST /__local/microsoft': {
        const result = microsoftActions(microsoft, body);
        changed();
        return ok(result);
      }
      default:
        return { status: 404, body: { error: 'There is nothing here.' } };
    }
  } catch (error) {
    return refused((error as Error).message);
  }
}
