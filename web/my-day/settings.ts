// The user's time zone and word list: read, saved, and followed by a sync where one is possible, because both decide
// what is imported.
import type { ReactiveControllerHost } from 'lit';
import { answerTo, isFromService, type Service, type Trouble } from '../api/service';
import type { Preferences, SyncRun } from '../api/types';
import { wordsIn } from './settings-words';
import { knownZone, sameClock } from './zone';

type Change = { readonly timeZone?: string | null; readonly excludeWords?: string[] };
export type Part = 'zone' | 'words';
export type Refused = 'unknown' | 'tooLong' | 'tooMany';

type Needs = {
  service(): Service;
  hasSaved(part: Part, preferences: Preferences): void;
  /** `run` is absent where no sync was possible. */
  hasSynced(part: Part, run: SyncRun | undefined): void;
};

const longestWord = 100;
const mostWords = 100;

export class Settings {
  preferences: Preferences | undefined;
  /** As typed; without one, as saved. */
  zone: string | undefined;
  words: string | undefined;
  refused: Partial<Record<Part, Refused>> = {};
  trouble: Trouble | undefined;
  saving: Part | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #needs: Needs;
  /** Asked and answered: the zones may differ. */
  #keeps = false;

  constructor(host: ReactiveControllerHost, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
  }

  get browserZone(): string {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** Whether the clock beside the screen shows another time than My Day does. */
  get differs(): boolean {
    return (
      this.preferences !== undefined &&
      !sameClock(this.browserZone, knownZone(this.preferences.timeZone), new Date())
    );
  }

  /** Worth a hint unasked: nobody has chosen the zone that differs. */
  get asksForZone(): boolean {
    return this.differs && !this.#keeps && this.preferences?.timeZoneSource !== 'preference';
  }

  async read(): Promise<void> {
    const answer = await answerTo(this.#needs.service().GET('/integrations/outlook/preferences'));
    if (!answer.trouble) this.preferences = answer.data;
    this.#host.requestUpdate();
  }

  keepZone(): void {
    this.#keeps = true;
    this.#host.requestUpdate();
  }

  type(part: Part, text: string): void {
    this[part] = text;
    this.refused = {};
    this.#host.requestUpdate();
  }

  /** `null` is the profile's. */
  async saveZone(timeZone: string | null): Promise<void> {
    if (this.saving) return;
    if (timeZone?.trim() === '') this.#refuse('zone', 'unknown');
    else await this.#save('zone', { timeZone: timeZone?.trim() ?? null });
  }

  async saveWords(): Promise<void> {
    if (this.saving || this.words === undefined) return;
    const excludeWords = wordsIn(this.words);
    if (excludeWords.length > mostWords) this.#refuse('words', 'tooMany');
    else if (excludeWords.some(({ length }) => length > longestWord)) this.#refuse('words', 'tooLong');
    else await this.#save('words', { excludeWords });
  }

  async #save(part: Part, change: Change): Promise<void> {
    this.saving = part;
    this.trouble = undefined;
    this.#host.requestUpdate();
    const answer = await answerTo(
      this.#needs.service().PUT('/integrations/outlook/preferences', { body: change }),
    );
    this.saving = undefined;
    this.#host.requestUpdate();
    if (answer.trouble) {
      this.#failed(part, answer.trouble);
      return;
    }
    this.preferences = answer.data;
    this[part] = undefined;
    this.refused = {};
    this.#needs.hasSaved(part, answer.data);
    this.#needs.hasSynced(part, await this.#syncAgain());
  }

  #failed(part: Part, trouble: Trouble): void {
    const isField = isFromService(trouble) && (trouble.errors ?? []).length > 0;
    if (isField) this.refused = { [part]: part === 'zone' ? 'unknown' : 'tooLong' };
    else this.trouble = trouble;
  }

  /** What a sync that fails says belongs to the strip; here the preferences are saved all the same. */
  async #syncAgain(): Promise<SyncRun | undefined> {
    const status = await answerTo(this.#needs.service().GET('/integrations/outlook'));
    if (status.trouble || status.data.status !== 'connected') return undefined;
    const run = await answerTo(this.#needs.service().POST('/integrations/outlook/sync', { body: {} }));
    return run.trouble ? undefined : run.data;
  }

  #refuse(part: Part, refused: Refused): void {
    this.refused = { [part]: refused };
    this.#host.requestUpdate();
  }
}
