// All the words there are, once they have come.
import type { Format } from '../format';
import type { CodesWords } from '../words/codes';
import type { DetailsWords } from '../words/details';

export type Catalogue = {
  readonly words: DetailsWords;
  readonly codes: CodesWords;
  readonly format: Format;
};
