// What all elements share: where the service is, who asks, in which language, and how they tell the page.
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { serviceAt, type GetToken, type Service } from './api/service';
import { formatFor, localeOf, type Format } from './format';
import { catalogueIn, type Catalogue } from './words/catalogue';
import { languageOf, type Language } from './words/language';

/** What elements tell the page, and each other: events on the element that bubble up to the document. */
export type OwEvents = {
  /** A sign-in succeeded. */
  'ow-connected': { readonly address: string | null };
  'ow-disconnected': Record<string, never>;
  /** A sync ended well; the timeline may have changed. */
  'ow-synced': {
    /** Which sync it was: more than one element may tell of it. */
    readonly run?: string;
    readonly imported: number;
    readonly updated: number;
    readonly removed: number;
  };
  /** Preferences changed, the time zone among them. */
  'ow-preferences': { readonly timeZone: string };
  /** The company's registration was saved or removed. */
  'ow-credentials': { readonly configured: boolean };
  /** Something went wrong; the element shows it already. `code` is one of the service's or offline, no_answer. */
  'ow-error': { readonly code: string; readonly reference: string | null };
};

export abstract class OwElement extends LitElement {
  static override properties: PropertyDeclarations = {
    apiBase: { attribute: 'api-base' },
    // A page may give another function each time that it draws itself: that is no news, and the next request asks it.
    getToken: { attribute: false, hasChanged: (now, before) => !now !== !before },
    locale: {},
    catalogue: { state: true },
  };

  /** Where the service's routes begin. */
  declare apiBase: string;
  /** Asked before every request. */
  declare getToken: GetToken | undefined;
  /** BCP 47; without it the document's, else the browser's. */
  declare locale: string | undefined;
  /** Undefined until the words have come, `null` if they cannot be had: no browser asks twice for a module. */
  declare protected catalogue: Catalogue | null | undefined;

  #format: Format | undefined;

  constructor() {
    super();
    this.apiBase = '/api';
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('locale')) void this.#loadWords();
    super.update(changed);
  }

  async #loadWords(): Promise<void> {
    const { language, format } = this;
    try {
      const catalogue = await catalogueIn(language, format);
      if (format === this.format) this.catalogue = catalogue;
    } catch {
      // Elements work without, in fewer words.
      this.catalogue ??= null;
    }
  }

  protected get service(): Service {
    return serviceAt(this.apiBase, () => this.token());
  }

  /** What goes wrong with it is the page's to know; the elements only have no answer. */
  protected async token(): Promise<string> {
    try {
      return (await this.getToken?.()) ?? '';
    } catch (cause) {
      reportError(cause);
      throw cause;
    }
  }

  protected get format(): Format {
    const locale = localeOf(this.locale);
    if (this.#format?.locale !== locale) this.#format = formatFor(locale);
    return this.#format;
  }

  protected get language(): Language {
    return languageOf(this.format.locale);
  }

  protected tell<Name extends keyof OwEvents>(name: Name, detail: OwEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Hears what other elements on the page tell. */
  protected hear<Name extends keyof OwEvents>(name: Name, listener: (detail: OwEvents[Name]) => void): void {
    this.on(document, name, (event) => {
      if (event.composedPath()[0] !== this) listener((event as CustomEvent<OwEvents[Name]>).detail);
    });
  }

  /** Listens beyond this element for as long as it is on the page. */
  protected on(target: EventTarget, type: string, listener: (event: Event) => void): void {
    this.addController({
      hostConnected: () => {
        target.addEventListener(type, listener);
      },
      hostDisconnected: () => {
        target.removeEventListener(type, listener);
      },
    });
  }
}
