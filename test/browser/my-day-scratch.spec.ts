import { inCalendar, openMyDay, timelineService } from './canned/my-day';
import { test } from './fixtures';
test('big', async ({ canned, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const service = timelineService(undefined, { preferences: { timeZone: 'America/New_York', timeZoneSource: 'profile' } });
  await openMyDay(canned, page, service, { lang: 'de' });
  await inCalendar(page, 'focus').press('Enter');
  await page.getByText('Einstellungen', { exact: true }).click();
  await page.getByText('Als Tabelle anzeigen').click();
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  console.log(await page.evaluate(() => [...document.querySelector('ow-my-day')!.shadowRoot!.querySelectorAll('*')].filter(e => !e.closest('.grid') && !e.closest('table') && e.getBoundingClientRect().right > 321).map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right)));
  await page.screenshot({ path: '/tmp/h/shots/my-day-200.png', fullPage: true });
});
