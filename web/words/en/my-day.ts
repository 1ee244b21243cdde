// English.
import { listIn } from '../../format-more';
import type { MyDayWords } from '../my-day';

export const myDay: MyDayWords = {
  heading: 'My Day',
  toolbar: {
    name: 'Period',
    today: 'Today',
    previous: { day: 'Previous day', week: 'Previous week' },
    next: { day: 'Next day', week: 'Next week' },
    show: 'Show',
    views: { day: 'Day', week: 'Week' },
  },
  loading: 'Loading your meetings…',
  shown: (period, meetings, format) =>
    `${period}: ${meetings === 0 ? 'no meetings' : format.count(meetings, { one: '# meeting', other: '# meetings' })}`,
  meetings: (n, format) => format.count(n, { one: '# meeting', other: '# meetings' }),
  empty: {
    day: 'No meetings on this day.',
    week: 'No meetings in this week.',
    past: 'A sync imports the last few days; what lay before that stays empty.',
    sync: 'Sync to import your meetings of the last few days.',
    future: 'Meetings are imported once their day has come.',
    before: { day: 'Show the day before', week: 'Show the week before' },
  },
  listInstead: 'The calendar view could not be loaded, so here are your meetings as a list.',
  unsent: {
    offline: { title: 'Not sent', text: 'What you typed is still here; try again once you are online.' },
    online: {
      title: 'You are online again',
      text: 'What you typed is still here, but not sent yet. Try again.',
    },
  },
  tryAgain: 'Try again',
  close: 'Close',
  reference: (reference) => `Reference: ${reference}`,
  times: 'Meetings',
  untitled: 'Untitled meeting',
  fromOutlook: 'from Outlook',
  edited: 'changed by you',
  gone: 'no longer in Outlook',
  details: {
    fields: { title: 'Title', start: 'Start', end: 'End', category: 'Category', workType: 'Work type' },
    mistakes: {
      title: { refused: 'This title cannot be used. It may have 1,000 characters at most.' },
      start: {
        missing: 'Enter a date and a time.',
        order: 'The start must be before the end.',
        refused: 'The start must be before the end.',
      },
      end: {
        missing: 'Enter a date and a time.',
        order: 'The end must be after the start.',
        refused: 'A meeting lasts seven days at most.',
      },
      category: { refused: 'This category is no longer offered. Choose another one.' },
      workType: { refused: 'This work type is no longer offered. Choose another one.' },
    },
    save: 'Save',
    saving: 'Saving…',
    remove: 'Delete',
    discard: 'Discard changes',
    unsaved: 'Not saved yet',
    savesAtOnce: 'Saved as soon as you choose.',
    changed: 'Changed by you',
    backToOutlook: 'Return to Outlook’s',
    backToOutlooksTime: 'Return to Outlook’s time',
    backToSuggestion: (label) => `Return to the suggestion: ${label}`,
    imported: 'Imported from Outlook',
    gone: 'This meeting is no longer in Outlook. It stays here because you changed it.',
    timeZone: (zone) => `Times in ${zone}`,
    because: (reason, original, format) => {
      switch (reason.by) {
        case 'user':
          return `Suggested because you chose this for “${reason.words}”.`;
        case 'company':
          return `Suggested because of your company’s rule “${reason.words}”.`;
        case 'names':
          return `Suggested because the title has two names: “${reason.words}”.`;
        case 'one-person':
          return `Suggested because it reads like a talk with one person: “${reason.words}”.`;
        case 'title':
          return `Suggested because of ${listIn(
            format,
            reason.words.map((each) => `“${each}”`),
          )} in the title.`;
        case 'no-title':
          return 'Suggested because the meeting has no title.';
        case 'nothing':
          return 'Suggested because nothing in the title tells more.';
        case 'unknown':
          return original === '' ? '' : `Suggested because: ${original}.`;
      }
    },
    conflict: {
      title: 'Changed elsewhere meanwhile',
      text: 'In another tab, or by a sync. Nothing that you typed is lost.',
      now: 'Now in My Day:',
      yours: 'You typed:',
      outlooks: 'as in Outlook',
      nothing: 'no title',
      saveMine: 'Save mine over it',
      takeTheirs: 'Take the other',
    },
  },
  said: {
    saved: 'Saved',
    savedElsewhere: (day) => `Saved. The meeting is now on ${day}.`,
    moved: (title, when) => `Moved “${title}” to ${when}`,
    deleted: (title) => `Deleted “${title}”.`,
    restored: (title) => `“${title}” is back.`,
    isGone: (title) => `“${title}” is no longer in your timeline; it was removed meanwhile.`,
    notSaved: (title) => `“${title}” was not saved. Open it again: what you typed is still there.`,
    notMoved: (title) => `“${title}” was not moved.`,
    notDeleted: (title) => `“${title}” was not deleted and is shown again.`,
    changedBeforeDeleted: (title) =>
      `“${title}” was changed elsewhere meanwhile, so it was not deleted. Look at it, then delete it again if you like.`,
    zoneSaved: (zone) => `Times are shown in ${zone} now.`,
    wordsSaved: 'Words saved.',
    synced: 'Your meetings were synced again.',
    syncLater: 'Your meetings follow with the next sync.',
  },
  undo: { name: 'Deleted meeting', undo: 'Undo', remove: 'Delete now' },
  chart: {
    heading: 'Hours by category',
    caption: (period, hours, meetings) =>
      `${period}: ${hours} in ${meetings}. Meetings that overlap count each.`,
    table: 'Show as a table',
    category: 'Category',
    meetings: 'Meetings',
    total: 'Total',
    hours: 'Hours',
  },
  settings: {
    heading: 'Settings',
    zone: 'Time zone',
    sources: {
      preference: 'Your choice.',
      profile: 'From your OtiumWork profile.',
      default: 'Nobody has said which one is yours, so it is UTC.',
    },
    zoneHelp: 'Type a city or a region, such as Berlin.',
    zoneUnknown: 'No such time zone is known. Choose one from the list, such as Europe/Berlin.',
    profileZone: 'Use my profile’s zone',
    save: 'Save',
    saving: 'Saving…',
    words: 'Leave out meetings whose title contains',
    wordsHelp:
      'One word or phrase per line; capitals make no difference. Saving starts a sync, so that they count at once; if none can start, they count from the next one on.',
    wordsTooLong: 'A word or phrase may have 100 characters at most.',
    wordsTooMany: 'There may be 100 lines at most.',
    browserDiffers: (browser, shown) => `Your device is in ${browser}, but My Day shows times in ${shown}.`,
    adopt: (zone) => `Use ${zone}`,
    keep: (zone) => `Keep ${zone}`,
  },
  categories: {
    'one-on-one': 'One-on-one',
    team: 'Team',
    project: 'Project',
    customer: 'Customer',
    recruiting: 'Recruiting',
    learning: 'Learning',
    company: 'Company',
    administration: 'Administration',
    focus: 'Focus',
    travel: 'Travel',
    social: 'Social',
    personal: 'Personal',
    meeting: 'Meeting',
  },
  workTypes: {
    meeting: 'Meeting',
    customer: 'Customer work',
    learning: 'Learning',
    administration: 'Administration',
    focus: 'Focus',
    travel: 'Travel',
    break: 'Break',
    absence: 'Absence',
  },
};
