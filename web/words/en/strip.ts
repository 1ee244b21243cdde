import type { StripWords } from '../strip';

export const strip: StripWords = {
  titles: {
    loading: 'Looking up Outlook…',
    not_configured: 'Outlook is not set up yet',
    not_connected: 'Outlook is not connected',
    connected: 'Outlook is connected',
    syncing: 'Syncing…',
    reconnect_required: 'Outlook must be connected again',
    blocked: 'Outlook is blocked',
  },
  buttons: {
    connect: 'Connect Outlook',
    sync: 'Sync',
    disconnect: 'Disconnect Outlook',
    again: 'Try again',
    'sign-in': 'Sign in again',
    cancel: 'Cancel',
  },
  busy: {
    connect: 'Taking you to Microsoft…',
    sync: 'Syncing…',
    disconnect: 'Disconnecting…',
    'sign-in': 'Finishing the sign-in…',
  },
  panels: {
    privacy: 'What is read, and what never is',
    help: 'Text to forward',
    said: "What did Microsoft's page say?",
  },
  lastSync: 'Last sync',
  nextSync: 'Next sync',
  coming: {
    soon: () => 'shortly',
    tonight: (time) => `tonight about ${time}`,
    today: (time) => `today about ${time}`,
    tomorrow: (time) => `tomorrow about ${time}`,
    later: (time, day) => `${day} about ${time}`,
  },
  justNow: 'just now',
  days: { one: 'your last day', other: 'your last # days' },
  intro: (days) =>
    `Connect Outlook, and the meetings of ${days} appear in My Day, each with a suggested category. After your first sync they are kept in step every night.`,
  syncFirst: (days) => `Now click Sync: the meetings of ${days} appear in My Day.`,
  reading: (elapsed) => `Reading your meetings. ${elapsed} so far.`,
  seconds: { one: '# second', other: '# seconds' },
  possibleAgain: (inTime) => `Possible again ${inTime}.`,
  connected: (address) => (address === null ? 'Outlook connected' : `Outlook connected for ${address}`),
  approved: 'Approved. Now click Connect Outlook again.',
  notDone: 'Not done. Try again once you are online.',
  reference: 'Reference',
  run: {
    trigger: { manual: 'Your last sync', nightly: "Last night's sync" },
    counts: {
      imported: '# imported',
      updated: '# updated',
      removed: '# removed',
    },
    nothing: 'Nothing new',
    skips: 'skipped',
    skipped: {
      allDay: '# all-day',
      cancelled: '# cancelled',
      excludedTitle: '# by your word list',
      deletedByUser: '# that you deleted',
      outsideWindow: '# on other days',
      tooLong: '# longer than a week',
      malformed: '# unreadable',
    },
    keptEdited: {
      one: '# event that a sync would have removed stays because you edited it.',
      other: '# events that a sync would have removed stay because you edited them.',
    },
    held: 'Outlook suddenly returned far fewer meetings than before. To be safe, nothing was removed; what a sync 12 hours later still misses is removed then.',
  },
  readingLong: 'It takes longer than usual, but ends by itself within two minutes.',
  disconnected: {
    done: 'Outlook is disconnected and the access is deleted. Your events stay.',
    pending:
      'Outlook is disconnected: the access is not used any more. The vault that keeps it has not confirmed yet that it is deleted; we ask again until it has. Your events stay.',
  },
  ask: {
    title: 'Disconnect Outlook?',
    text: (events) =>
      `The access to your calendar (the refresh token) is deleted and syncing stops. Imported events stay in My Day${events ? `, ${events}` : ''}, and so does everything that you edited.`,
    events: {
      one: 'among them the # event of the last sync',
      other: 'among them the # events of the last sync',
    },
  },
  help: {
    copy: 'Copy text',
    copied: 'Copied',
    selected: 'Your browser does not let us copy. The text is selected: copy it with the keyboard.',
    approve: 'Approval page for IT',
    credentials: 'Microsoft credentials',
    newTab: '(opens in a new tab)',
  },
  said: [
    ['"Need admin approval" or "Approval required"', 'Forward the text to IT.'],
    [
      '"Redirect URI does not match" or "Application not found"',
      'Your company admin corrects the app registration and Admin → Settings → Microsoft credentials.',
    ],
    ['"You cannot access this right now"', 'IT must allow it.'],
    ['Anything else, or nothing', 'Click Connect Outlook again.'],
  ],
  privacy: {
    read: 'Read, of each meeting',
    reads: ['title', 'start and end', 'whether it is cancelled', 'whether it is all-day'],
    never: 'Never read',
    nevers: ['body and attachments', 'attendees and organizer', 'location', 'mail and contacts'],
    scopes:
      'Nothing can be written. Permissions: Calendars.Read (or the smaller Calendars.ReadBasic), User.Read, offline_access, openid, profile.',
    withdraw:
      'To withdraw, click Disconnect Outlook, at any time; or remove OtiumWork at myapps.microsoft.com.',
  },
};
