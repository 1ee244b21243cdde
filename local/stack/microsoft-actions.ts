// What can be made to happen at Microsoft's side while the app is not looking, as JSON: meetings move, vanish and
// appear, accounts change their behaviour, services fail, a company's secret lapses. Many may be asked for at once.

import * as z from 'zod';
import type { MicrosoftStandIn } from '../microsoft';

const address = z.string();
const meetingId = z.string();
const meeting = z.looseObject({
  subject: z.string().nullable(),
  start: z.coerce.date(),
  end: z.coerce.date(),
});

const secretState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('valid'), value: z.string() }),
  z.object({ kind: z.literal('expired') }),
]);

const action = z.discriminatedUnion('action', [
  z.object({ action: z.literal('move'), address, meetingId, byMinutes: z.number() }),
  z.object({ action: z.literal('cancel'), address, meetingId }),
  z.object({ action: z.literal('remove'), address, meetingId }),
  z.object({ action: z.literal('add'), address, meeting }),
  z.object({ action: z.literal('add-all'), address, meetings: z.array(meeting) }),
  z.object({ action: z.literal('behave'), address, behaviour: z.string() }),
  z.object({
    action: z.literal('fault'),
    fault: z
      .object({
        service: z.enum(['graph', 'entra']),
        kind: z.string(),
        mailbox: z.string().optional(),
        times: z.int().positive().optional(),
      })
      .nullable(),
  }),
  z.object({ action: z.literal('registration'), clientId: z.string(), kind: z.string() }),
  z.object({ action: z.literal('secret'), company: z.enum(['contoso', 'fabrikam']), state: secretState }),
]);

/** One action, or a list of them: then the answers in their order. Throws with a sentence at the first that is none. */
export function microsoftActions(microsoft: MicrosoftStandIn, body: unknown): unknown {
  if (!Array.isArray(body)) return microsoftAction(microsoft, body) ?? {};
  return { answers: body.map((each: unknown) => microsoftAction(microsoft, each) ?? {}) };
}

/** Answers the meeting that was added, or how many were. */
function microsoftAction(microsoft: MicrosoftStandIn, body: unknown): unknown {
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
    case 'add-all':
      return { added: microsoft.addMeetings(wanted.address, wanted.meetings).length };
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
