// "Behind the scenes": lets things happen at Microsoft and in the cloud, so that every state can be seen in a minute.
import { html, LitElement, type PropertyDeclarations } from 'lit';
import { companies, people, type PersonName } from '../../local/people';
import { formatFor } from '../format';
import type { Language } from '../words/language';
import { choice, type Option } from './choice';
import { panelLook } from './demo-look';
import * as local from './local';
import { demoWords, troubleNames, type DemoWords, type TroubleName } from './words';

export class BehindTheScenes extends LitElement {
  static override properties: PropertyDeclarations = Object.fromEntries(
    'person language now accounts address meetings meetingId trouble works said'
      .split(' ')
      .map((name) => [name, {}]),
  );
  static override styles = panelLook;

  declare person: PersonName;
  declare language: Language;
  declare now: Date | undefined;
  declare accounts: readonly local.Account[];
  declare address: string | undefined;
  declare meetings: readonly local.Meeting[];
  declare meetingId: string | undefined;
  declare trouble: TroubleName;
  declare works: boolean;
  declare said: string;
  #busy = false;

  constructor() {
    super();
    this.accounts = [];
    this.meetings = [];
    this.trouble = 'none';
    this.works = true;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do('', async () => {
      this.accounts = (await local.accounts()).filter(({ hired }) => !hired);
      this.address = this.#own[0]?.address;
      await this.#look();
    });
  }

  get #words(): DemoWords {
    return demoWords[this.language];
  }

  /** The person's own account first, then the troublesome ones of their company. */
  get #own(): readonly local.Account[] {
    const { company } = people[this.person];
    const isOwn = ({ key }: local.Account) => (key === this.person ? 0 : 1);
    return this.accounts.filter((each) => each.company === company).sort((a, b) => isOwn(a) - isOwn(b));
  }

  async #look(): Promise<void> {
    this.now = await local.advance('PT0S');
    this.meetings = this.address === undefined ? [] : await local.meetingsBefore(this.now, this.address);
    if (!this.meetings.some(({ id }) => id === this.meetingId)) this.meetingId = this.meetings[0]?.id;
  }

  /** Does one thing at a time, and says how it went. */
  async #do(done: string | (() => string), work: () => Promise<unknown>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.said = this.#words.done.working;
    try {
      await work();
      await this.#look();
      this.said = typeof done === 'string' ? done : done();
    } catch {
      this.said = this.#words.failed;
    } finally {
      this.#busy = false;
    }
  }

  async #fallNight(): Promise<void> {
    let ran = false;
    await this.#do(
      () => this.#words.done.nightFell(ran),
      async () => {
        const before = await local.lastRunOf(this.person);
        await local.advance('PT24H');
        await local.sweep();
        const giveUpAt = performance.now() + 15_000;
        while (!ran && performance.now() < giveUpAt) {
          await new Promise((resolve) => setTimeout(resolve, 400));
          ran = (await local.lastRunOf(this.person)) !== before;
        }
      },
    );
    // For the elements on the page it is a sync like any other.
    document.dispatchEvent(new CustomEvent('ow-synced', { detail: {} }));
  }

  #setTrouble(name: TroubleName): Promise<void> {
    this.trouble = name;
    const [service, kind] = name.split(' ') as [string, string | undefined];
    const fault = kind === undefined ? null : { kind };
    return this.#do(name === 'none' ? this.#words.done.well : this.#words.done.trouble, async () => {
      const atMicrosoft = service === 'graph' || service === 'entra';
      await local.atMicrosoft({ action: 'fault', fault: fault && atMicrosoft ? { service, kind } : null });
      await local.atVault(service === 'vault' ? fault : null);
      await local.atStorage(service === 'storage' ? fault : null);
    });
  }

  #happens(action: object, done: string): Promise<void> {
    const words = this.#words;
    return this.#do(`${done} ${words.nextSync}`, () =>
      local.atMicrosoft({ address: this.address, meetingId: this.meetingId, ...action }),
    );
  }

  #add(): Promise<void> {
    const at = (this.now ?? new Date()).getTime();
    const halfHourMs = 1_800_000;
    const start = Math.floor(at / halfHourMs - 2) * halfHourMs;
    const meeting = { subject: this.#words.addedTitle, start, end: start + halfHourMs };
    return this.#happens({ action: 'add', meeting }, this.#words.done.added);
  }

  override render() {
    const words = this.#words;
    const format = formatFor(this.language);
    const timeZone = people[this.person].zoneinfo;
    const shown = (at: Date, dateStyle: 'medium' | 'short') =>
      format.dates(at, { dateStyle, timeStyle: 'short', timeZone });
    const behaviour = this.accounts.find(({ address }) => address === this.address)?.behaviour ?? '';
    const behaviours = new Map(this.accounts.map(({ behaviour, label }) => [behaviour, label]));
    behaviours.set('ordinary', words.ordinary);
    const meetings = this.meetings.map(({ id, subject, start }): Option => {
      const title = subject === null || subject === '' ? words.untitled : subject;
      return [id, `${shown(new Date(start), 'short')} ${title}`];
    });
    const happens = (action: object, done: string) => () => this.#happens(action, done);
    return html`<section class="card stack" aria-labelledby="title">
      <div>
        <h2 id="title">${words.behind}</h2>
        <p class="muted small">${words.behindText}</p>
      </div>
      <p role="status" class="notice small">${this.said}</p>
      <div class="stack">
        <p class="small">${this.now === undefined ? '' : words.clock(shown(this.now, 'medium'))}</p>
        <button class="primary" aria-describedby="night-hint" @click=${() => this.#fallNight()}>
          ${words.night}
        </button>
        <p id="night-hint" class="muted small">${words.nightHint}</p>
        <button class="slim" @click=${() => this.#do(words.done.hour, () => local.advance('PT1H'))}>
          ${words.hour}
        </button>
      </div>
      ${choice(
        words.mailbox,
        this.#own.map(({ address }): Option => [address, address]),
        this.address ?? '',
        (address) => this.#chooseMailbox(address),
      )}
      ${choice(words.microsoftDoes, [...behaviours], behaviour, (name) => this.#behave(name))}
      ${choice(
        words.meeting,
        meetings.length > 0 ? meetings : [['', words.noMeetings]],
        this.meetingId ?? '',
        (id) => (this.meetingId = id),
      )}
      <div class="row">
        <button class="slim" @click=${happens({ action: 'move', byMinutes: 30 }, words.done.moved)}>
          ${words.move}
        </button>
        <button class="slim" @click=${happens({ action: 'cancel' }, words.done.cancelled)}>
          ${words.cancel}
        </button>
        <button class="slim" @click=${() => this.#add()}>${words.add}</button>
      </div>
      ${choice(
        words.trouble,
        troubleNames.map((name): Option => [name, words.troubles[name]]),
        this.trouble,
        (name) => this.#setTrouble(name as TroubleName),
      )}
      ${choice(
        `${words.secret} (${companies[people[this.person].company].name})`,
        [
          ['works', words.secretWorks],
          ['expired', words.secretExpired],
        ],
        this.works ? 'works' : 'expired',
        (state) => this.#setSecret(state === 'works'),
      )}
    </section>`;
  }

  #chooseMailbox(address: string): Promise<void> {
    this.address = address;
    return this.#do('', () => Promise.resolve());
  }

  #behave(behaviour: string): Promise<void> {
    return this.#do(this.#words.done.behaves, async () => {
      await local.atMicrosoft({ action: 'behave', address: this.address, behaviour });
      this.accounts = (await local.accounts()).filter(({ hired }) => !hired);
    });
  }

  #setSecret(works: boolean): Promise<void> {
    this.works = works;
    const { secretWorks, secretExpired } = this.#words.done;
    return this.#do(works ? secretWorks : secretExpired, () =>
      local.setSecret(people[this.person].company, works),
    );
  }
}
customElements.define('ow-behind-the-scenes', BehindTheScenes);
