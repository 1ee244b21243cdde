// <ow-outlook-strip>: connect Outlook, sync, disconnect, and whatever stands in the way together with its remedy.
//
// Attributes: api-base, locale, admin-href (where an admin of the company enters the Microsoft credentials).
// Property: getToken(). Tells ow-synced, ow-disconnected and ow-error; ow-connected is told by the callback.
// Parts: strip, title, buttons, notice. Custom properties: look.ts. Every state is of the same height in a row as wide as
// a page; to keep the place before the module has come: `ow-outlook-strip:not(:defined) { display: block; height: 17.2rem }`.
import { OutlookStrip } from './shared';

customElements.define('ow-outlook-strip', OutlookStrip);
