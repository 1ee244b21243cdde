import type { Answer } from '../../web/api/service';
import type { EventEdit, TimelineEvent } from '../../web/api/types';
import type { Changes } from '../../web/my-day/changes';
import { untitledEvent } from './untitled-event';
import { Editing } from '../../web/my-day/editing';

const event: TimelineEvent = { ...untitledEvent, title: 'Stand-up' };
const other: TimelineEvent = { ...event, id: 'other', title: 'Other' };

/** A service that answers when the test says. */
function editing() {
  const answers: ((event: TimelineEvent) => void)[] = [];
  const asked: EventEdit[] = [];
  const changes = {
    edit: (_: TimelineEvent, edit: EventEdit) => {
      asked.push(edit);
      return new Promise<Answer<TimelineEvent>>((resolve) =>
        answers.push((data) => {
          resolve({ data });
        }),
      );
    },
  } as unknown as Changes;
  const host = { requestUpdate: () => undefined } as never;
  const heard = () => undefined;
  const needs = { changes, timeZone: () => 'UTC', hasSaved: heard, notSaved: heard, isGone: heard };
  return { editing: new Editing(host, needs), answers, asked };
}

test('what was typed on while a save was under way survives closing the panel', async () => {
  const { editing: panel, answers } = editing();
  panel.open(event);
  panel.type('title', 'Daily');
  const saved = panel.save();
  panel.type('title', 'Daily of the team');
  panel.type('end', '2026-11-20T10:30');
  panel.close();
  panel.open(other);
  const answer = { ...event, title: 'Daily', edited: ['title' as const], etag: '"2"' };
  answers[0]?.(answer);
  await saved;
  panel.open(answer);
  expect(panel.typed).toEqual({ title: 'Daily of the team', end: '2026-11-20T10:30' });
  expect(panel.conflict).toBeUndefined();
});

test('a panel that was closed while its event was saved has nothing left to save', async () => {
  const { editing: panel, answers, asked } = editing();
  panel.open(event);
  panel.type('title', 'Daily');
  const saved = panel.save();
  panel.close();
  panel.open(other);
  panel.type('title', 'Another');
  answers[0]?.({ ...event, title: 'Daily', etag: '"2"' });
  await saved;
  expect(panel.typed).toEqual({ title: 'Another' });
  panel.open({ ...event, title: 'Daily', etag: '"2"' });
  expect(panel.typed).toEqual({});
  expect(asked).toEqual([{ title: 'Daily' }]);
});

test('what one event still had to save is not done to the next one', async () => {
  const { editing: panel, answers, asked } = editing();
  panel.open(event);
  panel.type('title', 'Daily');
  const saved = panel.save();
  void panel.choose('category', 'project');
  panel.close();
  panel.open(other);
  panel.type('category', 'focus');
  answers[0]?.({ ...event, title: 'Daily', etag: '"2"' });
  await saved;
  expect(asked).toEqual([{ title: 'Daily' }]);
  panel.open({ ...event, title: 'Daily', etag: '"2"' });
  expect(panel.typed).toEqual({ category: 'project' });
});
