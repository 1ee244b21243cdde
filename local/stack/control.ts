// The stack's own interface under `/__local/`: tokens for the local people, the clock, what was on the wire, and
// what happens at Microsoft and in the vault meanwhile. It exists only here; the app has nothing like it.

import * as z from 'zod';
import type { LocalStorage } from '../azurite';
import { faultKinds } from '../faults';
import type { MicrosoftStandIn } from '../microsoft';
import { people } from '../people';
import type { VaultStandIn } from '../vault';
import type { WireLog } from '../wire';
import { durationMs } from './duration';
import { microsoftAction } from './microsoft-actions';
import { jwksPath } from './environment';
import type { Issuer } from '../issuer';

export type Controlled = {
  readonly issuer: Issuer;
  readonly requests: WireLog;
  readonly vault: VaultStandIn;
  readonly storage: Pick<LocalStorage, 'setFault'>;
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

const tokenRequest = z.object({ user: z.enum(['anna', 'omar', 'kim', 'lee']) });
const clockRequest = z.object({ advance: z.string() });
const faultRequest = z.object({
  fault: z.object({ kind: z.enum(faultKinds), times: z.int().positive().optional() }).nullable(),
});

export async function answerControl(stack: Controlled, request: ControlRequest): Promise<ControlAnswer> {
  const { vault, requests, microsoft } = stack;
  switch (`${request.method} ${request.path}`) {
    case `GET ${jwksPath}`:
      return ok(stack.issuer.jwks);
    case 'POST /__local/token': {
      const wanted = tokenRequest.safeParse(request.body);
      if (!wanted.success) return refused('The body is {"user": "anna"}, or omar, kim, lee.');
      return ok({ token: await stack.issuer.tokenFor(people[wanted.data.user]) });
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
          `The body is {"fault": {"kind": "down"}}, or another of ${faultKinds.join(', ')}, or null.`,
        );
      (request.path.endsWith('vault') ? vault : stack.storage).setFault(wanted.data.fault);
      return { status: 204 };
    }
    default:
      return answerMicrosoft(microsoft, stack.changed, request);
  }
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
        const result = microsoftAction(microsoft, body);
        changed();
        return ok(result ?? {});
      }
      default:
        return { status: 404, body: { error: 'There is nothing here.' } };
    }
  } catch (error) {
    return refused((error as Error).message);
  }
}
