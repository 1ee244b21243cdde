// What axe finds on a page, shadow trees included, by the rules of WCAG 2.2 A and AA.
import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** One line for each element at which a rule is broken; empty is good. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults, readonly string[]>(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: [...values] }),
    tags,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary ?? ''}`),
  );
}
