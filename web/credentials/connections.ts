// <ow-company-connections>: who in the company has connected, how it stands with them, and how far the night is. It may
// stand alone on a page. `isQuiet` shows nothing while there is nobody.
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { answerTo, type Trouble } from '../api/service';
import { OwElement } from '../element';
import { formLook } from '../form-look';
import { look } from '../look';
import { Poll } from '../poll';
import { nameOf } from './connection-row';
import { connectionsStyles } from './connections-styles';
import {
  everybody,
  firstPage,
  hasProblem,
  isRunning,
  neighbourOf,
  withFirstPage,
  without,
  withPage,
  type Connection,
  type People,
} from './people';
import { peopleList, summaryOf, wordsIn, type ListView } from './people-list';
import { onReturn } from './returned';
import { sayings, type Said } from './said';
import { styles } from './styles';
import { codesOf, toldOf, troubleNotice } from './trouble';

/** Where the focus goes on; the title, if there is nobody. */
const removeButtonOf = (userId: string | undefined): string =>
  userId === undefined ? '#title' : `button[data-user="${CSS.escape(userId)}"]`;

export class CompanyConnections extends OwElement {
  static override properties: PropertyDeclarations = {
    ...OwElement.properties,
    isQuiet: { attribute: false },
    people: { state: true },
    trouble: { state: true },
    isLoadingMore: { state: true },
    onlyProblems: { state: true },
    asked: { state: true },
    isRemoving: { state: true },
    rowTrouble: { state: true },
    said: { state: true },
  };

  static override styles = [look, formLook, styles, connectionsStyles];

  declare isQuiet: boolean;
  declare people: People | undefined;
  declare trouble: Trouble | undefined;
  declare isLoadingMore: boolean;
  declare onlyProblems: boolean;
  /** Whose removal is asked about. */
  declare asked: string | undefined;
  declare isRemoving: boolean;
  declare rowTrouble: Trouble | undefined;
  declare said: Said | undefined;

  readonly #poll: Poll;
  #reads = 0;

  constructor() {
    super();
    this.isQuiet = false;
    this.isLoadingMore = false;
    this.onlyProblems = false;
    this.isRemoving = false;
    this.#poll = new Poll(this, () => this.#read());
    onReturn(this, () => void this.#read());
    this.hear('ow-credentials', () => void this.#read());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('getToken') || changed.has('apiBase')) void this.#read();
  }

  get #words() {
    return wordsIn(this.language).words;
  }

  async #read(): Promise<void> {
    if (!this.getToken) return;
    const read = ++this.#reads;
    const answer = await answerTo(this.service.GET('/integrations/outlook/connections'));
    if (read !== this.#reads || this.isLoadingMore) return;
    if (!answer.trouble) {
      this.people = this.people ? withFirstPage(this.people, answer.data) : firstPage(answer.data);
      this.trouble = undefined;
    } else if (!this.people) this.#shows(answer.trouble);
    this.#poll.while(this.people?.night ? isRunning(this.people.night) : false);
  }

  #shows(trouble: Trouble): void {
    this.trouble = trouble;
    this.tell('ow-error', toldOf(trouble));
  }

  readonly #more = async (): Promise<void> => {
    const { people } = this;
    if (this.isLoadingMore || !people || people.next === null) return;
    this.isLoadingMore = true;
    const query = { next: people.next };
    const answer = await answerTo(
      this.service.GET('/integrations/outlook/connections', { params: { query } }),
    );
    this.isLoadingMore = false;
    if (answer.trouble) {
      this.#shows(answer.trouble);
      return;
    }
    this.trouble = undefined;
    this.people = withPage(this.people ?? people, answer.data);
    this.said = { isGood: false, text: summaryOf(this.people, this.#words, this.format) };
    // The button that was clicked is gone with the last page: on to the first of those that came.
    const first = answer.data.connections.find((person) => this.#shown().includes(person));
    if (this.people.next === null) await this.#focus(removeButtonOf(first?.userId));
  };

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #ask = (userId: string): void => {
    if (this.isRemoving) return;
    this.asked = userId;
    this.rowTrouble = undefined;
    this.said = undefined;
    void this.#focus('#removal');
  };

  readonly #cancel = (): void => {
    const { asked } = this;
    if (asked === undefined || this.isRemoving) return;
    this.asked = undefined;
    this.rowTrouble = undefined;
    void this.#focus(removeButtonOf(asked));
  };

  readonly #remove = async (person: Connection): Promise<void> => {
    if (this.isRemoving) return;
    this.isRemoving = true;
    this.rowTrouble = undefined;
    const { userId } = person;
    const params = { path: { userId } };
    const answer = await answerTo(
      this.service.DELETE('/integrations/outlook/connections/{userId}', { params }),
    );
    this.isRemoving = false;
    if (answer.trouble && answer.trouble.code !== 'not_found') {
      this.rowTrouble = answer.trouble;
      this.tell('ow-error', toldOf(answer.trouble));
      return;
    }
    const { removed, wasGone } = this.#words;
    this.said = { isGood: true, text: (answer.trouble ? wasGone : removed)(nameOf(person)) };
    const next = neighbourOf(userId, this.#shown());
    this.#reads++;
    if (this.people) this.people = without(this.people, userId);
    this.asked = undefined;
    await this.#focus(removeButtonOf(next));
  };

  #shown(): readonly Connection[] {
    const all = this.people ? everybody(this.people) : [];
    return this.onlyProblems ? all.filter(hasProblem) : all;
  }

  override render() {
    const { people } = this;
    if (this.isQuiet && (!people || everybody(people).length === 0)) return nothing;
    return html`<section class="card stack frame" part="card" aria-labelledby="title" lang=${this.language}>
      <h3 id="title" tabindex="-1">${this.#words.title}</h3>
      ${sayings(this.said)}
      <div role="alert" class="live">${this.trouble ? this.#trouble(this.trouble) : nothing}</div>
      ${people ? peopleList(this.#view(people)) : nothing}
      ${people || this.trouble ? nothing : html`<p class="muted">${wordsIn(this.language).common.loading}</p>`}
    </section>`;
  }

  #trouble(trouble: Trouble): TemplateResult {
    const { common: words } = wordsIn(this.language);
    const codes = codesOf(this.catalogue);
    const retry = () => void (this.people ? this.#more() : this.#read());
    return troubleNotice({ words, codes, trouble, retry });
  }

  #view(people: People): ListView {
    return {
      ...wordsIn(this.language),
      codes: codesOf(this.catalogue),
      format: this.format,
      now: new Date(),
      people,
      shown: this.#shown(),
      onlyProblems: this.onlyProblems,
      isLoadingMore: this.isLoadingMore,
      asked: this.asked,
      isRemoving: this.isRemoving,
      trouble: this.rowTrouble,
      filter: (onlyProblems) => {
        this.onlyProblems = onlyProblems;
        this.asked = undefined;
      },
      more: () => void this.#more(),
      ask: this.#ask,
      cancel: this.#cancel,
      remove: (person) => void this.#remove(person),
    };
  }
}

customElements.define('ow-company-connections', CompanyConnections);
