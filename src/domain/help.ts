// What an employee forwards to whoever can act: the link and the text. Pure words, built from the company's registration.
import { messages, places } from './messages';
import { isCompanyCode, remedies, type Code } from './failure';

export type Help = { readonly adminConsentUrl: string | null; readonly forwardText: string };

/** Whether a problem comes with something to forward. */
export function hasHelp(code: Code): boolean {
  const remedy = remedies[code];
  return (
    remedy === 'ask-admin' ||
    remedy === 'fix-credentials' ||
    code === 'sign_in_not_finished' ||
    code === 'sign_in_not_heard_of'
  );
}

/** The help for a code; `undefined` where nobody else has to act. */
export function helpFor(
  code: Code,
  facts: { readonly adminConsentUrl: string | null; readonly calendarScope: string },
): Help | undefined {
  if (!hasHelp(code)) return undefined;
  const { adminConsentUrl } = facts;
  if (isCompanyCode(code)) {
    const forwardText = [
      'Hello,',
      '',
      'OtiumWork cannot reach our Microsoft 365 calendars. What it says:',
      `"${messages[code].detail}"`,
      '',
      `The place to put it right: OtiumWork → ${places.credentials} (needs an OtiumWork admin).`,
      'The values come from: Entra admin center → App registrations → OtiumWork.',
      'Once saved, OtiumWork verifies them at once. After a new secret nobody has to connect again; after another tenant or client everybody does, once.',
      '',
      'Should Microsoft ask for an approval afterwards:',
      '',
      consentBody(facts),
    ].join('\n');
    return { adminConsentUrl, forwardText };
  }
  return {
    adminConsentUrl,
    forwardText: consentText({ adminConsentUrl, calendarScope: facts.calendarScope }),
  };
}

/** The text for IT: what is asked for, the ways to grant it, and what surprises people on the way. */
export function consentText(facts: {
  readonly adminConsentUrl: string | null;
  readonly calendarScope: string;
}): string {
  return `Hello,\n\n${consentBody(facts)}`;
}

function consentBody(facts: {
  readonly adminConsentUrl: string | null;
  readonly calendarScope: string;
}): string {
  const link = facts.adminConsentUrl ?? `(the link appears once ${places.credentials} is filled in)`;
  return [
    "I would like to connect my Outlook calendar to OtiumWork, our time tracking. Microsoft asks for an administrator's approval first.",
    '',
    `What OtiumWork asks for: ${facts.calendarScope}, User.Read and offline_access (plus openid and profile for the sign-in). Of a meeting it reads title, start, end and whether it is cancelled or all-day.`,
    'What it never reads: bodies, attendees, attachments, locations, mail, contacts. It cannot write anything.',
    '',
    `To approve it for everybody, open this link as Cloud Application Administrator or Application Administrator and accept: ${link}`,
    'Or: Entra admin center → App registrations → OtiumWork → API permissions → Grant admin consent for [tenant].',
    'Or let people ask: Entra admin center → Enterprise applications → Consent and permissions → Admin consent settings → enable admin consent requests.',
    '',
    'Microsoft may show "unverified": the application is registered in our own tenant, and own applications carry no publisher badge.',
    'A page that says "Oh no" or cannot be found after you have accepted is harmless: the approval is already saved.',
    'To check: Entra admin center → Enterprise applications → OtiumWork → Properties → "Enabled for users to sign-in" is Yes, and Permissions lists the approval. If "Assignment required" is Yes, assign me too.',
    '',
    'Afterwards all that is left to do: open OtiumWork, then click Connect again.',
  ].join('\n');
}
