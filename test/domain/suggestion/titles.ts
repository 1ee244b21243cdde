// Reads the labelled titles beside this file: what people write into calendars, by language and category.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../local/root';

export type LabelledTitle = { readonly language: string; readonly category: string; readonly title: string };

/** `held-back` was written before the tables, `tuned` while they grew, the others by somebody who had not seen them. */
export function labelledTitles(
  set: 'held-back' | 'tuned' | 'blind' | 'blind-2' | 'blind-3' | 'blind-4',
): readonly LabelledTitle[] {
  let heading = { language: '', category: '' };
  return readFileSync(join(root, 'test/domain/suggestion/titles', `${set}.txt`), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = /^== (\S+) \/ (\S+)$/.exec(line);
      if (found) heading = { language: found[1]!, category: found[2]! };
      return found || line.trim() === '' || line.startsWith('# ') ? [] : [{ ...heading, title: line }];
    });
}
