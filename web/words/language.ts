// The languages that the elements speak. Adding one: a folder beside these two, and its name here.
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** de-AT speaks German; whoever speaks none of ours reads English. */
export function languageOf(locale: string): Language {
  const wanted = locale.toLowerCase().split('-', 1)[0];
  return languages.find((language) => language === wanted) ?? 'en';
}
