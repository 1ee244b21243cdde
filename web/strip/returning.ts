// The part of the callback that acts: it takes Microsoft's answer out of the address, hands it to the service once, and
// offers what came of it to the strip, if there is one.
import { answerTo, isFromService, type Trouble } from '../api/service';
import type { MicrosoftAnswer, SignInFinished } from '../api/types';
import { OwElement } from '../element';
import { answerIn } from './microsoft-answer';
import { goToMicrosoft, leavingMs, offer } from './sign-in';

/** How long a page may take to say who is signed in. */
const patienceMs = 5_000;
const path = '/integrations/outlook/callback';

export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'working' }
  | { readonly kind: 'signed-out' }
  /** Nobody is signed in here, and after a link to approve that was forwarded nobody needs to be. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'finished'; readonly finished: SignInFinished }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly again?: (() => void) | undefined };

export abstract class ReturningSignIn extends OwElement {
  static override properties = {
    ...OwElement.properties,
    returnTo: { attribute: 'return-to' },
    shown: { state: true },
    leaving: { state: true },
  };

  declare returnTo: string | undefined;
  declare protected shown: Shown;
  /** The page is on its way to Microsoft; should that not come, the button is usable again. */
  declare protected leaving: ReturnType<typeof setTimeout> | undefined;
  /** In memory alone. */
  #answer: MicrosoftAnswer | undefined;
  #isSending = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.shown = { kind: 'nothing' };
    this.on(window, 'pageshow', this.#returned);
  }

  /** Where people go on, if it is a page of the same site. */
  protected get home(): string | undefined {
    if (this.returnTo === undefined) return undefined;
    const { origin, href } = new URL(this.returnTo, location.href);
    return origin === location.origin ? href : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const answer = answerIn(location);
    if (!answer) return;
    // Before anything is sent anywhere, and so that a reload sends nothing again.
    history.replaceState(history.state, '', this.home ?? location.pathname);
    this.#answer = answer;
    this.shown = { kind: 'working' };
    this.#patience = setTimeout(() => {
      this.#nobody();
    }, patienceMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#patience);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.getToken && changed.has('getToken')) void this.send();
  }

  #nobody(): void {
    const isApproval = this.#answer?.admin_consent !== undefined;
    this.shown = isApproval ? { kind: 'stranger' } : { kind: 'signed-out' };
  }

  protected async send(isAgain = false): Promise<void> {
    const answer = this.#answer;
    if (!answer || this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#patience);
    if (await this.#hasToken()) await this.#finish(answer, isAgain);
    else this.#nobody();
    this.#isSending = false;
  }

  async #hasToken(): Promise<boolean> {
    try {
      return Boolean(await this.token());
    } catch {
      return false;
    }
  }

  async #finish(answer: MicrosoftAnswer, isAgain: boolean): Promise<void> {
    this.shown = offer(this, { kind: 'started' }) ? { kind: 'nothing' } : { kind: 'working' };
    const told = await answerTo(this.service.POST(path, { body: answer }));
    if (!told.trouble) {
      this.#succeeded(told.data);
      return;
    }
    const { trouble } = told;
    const connected = isAgain && trouble.code === 'sign_in_expired' && (await this.#connected());
    if (connected) this.#succeeded(connected);
    else this.#failed(trouble, answer);
  }

  /** The answer that got lost was a success: then Microsoft's answer is used up, but Outlook is connected. */
  async #connected(): Promise<SignInFinished | undefined> {
    const read = await answerTo(this.service.GET('/integrations/outlook'));
    if (read.trouble || read.data.status !== 'connected') return undefined;
    return { outcome: 'connected', status: read.data };
  }

  #succeeded(finished: SignInFinished): void {
    this.#answer = undefined;
    const isTaken = offer(this, { kind: 'finished', finished });
    this.shown = isTaken ? { kind: 'nothing' } : { kind: 'finished', finished };
    if (finished.outcome === 'connected')
      this.tell('ow-connected', { address: finished.status.account?.address ?? null });
  }

  #failed(trouble: Trouble, answer: MicrosoftAnswer): void {
    const { code } = trouble;
    const isSignedOut = code === 'not_signed_in';
    const isKept = isSignedOut || !isFromService(trouble);
    if (!isKept) this.#answer = undefined;
    const again = isKept ? () => void this.send(true) : undefined;
    const failed: Shown = { kind: 'failed', trouble, again };
    const isTaken = offer(this, failed);
    if (isSignedOut && answer.admin_consent !== undefined) {
      this.#nobody();
      return;
    }
    if (isTaken) this.shown = { kind: 'nothing' };
    else if (isSignedOut) this.#nobody();
    else this.shown = failed;
    this.tell('ow-error', { code, reference: isFromService(trouble) ? trouble.reference : null });
  }

  protected async connect(): Promise<void> {
    if (this.leaving) return;
    this.leaving = setTimeout(this.#returned, leavingMs);
    const trouble = await goToMicrosoft(this.service);
    if (!trouble) return;
    this.#returned();
    this.shown = { kind: 'failed', trouble };
  }

  readonly #returned = (): void => {
    clearTimeout(this.leaving);
    this.leaving = undefined;
  };
}
