// Folds a text so that case, accents and ligatures no longer tell words apart. Scripts other than Latin keep
// their marks, because there a mark is a letter.

const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '’': "'",
  ʼ: "'",
};

export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\0-\x7f]/.test(lower)) return lower; // ASCII has only case
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßœæøłđı’ʼ]/g, (letter) => ligatures[letter] ?? letter);
}
