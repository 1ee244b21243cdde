// The way back from Microsoft: what stands in the query comes out in the fragment of the frontend's page, as it came,
// and nowhere else.

import type { Answer } from './ask';
import { checkOne, type Check } from './check';
import { headerFaults, short, statusFaults } from './judge';

/** Made up, and such that it would do harm if it were put into a page or a header as it means. */
const query =
  'code=smoke-test-code&state=smoke-test-state%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%0D%0AX-Smoke-Test%3A%201';

export function relayCheck(api: string, secure: boolean): Check {
  const url = `${api}/integrations/outlook/callback?${query}`;
  return checkOne('GET /integrations/outlook/callback relays', { method: 'GET', url }, (answer) => {
    const status = statusFaults(answer, 303);
    if (status.length > 0) return { faults: status };
    const page = pageOf(answer);
    const location = answer.headers['location'] ?? '';
    return {
      faults: [
        ...(page ? [] : [`it leads to ${location === '' ? 'nowhere' : short(location)}`]),
        ...(page && secure && page.protocol !== 'https:' ? [`it leads to ${page.origin}, without TLS`] : []),
        ...(page && page.search !== '' ? ['a query in the address that it leads to'] : []),
        ...(location.endsWith(`#${query}`) ? [] : ["Microsoft's answer did not arrive as it came"]),
        ...('x-smoke-test' in answer.headers ? ['a header that came out of the query'] : []),
        ...(answer.body.includes('smoke-test') ? ["Microsoft's answer in the body"] : []),
        ...headerFaults(answer),
      ],
      ...(page && { note: `to ${page.origin}${page.pathname}` }),
    };
  });
}

/** The frontend's origin, as the service itself gives it away. */
export function frontendOf(answer: Answer | undefined): string | undefined {
  return answer?.status === 303 ? pageOf(answer)?.origin : undefined;
}

function pageOf({ headers }: Answer): URL | undefined {
  const location = headers['location'] ?? '';
  return /^https?:\/\//.test(location) && URL.canParse(location) ? new URL(location) : undefined;
}
