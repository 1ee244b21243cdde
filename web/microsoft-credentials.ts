// <ow-microsoft-credentials>: the company admin's card under Admin → Settings → Microsoft credentials. It guides
// through the app registration at Microsoft, verifies and saves, tests, rotates, removes, and shows who is connected.
//
//   <ow-microsoft-credentials api-base="https://api.example.com/api" locale="de"></ow-microsoft-credentials>
//   element.getToken = () => token;
//
// Tells `ow-credentials` after a save and a removal, `ow-error` about trouble. Themed by the properties in look.ts and
// the parts card, standing, notice, facts, field, button, table.
import './shared';
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { answerTo, type Trouble } from './api/service';
import type { Credentials } from './api/types';
import {
  cardStyles,
  configuredCard,
  emptyCard,
  otherCards,
  type Action,
  type CardDoes,
  type CardState,
} from './credentials/card';
import { dateHere } from './credentials/expiry';
import { guideStyles } from './credentials/guide';
import { timeHere } from './credentials/moment';
import { onReturn } from './credentials/returned';
import { sayings, type Said } from './credentials/said';
import { standingMark, standingStyles, type View } from './credentials/standing';
import { styles } from './credentials/styles';
import { codesOf, toldOf, troubleNotice } from './credentials/trouble';
import { OwElement } from './element';
import { formLook } from './form-look';
import { look } from './look';
import { credentialsWords } from './words/credentials';

export class MicrosoftCredentials extends OwElement implements CardState {
  static override properties: PropertyDeclarations = {
    ...OwElement.properties,
    credentials: { state: true },
    trouble: { state: true },
    opened: { state: true },
    busy: { state: true },
    said: { state: true },
    actionTrouble: { state: true },
  };

  static override styles = [look, formLook, styles, guideStyles, standingStyles, cardStyles];

  declare credentials: Credentials | undefined;
  /** Why there is nothing to show. */
  declare trouble: Trouble | undefined;
  declare opened: CardState['opened'];
  declare busy: CardState['busy'];
  declare said: Said | undefined;
  declare actionTrouble: Trouble | undefined;

  #reads = 0;

  constructor() {
    super();
    // Somebody may have rotated the secret in another tab; what is being typed here stays.
    onReturn(this, () => {
      if (this.getToken && this.opened === undefined && this.busy === undefined) void this.#read();
    });
    this.hear('ow-credentials', () => void this.#read());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.getToken && (changed.has('getToken') || changed.has('apiBase'))) void this.#read();
  }

  get #words() {
    return credentialsWords[this.language];
  }

  /** The newest read wins; trouble with one that nobody asked for leaves what is shown. */
  readonly #read = async (): Promise<void> => {
    const read = ++this.#reads;
    const answer = await answerTo(this.service.GET('/integrations/outlook/credentials'));
    if (read !== this.#reads) return;
    if (!answer.trouble) {
      this.credentials = answer.data;
      this.trouble = undefined;
    } else if (!this.credentials) {
      this.trouble = answer.trouble;
      this.tell('ow-error', toldOf(answer.trouble));
    }
  };

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  readonly #does: CardDoes = {
    act: (action: Action) => {
      if (this.busy !== undefined) return;
      if (action === this.opened) {
        this.#does.close();
        return;
      }
      this.said = undefined;
      this.actionTrouble = undefined;
      if (action === 'test') {
        void this.#test();
        return;
      }
      this.opened = action;
      if (action === 'remove') void this.#focus('removal');
    },
    close: () => {
      const { opened } = this;
      this.opened = undefined;
      this.actionTrouble = undefined;
      if (opened !== undefined) void this.#focus(opened);
    },
    saved: (saved) => {
      const { opened } = this;
      const at = new Date(saved.verification.at ?? Date.now());
      this.#show(saved, this.#words.state.savedAt(timeHere(this.format, at)), opened ?? 'title');
    },
    remove: () => {
      if (this.busy === undefined) void this.#remove();
    },
  };

  #show(credentials: Credentials, text: string, focus: string): void {
    this.#reads++;
    this.credentials = credentials;
    this.opened = undefined;
    this.said = { text, isGood: true };
    void this.#focus(focus);
    this.tell('ow-credentials', { configured: credentials.configured });
  }

  async #test(): Promise<void> {
    this.busy = 'test';
    const answer = await answerTo(this.service.POST('/integrations/outlook/credentials/test', { body: {} }));
    this.busy = undefined;
    if (answer.trouble) {
      this.actionTrouble = answer.trouble;
      this.tell('ow-error', toldOf(answer.trouble));
      return;
    }
    const verification = answer.data;
    const { code, at } = verification;
    const { tested, testFailed } = this.#words.state;
    if (this.credentials) this.credentials = { ...this.credentials, verification };
    this.said =
      code === null
        ? { isGood: true, text: tested(timeHere(this.format, new Date(at ?? Date.now()))) }
        : { isGood: false, text: testFailed(codesOf(this.catalogue)[code].title) };
  }

  async #remove(): Promise<void> {
    this.busy = 'remove';
    this.actionTrouble = undefined;
    const answer = await answerTo(this.service.DELETE('/integrations/outlook/credentials'));
    this.busy = undefined;
    if (answer.trouble) {
      this.actionTrouble = answer.trouble;
      this.tell('ow-error', toldOf(answer.trouble));
    } else this.#show(answer.data, this.#words.state.removed, 'title');
  }

  override render() {
    const words = this.#words;
    const { credentials, trouble, said } = this;
    if (trouble?.code === 'not_allowed')
      return html`<p class="card muted" part="card" lang=${this.language}>${words.notAdmin}</p>`;
    const view = credentials && this.#view(credentials);
    return html`<div class="frame" lang=${this.language}>
      <section class="card stack" part="card" aria-labelledby="title">
        <div class="head">
          <h2 id="title" tabindex="-1">${words.title}</h2>
          ${view ? standingMark(view) : nothing}
        </div>
        ${sayings(said)}
        <div role="alert" class="live">${trouble ? this.#trouble(trouble) : nothing}</div>
        ${view ? this.#card(view) : trouble ? nothing : html`<p class="muted">${words.loading}</p>`}
      </section>
      ${credentials ? otherCards(credentials, this) : nothing}
    </div>`;
  }

  #trouble(trouble: Trouble) {
    return troubleNotice({
      words: this.#words,
      codes: codesOf(this.catalogue),
      trouble,
      retry: () => void this.#read(),
    });
  }

  #view(credentials: Credentials): View {
    const codes = codesOf(this.catalogue);
    return { words: this.#words, codes, format: this.format, credentials, today: dateHere(new Date()) };
  }

  #card(view: View) {
    return view.credentials.configured
      ? configuredCard(view, this, this.#does, this)
      : emptyCard(view, this.#does, this);
  }
}

customElements.define('ow-microsoft-credentials', MicrosoftCredentials);
