// A sign-in, seen from the page: how it is started, and what the callback and the strip say to each other, so that its
// outcome is shown exactly once. The callback offers its news, and shows them itself if no strip takes them.
import { answerTo, type Service, type Trouble } from '../api/service';
import type { SignInFinished } from '../api/types';

/** Should Microsoft's page not come, the button is usable again after this. */
export const leavingMs = 15_000;

/** Sends the page to Microsoft; what comes back is why it could not. */
export async function goToMicrosoft(service: Service): Promise<Trouble | undefined> {
  const answer = await answerTo(service.POST('/integrations/outlook/connect', { body: {} }));
  if (answer.trouble) return answer.trouble;
  const { authorizeUrl } = answer.data;
  // Of all that a URL can be, only a page.
  if (!/^https?:/i.test(authorizeUrl)) return { code: 'no_answer' };
  location.assign(authorizeUrl);
  return undefined;
}

/** `again` sends Microsoft's answer once more, after the network lost it. */
export type SignInNews =
  | { readonly kind: 'started' }
  | { readonly kind: 'finished'; readonly finished: SignInFinished }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly again?: (() => void) | undefined };

export const signInNews = 'ow-sign-in';

/** Whether a strip on the page took the news. */
export function offer(from: HTMLElement, detail: SignInNews): boolean {
  return !from.dispatchEvent(
    new CustomEvent(signInNews, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}
