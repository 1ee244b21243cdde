// What can be made to happen at Microsoft's side while the app is not looking, as JSON: meetings move, vanish and
// appear, accounts change their behaviour, services fail, a company's secret lapses.

import * as z from 'zod';
import type { MicrosoftStandIn } from '../microsoft';

const address = z.string();
const meetingId = z.string();

const secretState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('valid'), value: z.string() }),
  z.object({ kind: z.literal('expired') }),
]);

const action = z.discriminatedUnion('action', [
  z.object({ action: z.literal('move'), address, meetingId, byMinutes: z.number() }),
  z.object({ action: z.literal('cancel'), address, meetingId }),
  z.object({ action: z.literal('remove'), address, meetingId }),
  z.object({
    action: z.literal('add'),
    address,
    meeting: z.looseObject({
      subject: z.string().nullable(),
      start: z.coerce.date(),
      end: z.coerce.date(),
    }),
  }),
  z.object({ action: z.literal('behave'), address, behaviour: z.string() }),
  z.object({
    action: z.literal('fault'),
    fault: z
      .object({ service: z.enum(['graph', 'entra']), kind: z.string(), times: z.int().positive().optional() })
      .nullable(),
  }),
  z.object({ action: z.literal('registration'), clientId: z.string(), kind: z.string() }),
  z.object({ action: z.literal('secret'), company: z.enum(['contoso', 'fabrikam']), state: secretState }),
]);

/** Throws with a sentence when the action is not one of these; answers the meeting that was added. */
export function microsoftAction(microsoft: MicrosoftStandIn, body: unknown): unknown {
  const parsed = action.safeParse(body);
  if (!parsed.success) throw new Error(`This is not an action: ${z.prettifyError(parsed.error)}`);
  const wanted = parsed.data;
  switch (wanted.action) {
    case 'move':
      microsoft.move(wanted.address, wanted.meetingId, wanted.byMinutes);
      return undefined;
    case 'cancel':
      microsoft.cancel(wanted.address, wanted.meetingId);
      return undefined;
    case 'remove':
      microsoft.removeMeeting(wanted.address, wanted.meetingId);
      return undefined;
    case 'add':
      return microsoft.addMeeting(wanted.address, wanted.meeting);
    case 'behave':
      microsoft.setBehaviour(wanted.address, wanted.behaviour);
      return undefined;
    case 'fault':
      microsoft.setFault(wanted.fault as never);
      return undefined;
    case 'registration':
      microsoft.setRegistration(wanted.clientId, wanted.kind as never);
      return undefined;
    case 'secret':
      microsoft.setCompanySecret(wanted.company, wanted.state);
      return undefined;
  }
}
