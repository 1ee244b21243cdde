// My Day for everybody: no finding of axe in any state and theme, narrow, enlarged, and in forced colours.
import { violationsOn } from './axe';
import { anEvent, inCalendar, openMyDay, refusal, timelineService } from './canned/my-day';
import { expect, test, type Page } from './fixtures';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in ${colorScheme}, whatever there is to be said`, async ({ canned, page }) => {
    const service = timelineService(undefined, {
      preferences: { timeZone: 'Asia/Tokyo', timeZoneSource: 'profile' },
      api: { 'DELETE /timeline/care': refusal('storage_unavailable', 503) },
    });
    await openMyDay(canned, page, service, { colorScheme });
    const field = (name: string) => page.getByLabel(name, { exact: true });
    // A week with a conflict, mistakes in both forms, a hint, the way back from a deletion and trouble with another.
    for (const id of ['care', 'training']) {
      await inCalendar(page, id).press('Enter');
      await button(page, 'Delete').click();
    }
    await expect(page.getByText('“Ward round” was not deleted and is shown again.')).toBeVisible();
    await inCalendar(page, 'acme').press('Enter');
    service.elsewhere('acme', { title: 'Demo for ACME' });
    await field('Title').fill('Mine');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Changed elsewhere meanwhile')).toBeVisible();
    await field('Start').fill('');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Enter a date and a time.')).toBeVisible();
    for (const summary of ['Show as a table', 'Settings'])
      await page.getByText(summary, { exact: true }).click();
    await field('Time zone').fill('');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No such time zone is known')).toBeVisible();
    await expect(button(page, 'Undo')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);

    await button(page, 'Day').click();
    for (const day of [19, 20, 21]) {
      await button(page, 'Next day').click();
      await expect(page.locator('[role="columnheader"]')).toHaveAttribute('data-date', `2026-11-${day}`);
    }
    await expect(page.getByText('No meetings on this day.')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });

test('320 pixels are enough, also in German and with text of twice the size', async ({ canned, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const service = timelineService(undefined, {
    preferences: { timeZone: 'America/New_York', timeZoneSource: 'profile' },
  });
  const overflows = () =>
    page.evaluate(() => {
      const root = document.querySelector('ow-my-day')?.shadowRoot;
      const wide = [...(root?.querySelectorAll('button, h2, h3, p, li, label, dd') ?? [])].filter(
        (each) => !each.closest('.grid') && !each.matches('.sr') && each.scrollWidth > each.clientWidth + 1,
      );
      const page = document.scrollingElement;
      return [
        ...wide.map((each) => each.textContent.trim()),
        ...(page && page.scrollWidth > 320 ? ['page'] : []),
      ];
    });
  await openMyDay(canned, page, service, { lang: 'de' });
  // A week has no room: the day.
  await expect(page.locator('[role="columnheader"]')).toHaveCount(1);
  await expect(button(page, 'Woche')).toHaveCount(0);
  await expect(button(page, 'Nächster Tag')).toBeVisible();
  await inCalendar(page, 'focus').press('Enter');
  await page.getByText('Einstellungen', { exact: true }).click();
  await page.getByText('Als Tabelle anzeigen').click();
  expect(await overflows()).toEqual([]);
  expect(await violationsOn(page)).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await overflows()).toEqual([]);

  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect(button(page, 'Woche')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[role="columnheader"]')).toHaveCount(7);
});

test('forced colours keep edges, the chosen view and the bars; less motion means none', async ({
  canned,
  page,
}) => {
  await openMyDay(canned, page, timelineService());
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const styles = await inCalendar(page, 'focus').evaluate((each) => {
    const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(each);
    return { borderTopStyle, isSeen: borderTopColor !== backgroundColor };
  });
  expect(styles).toEqual({ borderTopStyle: 'solid', isSeen: true });
  const colours = await page
    .locator('.switch button')
    .evaluateAll((found) => found.map((each) => getComputedStyle(each).backgroundColor));
  expect(colours[0]).not.toBe(colours[1]);
  const bar = page.locator('.bars rect').first();
  expect(await bar.evaluate((each) => getComputedStyle(each).fill)).toBe('rgb(0, 0, 0)');
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
});

test('the category of a meeting is text beside its colour, and its pencil is seen, however small the box', async ({
  canned,
  page,
}) => {
  const at = (day: number, from: string, until: string) => ({
    start: `2026-11-${day}T${from}:00.000Z`,
    end: `2026-11-${day}T${until}:00.000Z`,
    category: 'customer',
    edited: ['title' as const],
  });
  const service = timelineService([
    anEvent({ id: 'short', ...at(16, '08:00', '08:15') }),
    anEvent({ id: 'half', ...at(17, '08:00', '08:30') }),
    anEvent({ id: 'beside', ...at(18, '08:00', '08:30') }),
    anEvent({ id: 'besides', ...at(18, '08:00', '08:30') }),
    anEvent({ id: 'third', ...at(19, '08:00', '09:00') }),
    anEvent({ id: 'thirds', ...at(19, '08:00', '09:00') }),
    anEvent({ id: 'last', ...at(19, '08:00', '08:30') }),
  ]);
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 900 });
    await openMyDay(canned, page, service);
    for (const id of ['short', 'half', 'beside', 'besides', 'third', 'thirds', 'last']) {
      const seen = await inCalendar(page, id).evaluate((box) => {
        const around = box.getBoundingClientRect();
        const isWhole = (each: Element) => {
          const { left, right, top, bottom, width } = each.getBoundingClientRect();
          const isInside = left >= around.left && right <= around.right && top >= around.top;
          return width > 0 && isInside && bottom <= around.bottom && each.scrollWidth <= each.clientWidth + 1;
        };
        const texts = [...box.querySelectorAll('.category, .short')].filter(isWhole);
        return {
          category: texts.map((each) => each.textContent).join(),
          pencil: [...box.querySelectorAll('.marks .edited')].some((each) => {
            const { right, bottom, width } = each.getBoundingClientRect();
            return width > 0 && right <= around.right && bottom <= around.bottom;
          }),
        };
      });
      expect(['Customer', 'Cus'], `${id}, ${width}`).toContain(seen.category);
      expect(seen.pencil, `${id}, ${width}`).toBe(true);
    }
  }
});
