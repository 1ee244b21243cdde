// German, as the strip and the callback load it: one module, and no other language.
export { codes } from './de/codes';
export { strip as words } from './de/strip';
