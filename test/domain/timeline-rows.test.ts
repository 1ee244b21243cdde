import { rowsOfEdit, rowsOfChange, signpostOf } from '../../src/domain/timeline-rows';
import { aMeeting, aRow, at } from './timeline-samples';

const farBack = { time: { start: new Date('2026-04-01T09:00Z'), end: new Date('2026-04-01T10:00Z') } };
const aside = aRow(aMeeting('a'), { user: farBack });
const kindsOf = (rows: ReturnType<typeof rowsOfChange>) => rows.map(({ kind }) => kind);

describe('The signpost of an event that its user moved far back', () => {
  test('is put when it moves away, and deleted when its time is given back', () => {
    const there = aRow(aMeeting('a'));
    expect(kindsOf(rowsOfEdit(there, aside.event))).toContain('put-signpost');
    const back = rowsOfEdit(aside, { ...aside.event, user: {} });
    expect(back).toContainEqual({ kind: 'delete-signpost', signpost: signpostOf(aside.event) });
    expect(kindsOf(back)).not.toContain('put-signpost');
  });

  test('follows the end of its meeting, and none stays behind', () => {
    const source = { ...aside.event.source, end: at('10T11:00') };
    const rows = rowsOfChange({ kind: 'replace', before: aside, event: { ...aside.event, source } });
    expect(rows).toContainEqual({ kind: 'delete-signpost', signpost: signpostOf(aside.event) });
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'put-signpost', signpost: signpostOf({ ...aside.event, source }) }),
    );
  });

  test('is left alone when something else changes', () => {
    const suggestion = { ...aside.event.suggestion, because: 'another reason' };
    const rows = rowsOfChange({ kind: 'replace', before: aside, event: { ...aside.event, suggestion } });
    expect(kindsOf(rows)).toEqual(['update-event']);
  });
});
