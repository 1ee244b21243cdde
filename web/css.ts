// The css tag for style sheets in one piece, which all of ours are. Lit's own, which can put pieces together, is larger.
import { unsafeCSS, type CSSResult } from 'lit';

export const css = ([text]: TemplateStringsArray): CSSResult => unsafeCSS(text);
