// Graph's error envelope and the errors that the stand-in answers with. Codes are what apps may rely on; the
// messages are Graph's, abridged.

import { randomUUID } from 'node:crypto';

import { json } from '../http';
import type { Reply } from '../http';

export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply {
  const requestId = randomUUID();
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  };
  return json(status, { error: { code, message, innerError } }, { 'request-id': requestId, ...headers });
}

export function invalidToken(message: string): Reply {
  return graphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
      'client_id="00000003-0000-0000-c000-000000000000"',
  });
}

export function accessDenied(): Reply {
  return graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

export function badRequest(message: string, code = 'ErrorInvalidParameter'): Reply {
  return graphError(400, code, message);
}

export function mailboxNotEnabled(onPremises: boolean): Reply {
  return graphError(
    404,
    'MailboxNotEnabledForRESTAPI',
    onPremises
      ? 'REST API is not yet supported for this mailbox.'
      : 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  );
}
