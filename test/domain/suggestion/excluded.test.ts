import { containsWord } from '../../../src/domain/suggestion/excluded';

describe('a word in a title', () => {
  test.each([
    ['case does not matter', 'Team LUNCH', ['lunch'], 'lunch'],
    ['any substring counts', 'Mittagspausen', ['pause'], 'pause'],
    ['the first word of the list is named, as given', 'Lunch with mum', ['Mum', 'lunch'], 'Mum'],
    ['ß is ss in capitals', 'STRASSENFEST', ['straße'], 'straße'],
    ['composed and decomposed letters are one', 'Cafe\u0301', ['café'], 'café'],
    ['other scripts have case too', 'ΟΔΟΣ', ['οδος'], 'οδος'],
    ['accents count', 'cafe', ['café'], undefined],
    ['nothing is found in nothing', '', ['a'], undefined],
    ['a blank word is never found', 'Lunch', ['', '  '], undefined],
    ['no words, nothing found', 'Lunch', [], undefined],
  ])('%s', (_, text, words, found) => {
    expect(containsWord(text, words)).toBe(found);
  });
});
