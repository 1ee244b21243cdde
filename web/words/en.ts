// English, as the strip and the callback load it: one module, and no other language.
export { codes } from './en/codes';
export { strip as words } from './en/strip';
