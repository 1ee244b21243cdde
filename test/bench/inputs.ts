// Plans in tests are made from the files as they stand, or from a round variant of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedAs, readPriceList, type Inputs } from '../../bench/plan/inputs';
import type { Figures } from '../../bench/sync/table';

const textOf = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');
export const jsonOf = (file: string): unknown => JSON.parse(textOf(file));

export const mainBicep = textOf('infra/main.bicep');

export const inputs: Inputs = {
  figures: jsonOf('bench/figures.json') as Figures,
  list: readPriceList(jsonOf('bench/prices.json')),
  deployed: deployedAs({ hostJson: jsonOf('host.json'), mainBicep }),
};
