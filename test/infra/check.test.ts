// `npm run infra:check` finds nothing in what is there, and finds each of these ways to break it, exactly.
import { join } from 'node:path';
import { checkInfrastructure } from '../../infra/check';
import { asText, lineOf } from '../../infra/check/finding';
import { readTexts } from '../../infra/check/read-texts';
import { modules } from './variants/modules';
import { names } from './variants/names';
import { pipeline } from './variants/pipeline';
import { resources } from './variants/resources';
import { rights } from './variants/roles';
import { secrets } from './variants/secrets';
import { settings } from './variants/settings';
import { syntax } from './variants/syntax';
import type { Variant } from './variants/variant';

const texts = readTexts(join(__dirname, '../..'));

function broken({ path, replace, by }: Variant): ReadonlyMap<string, string> {
  const text = texts.get(path) ?? '';
  if (!text.includes(replace)) throw new Error(`${path} no longer holds ${JSON.stringify(replace)}.`);
  return new Map([...texts, [path, text.replace(replace, () => by)]]);
}

function expected(variant: Variant, edited: ReadonlyMap<string, string>): readonly string[] {
  const edit = (texts.get(variant.path) ?? '').indexOf(variant.replace);
  return variant.finds.map(({ path = variant.path, sentence, at }) => {
    const text = edited.get(path) ?? '';
    const place = at === undefined ? edit : at === 'first line' ? 0 : text.indexOf(at);
    if (place < 0) throw new Error(`${path} holds no ${JSON.stringify(at)} after the edit.`);
    return asText({ path, line: lineOf(text, place), sentence });
  });
}

test('nothing is wrong with what is there', () => {
  const { findings, summary } = checkInfrastructure(texts);
  expect(findings.map(asText)).toEqual([]);
  expect(summary).toMatch(/^\d+ Bicep files, \d+ resources of \d+ types, \d+ role assignments$/);
});

describe.each(Object.entries({ syntax, names, modules, resources, settings, rights, secrets, pipeline }))(
  'what is wrong with %s',
  (_topic, variants) => {
    test.each(variants.map((variant) => [variant.breaks, variant] as const))('%s', (_name, variant) => {
      const edited = broken(variant);
      const found = checkInfrastructure(edited).findings.map(asText);
      expect(variant.finds).not.toHaveLength(0);
      expect([...found].sort()).toEqual([...expected(variant, edited)].sort());
    });
  },
);
