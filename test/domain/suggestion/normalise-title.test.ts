import fc from 'fast-check';
import { normaliseTitle } from '../../../src/domain/suggestion/normalise-title';

describe('the key of a title', () => {
  test.each([
    ['case', 'SPRINT Review', 'sprint review'],
    ['accents', 'Réunion d’équipe', 'reunion d equipe'],
    ['ß', 'Straßenbau', 'strassenbau'],
    ['Re:', 'Re: RE: Budget', 'budget'],
    ['RE[2]:', 'RE[2]: Budget', 'budget'],
    ['WG: and AW:', 'AW: WG: Budget', 'budget'],
    ['Fwd:', 'Fwd: Budget', 'budget'],
    ['TR : with a space', 'TR : Budget', 'budget'],
    ['RV:', 'RV: Presupuesto', 'presupuesto'],
    ['[EXT]', '[EXT] Budget', 'budget'],
    ['[EXTERNAL] behind Re:', 'Re: [EXTERNAL] Budget', 'budget'],
    ['Re: behind [EXT]', '[EXT] Re: Budget', 'budget'],
    ['[SPAM]', '[SPAM] Budget', 'budget'],
    ['(verschoben)', 'Budget (verschoben)', 'budget'],
    ['(verschoben auf …)', 'Budget (verschoben auf Freitag)', 'budget'],
    ['(rescheduled)', 'Budget (rescheduled)', 'budget'],
    ['- moved', 'Budget - moved', 'budget'],
    ['(déplacé)', 'Budget (déplacé)', 'budget'],
    ['Canceled:', 'Canceled: Budget', 'budget'],
    ['Abgesagt:', 'Abgesagt: Budget', 'budget'],
    ['emoji', '🎉 Budget ☕👩‍💻', 'budget'],
    ['KW 47', 'Budget KW 47', 'budget'],
    ['KW47/48', 'Budget KW47/48', 'budget'],
    ['W47', 'Budget W47', 'budget'],
    ['CW47', 'Budget CW47', 'budget'],
    ['week 12', 'Budget week 12', 'budget'],
    ['S47', 'Budget S47', 'budget'],
    ['semaine 47', 'Budget semaine 47', 'budget'],
    ['a German date', 'Budget 21.11.2026', 'budget'],
    ['a German date without year', 'Budget 21.11.', 'budget'],
    ['an ISO date', 'Budget 2026-11-21', 'budget'],
    ['a slashed date', 'Budget 21/11/2026', 'budget'],
    ['a written date', 'Budget 21. November 2026', 'budget'],
    ['an American date', 'Budget Nov 21, 2026', 'budget'],
    ['a name that begins like a month', '1:1 Julien', '1:1 julien'],
    ['a word that begins like a month', 'Workshop 2 Marketing', 'workshop 2 marketing'],
    ['a Spanish date', 'Budget 21 de noviembre', 'budget'],
    ['a time', 'Budget 14:00', 'budget'],
    ['a span', 'Budget 14:00-15:30', 'budget'],
    ['10 Uhr', 'Budget 10 Uhr', 'budget'],
    ['14h30', 'Budget 14h30', 'budget'],
    ['9am', 'Budget 9am', 'budget'],
    ['#12', 'Budget #12', 'budget'],
    ['3/5', 'Budget 3/5', 'budget'],
    ['(3 of 5)', 'Budget (3 of 5)', 'budget'],
    ["a sprint's number", 'Sprint 14 Review', 'sprint review'],
    ['noise alone, folded', 'KW 12!', 'kw 12'],
    ['repeated blanks and punctuation', '  Budget  --  Review!!! ', 'budget review'],
  ])('%s', (_, title, key) => {
    expect(normaliseTitle(title)).toBe(key);
  });

  test.each([
    ['1:1 Anna', '1:1 Ben'],
    ['1:1 Anna', '11 Anna'],
    ['C training', 'C++ training'],
    ['C training', 'C# training'],
    ['Release 4.2', 'Release 4.3'],
    ['Sprint review', 'Sprint planning'],
    ['12.03.', '13.03.'],
    ['KW 12', 'KW 13'],
    ['🎉', '☕'],
    ['会議', '昼食'],
    ['Support 24/7', 'Support'],
    ['Q3 planning', 'Q4 planning'],
    ['Re:', 'WG:'],
    ['Room 12', 'Room 14'],
  ])('%s and %s stay two titles', (one, other) => {
    expect(normaliseTitle(one)).not.toBe(normaliseTitle(other));
  });

  test('a key is its own key, and no text is beyond it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(typeof normaliseTitle(title)).toBe('string');
        expect(normaliseTitle(title)).toBe(normaliseTitle(title));
      }),
    );
  });
});
