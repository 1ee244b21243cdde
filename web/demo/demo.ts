// The page that `npm start` shows: OtiumWork as an employee and as an admin would see it, with our elements in it, which
// it loads as any page does (index.html), and beside them what can be made to happen. It remembers who is looking for as long as the tab is open.
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { companies, people, type PersonName } from '../../local/people';
import { languages, type Language } from '../words/language';
import { demoLook } from './demo-look';
import { tokenOf } from './local';
import { demoWords } from './words';
import './panel';

type View = 'my-day' | 'admin';
type Look = 'auto' | 'light' | 'dark';
const looks: readonly Look[] = ['auto', 'light', 'dark'];
/** English with the dates and weeks of Europe. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };
const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** One of the values that are allowed, as kept in this tab. */
function kept<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
  const value = sessionStorage.getItem(`demo ${name}`);
  return allowed.find((each) => each === value) ?? otherwise;
}

export class DemoPage extends LitElement {
  static override properties: PropertyDeclarations = {
    person: { state: true },
    view: { state: true },
    language: { state: true },
    look: { state: true },
  };

  static override styles = demoLook;

  declare person: PersonName;
  declare view: View;
  declare language: Language;
  declare look: Look;

  constructor() {
    super();
    this.person = kept('person', Object.keys(people) as PersonName[], 'anna');
    this.view = kept('view', ['my-day', 'admin'], 'my-day');
    this.language = kept('language', languages, 'en');
    this.look = kept('look', looks, 'auto');
  }

  protected override willUpdate(): void {
    for (const name of ['person', 'view', 'language', 'look'] as const)
      sessionStorage.setItem(`demo ${name}`, this[name]);
    document.documentElement.lang = this.language;
    document.documentElement.style.colorScheme = this.look === 'auto' ? 'light dark' : this.look;
    document.title = demoWords[this.language].title;
  }

  readonly #getToken = (): Promise<string> => tokenOf(this.person);

  override render() {
    const words = demoWords[this.language];
    const { isAdmin, companyName, name } = describe(this.person);
    return html`
      <header>
        <h1>OtiumWork</h1>
        <nav aria-label=${words.views}>
          ${(['my-day', 'admin'] as const).map(
            (view) =>
              html`<button
                aria-current=${view === this.view ? 'page' : nothing}
                @click=${() => (this.view = view)}
              >
                ${view === 'my-day' ? words.myDay : words.admin}
              </button>`,
          )}
        </nav>
        <div class="who">
          ${this.#select('person', words.person, this.person, Object.keys(people) as PersonName[], (each) => {
            const person = describe(each);
            return person.isAdmin
              ? words.adminOf(person.name, person.companyName)
              : words.employee(person.name, person.companyName);
          })}
          ${this.#select('language', words.language, this.language, languages, (each) => languageNames[each])}
          ${this.#select('look', words.look, this.look, looks, (each) => words.looks[each])}
        </div>
      </header>
      <div class="page">
        ${keyed(
          this.person,
          html`<main aria-label=${this.view === 'my-day' ? words.myDay : words.admin}>
            ${this.view === 'my-day' ? this.#myDay() : this.#admin()}
            ${
              this.view === 'admin' && !isAdmin
                ? html`<p class="muted">${words.onlyAdmins(`${name} (${companyName})`)}</p>`
                : nothing
            }
          </main>`,
        )}
        ${keyed(
          this.person,
          html`<aside aria-label=${words.behind}>
            <ow-behind-the-scenes .person=${this.person} .language=${this.language}></ow-behind-the-scenes>
          </aside>`,
        )}
      </div>
      <footer class="muted small">${words.localStack}</footer>
    `;
  }

  #myDay() {
    return html`
      <ow-outlook-callback
        return-to="/"
        locale=${locales[this.language]}
        .getToken=${this.#getToken}
      ></ow-outlook-callback>
      <ow-outlook-strip locale=${locales[this.language]} .getToken=${this.#getToken}></ow-outlook-strip>
      <ow-my-day locale=${locales[this.language]} .getToken=${this.#getToken}></ow-my-day>
    `;
  }

  #admin() {
    return html`<ow-microsoft-credentials
      locale=${locales[this.language]}
      .getToken=${this.#getToken}
    ></ow-microsoft-credentials>`;
  }

  #select<Name extends 'person' | 'language' | 'look'>(
    name: Name,
    label: string,
    chosen: DemoPage[Name],
    values: readonly DemoPage[Name][],
    wordFor: (value: DemoPage[Name]) => string,
  ) {
    return html`<select
      aria-label=${label}
      @change=${({ target }: { target: HTMLSelectElement }) => {
        this[name] = target.value as this[Name];
      }}
    >
      ${values.map(
        (value) => html`<option value=${value} ?selected=${value === chosen}>${wordFor(value)}</option>`,
      )}
    </select>`;
  }
}

function describe(person: PersonName) {
  const { name, company, roles } = people[person];
  return { name, companyName: companies[company].name, isAdmin: roles.includes('admin') };
}

const page = new CSSStyleSheet();
page.replaceSync('body { margin: 0; }');
document.adoptedStyleSheets = [page];
customElements.define('otium-demo', DemoPage);
