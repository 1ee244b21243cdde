// The settings of My Day: the time zone and the words that keep a meeting out.
import { html, nothing, type TemplateResult } from 'lit';
import type { CodesWords } from '../../words/codes';
import type { MyDayWords } from '../../words/my-day';
import type { Part, Settings } from '../settings';
import { notice } from './notice';

const zones = Intl.supportedValuesOf('timeZone');

type SaidHere = { readonly text: string; readonly at: string | undefined } | undefined;

export function settingsView(
  settings: Settings,
  said: SaidHere,
  words: MyDayWords,
  codes: CodesWords | undefined,
): TemplateResult {
  const { preferences, trouble } = settings;
  if (!preferences) return html``;
  return html`<details class="settings" part="settings">
    <summary>${words.settings.heading}</summary>
    <div class="forms">
      ${zoneForm(settings, preferences.timeZone, said, words.settings)}
      ${wordsForm(settings, preferences.excludeWords, said, words.settings)}
    </div>
    <div role="alert">${trouble ? notice({ trouble }, words, codes) : nothing}</div>
  </details>`;
}

/** Shown without being asked for: nobody has chosen the zone, and it is not where this device is. */
export function zoneHint(settings: Settings, words: MyDayWords['settings']): TemplateResult | typeof nothing {
  const { preferences, browserZone } = settings;
  if (!preferences || !settings.asksForZone) return nothing;
  return html`<div class="notice row zone-hint" part="notice">
    <p>${words.browserDiffers(browserZone, preferences.timeZone)}</p>
    <div class="row">
      ${button(settings, 'zone', words.adopt(browserZone), words, () => settings.saveZone(browserZone), 'primary slim')}
      <button class="slim" @click=${() => settings.keepZone()}>${words.keep(preferences.timeZone)}</button>
    </div>
  </div>`;
}

function zoneForm(
  settings: Settings,
  saved: string,
  said: SaidHere,
  words: MyDayWords['settings'],
): TemplateResult {
  const { preferences, browserZone, differs, refused, zone } = settings;
  const save = (event: Event) => {
    event.preventDefault();
    void settings.saveZone(zone ?? saved);
  };
  return html`<form class="stack" novalidate @submit=${save}>
    <div class="field">
      <label for="zone">${words.zone}</label>
      <input
        id="zone"
        list="zones"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="zone-help${refused.zone ? ' zone-error' : ''}"
        aria-invalid=${refused.zone ? 'true' : 'false'}
        .value=${zone ?? saved}
        @input=${typing(settings, 'zone')}
      />
      <datalist id="zones">${zones.map((each) => html`<option value=${each}></option>`)}</datalist>
      <p id="zone-help" class="muted small">
        ${preferences ? words.sources[preferences.timeZoneSource] : ''} ${words.zoneHelp}
      </p>
      ${refused.zone ? html`<p id="zone-error" class="error">${words.zoneUnknown}</p>` : nothing}
    </div>
    ${differs && preferences ? html`<p class="small">${words.browserDiffers(browserZone, preferences.timeZone)}</p>` : nothing}
    <div class="row">
      ${button(settings, 'zone', words.save, words)}
      ${
        differs
          ? button(settings, 'zone', words.adopt(browserZone), words, () => settings.saveZone(browserZone))
          : nothing
      }
      ${
        preferences?.timeZoneSource === 'preference'
          ? button(settings, 'zone', words.profileZone, words, () => settings.saveZone(null))
          : nothing
      }
    </div>
    ${saidHere(said, 'zone')}
  </form>`;
}

function wordsForm(
  settings: Settings,
  saved: readonly string[],
  said: SaidHere,
  words: MyDayWords['settings'],
): TemplateResult {
  const { refused } = settings;
  const save = (event: Event) => {
    event.preventDefault();
    void settings.saveWords();
  };
  const mistakes = { tooLong: words.wordsTooLong, tooMany: words.wordsTooMany, unknown: words.wordsTooLong };
  return html`<form class="stack" novalidate @submit=${save}>
    <div class="field">
      <label for="words">${words.words}</label>
      <textarea
        id="words"
        rows="4"
        aria-describedby="words-help${refused.words ? ' words-error' : ''}"
        aria-invalid=${refused.words ? 'true' : 'false'}
        .value=${settings.words ?? saved.join('\n')}
        @input=${typing(settings, 'words')}
      ></textarea>
      <p id="words-help" class="muted small">${words.wordsHelp}</p>
      ${refused.words ? html`<p id="words-error" class="error">${mistakes[refused.words]}</p>` : nothing}
    </div>
    <div class="row">${button(settings, 'words', words.save, words)}</div>
    ${saidHere(said, 'words')}
  </form>`;
}

/** For the eye, where it happened; the ear has heard it. */
function saidHere(said: SaidHere, part: Part): TemplateResult | typeof nothing {
  return said?.at === part ? html`<p class="small" aria-hidden="true">${said.text}</p>` : nothing;
}

/** Without `act` it submits its form. All of them wait for one another. */
function button(
  settings: Settings,
  part: Part,
  text: string,
  words: MyDayWords['settings'],
  act?: () => unknown,
  classes = '',
): TemplateResult {
  const isWaiting = settings.saving !== undefined;
  return html`<button
    class=${classes}
    type=${act ? 'button' : 'submit'}
    aria-disabled=${isWaiting}
    @click=${(event: Event) => (isWaiting ? event.preventDefault() : act?.())}
  >
    ${settings.saving === part && !act ? words.saving : text}
  </button>`;
}

const typing = (settings: Settings, part: Part) => (event: Event) => {
  settings.type(part, (event.target as HTMLInputElement | HTMLTextAreaElement).value);
};
