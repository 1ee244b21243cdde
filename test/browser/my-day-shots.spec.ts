import { aWeek, now, timelineService, anEvent } from './canned/my-day';
import { test, expect } from './fixtures';
const shots = '/tmp/h/shots';
for (const [name, lang, scheme, width] of [
  ['en-light', 'en-GB', 'light', 1280],
  ['de-dark', 'de', 'dark', 1280],
  ['de-320', 'de', 'light', 320],
] as const) {
  test(`shots ${name}`, async ({ canned, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.clock.setFixedTime(now);
    await canned(
      '<ow-my-day></ow-my-day>',
      timelineService(
        aWeek,
        width === 320 ? { preferences: { timeZone: 'America/New_York', timeZoneSource: 'profile' } } : {},
      ).api,
      { lang, colorScheme: scheme },
    );
    await expect(page.locator('[data-event="untitled"]').first()).toBeVisible();
    await page.screenshot({ path: `${shots}/my-day-${name}.png`, fullPage: true });
    await page
      .locator(`[data-event="${width === 320 ? 'focus' : 'acme'}"]`)
      .first()
      .click();
    await page.locator('summary').nth(0).click();
    await page.locator('summary').nth(1).click();
    await page.screenshot({ path: `${shots}/my-day-${name}-open.png`, fullPage: true });
  });
}
