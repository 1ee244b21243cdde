// What must be in no log line, no problem and no URL of ours: secrets, tokens, codes, addresses, subjects.

export type Canaries = {
  /** Texts that must not occur: client secrets, addresses, subjects, whatever a test planted or was given. */
  readonly texts: readonly string[];
};

/** Shapes of things that nobody may print, whatever their value. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['a JSON web token', /eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['a bearer header', /bearer\s+[\w.-]{20,}/i],
  ['a refresh token or code of Entra', /1\.AX8A[\w-]{10,}/],
  ['an address', /[\w.+-]+@[\w-]+\.(example|com)/],
  ['a code or state in a query', /[?&](code|state|client_secret|refresh_token)=[^&\s"]+/],
];

/** What of it stands in the text, named but not repeated. */
export function leaksIn(text: string, canaries: Canaries): readonly string[] {
  const found = canaries.texts.flatMap((canary, n) =>
    canary.length >= 4 && text.includes(canary) ? [`canary ${n} (${canary.slice(0, 3)}…)`] : [],
  );
  return [...found, ...shapes.flatMap(([name, shape]) => (shape.test(text) ? [name] : []))];
}
