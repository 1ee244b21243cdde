import type { StripWords } from '../strip';

export const strip: StripWords = {
  titles: {
    loading: 'Outlook wird abgefragt …',
    not_configured: 'Outlook ist noch nicht eingerichtet',
    not_connected: 'Outlook ist nicht verbunden',
    connected: 'Outlook ist verbunden',
    syncing: 'Wird synchronisiert …',
    reconnect_required: 'Outlook muss neu verbunden werden',
    blocked: 'Outlook ist gesperrt',
  },
  buttons: {
    connect: 'Outlook verbinden',
    sync: 'Synchronisieren',
    disconnect: 'Outlook trennen',
    again: 'Erneut versuchen',
    'sign-in': 'Erneut anmelden',
    cancel: 'Abbrechen',
  },
  busy: {
    connect: 'Sie werden zu Microsoft weitergeleitet …',
    sync: 'Wird synchronisiert …',
    disconnect: 'Outlook wird getrennt …',
    'sign-in': 'Die Anmeldung wird abgeschlossen …',
  },
  panels: {
    privacy: 'Was gelesen wird und was niemals',
    help: 'Text zum Weiterleiten',
    said: 'Was stand auf der Seite von Microsoft?',
  },
  lastSync: 'Zuletzt synchronisiert',
  nextSync: 'Wieder',
  coming: {
    soon: () => 'in Kürze',
    tonight: (time) => `heute Nacht gegen ${time} Uhr`,
    today: (time) => `heute gegen ${time} Uhr`,
    tomorrow: (time) => `morgen gegen ${time} Uhr`,
    later: (time, day) => `${day} gegen ${time} Uhr`,
  },
  justNow: 'gerade eben',
  days: { one: 'Ihres letzten Tages', other: 'Ihrer letzten # Tage' },
  intro: (days) =>
    `Verbinden Sie Outlook, und die Termine ${days} erscheinen in My Day, jeder mit einer vorgeschlagenen Kategorie. Nach der ersten Synchronisierung werden sie jede Nacht aktualisiert.`,
  syncFirst: (days) => `Klicken Sie jetzt auf „Synchronisieren“: Die Termine ${days} erscheinen in My Day.`,
  reading: (elapsed) => `Ihre Termine werden seit ${elapsed} gelesen.`,
  seconds: { one: '# Sekunde', other: '# Sekunden' },
  possibleAgain: (inTime) => `Wieder möglich ${inTime}.`,
  connected: (address) =>
    address === null ? 'Outlook ist verbunden' : `Outlook ist mit ${address} verbunden`,
  approved: 'Genehmigt. Klicken Sie jetzt erneut auf „Outlook verbinden“.',
  notDone: 'Nicht erledigt. Versuchen Sie es online erneut.',
  reference: 'Referenz',
  run: {
    trigger: { manual: 'Ihre letzte Synchronisierung', nightly: 'Nächtliche Synchronisierung' },
    counts: {
      imported: '# importiert',
      updated: '# aktualisiert',
      removed: '# entfernt',
    },
    nothing: 'Nichts Neues',
    skips: 'ausgelassen',
    skipped: {
      allDay: '# ganztägig',
      cancelled: '# abgesagt',
      excludedTitle: '# laut Ihrer Wortliste',
      deletedByUser: '# von Ihnen gelöscht',
      outsideWindow: '# an anderen Tagen',
      tooLong: '# länger als eine Woche',
      malformed: '# nicht lesbar',
    },
    keptEdited: {
      one: '# Eintrag, der zu entfernen wäre, bleibt hier, weil Sie ihn bearbeitet haben.',
      other: '# Einträge, die zu entfernen wären, bleiben hier, weil Sie sie bearbeitet haben.',
    },
    held: 'Outlook hat plötzlich viel weniger Termine geliefert. Zur Sicherheit wird erst entfernt, was auch 12 Stunden später fehlt.',
  },
  readingLong: 'Es dauert länger als sonst, endet aber spätestens nach zwei Minuten.',
  disconnected: {
    done: 'Outlook ist getrennt und der Zugriff gelöscht. Ihre Einträge bleiben.',
    pending:
      'Outlook ist getrennt, der Zugriff wird nicht mehr verwendet. Unser Schlüsseltresor hat noch nicht bestätigt, dass er gelöscht ist; wir fragen weiter nach. Ihre Einträge bleiben.',
  },
  ask: {
    title: 'Outlook trennen?',
    text: (events) =>
      `Der Zugriff auf Ihren Kalender (das Refresh-Token) wird gelöscht, die Synchronisierung endet. Importierte Einträge bleiben in My Day${events ? `, ${events}` : ''}, ebenso alles, was Sie bearbeitet haben.`,
    events: {
      one: 'darunter der # Eintrag der letzten Synchronisierung',
      other: 'darunter die # Einträge der letzten Synchronisierung',
    },
  },
  help: {
    copy: 'Text kopieren',
    copied: 'Kopiert',
    selected: 'Ihr Browser erlaubt das Kopieren nicht. Kopieren Sie den markierten Text mit der Tastatur.',
    approve: 'Genehmigungsseite für die IT',
    credentials: 'Microsoft-Zugangsdaten',
    newTab: '(öffnet einen neuen Tab)',
  },
  said: [
    [
      '„Administratorgenehmigung erforderlich“ oder „Genehmigung erforderlich“',
      'Leiten Sie den Text an die IT weiter.',
    ],
    [
      '„Umleitungs-URI stimmt nicht überein“ oder „Anwendung nicht gefunden“',
      'Ein Admin Ihres Unternehmens korrigiert die App-Registrierung und Admin → Einstellungen → Microsoft-Zugangsdaten.',
    ],
    ['„Sie können momentan nicht darauf zugreifen“', 'Die IT muss es erlauben.'],
    ['Etwas anderes oder nichts', 'Klicken Sie erneut auf „Outlook verbinden“.'],
  ],
  privacy: {
    read: 'Gelesen wird von jedem Termin',
    reads: ['Titel', 'Beginn und Ende', 'ob er abgesagt ist', 'ob er ganztägig ist'],
    never: 'Niemals gelesen werden',
    nevers: ['Text und Anlagen', 'Teilnehmer und Organisator', 'Ort', 'E-Mails und Kontakte'],
    scopes:
      'Geschrieben werden kann nichts. Berechtigungen: Calendars.Read (oder das kleinere Calendars.ReadBasic), User.Read, offline_access, openid, profile.',
    withdraw:
      'Zum Widerrufen klicken Sie auf „Outlook trennen“ oder entfernen Sie OtiumWork unter myapps.microsoft.com.',
  },
};
