// German.
import { listIn } from '../../format-more';
import type { MyDayWords } from '../my-day';

export const myDay: MyDayWords = {
  heading: 'Mein Tag',
  toolbar: {
    name: 'Zeitraum',
    today: 'Heute',
    previous: { day: 'Vorheriger Tag', week: 'Vorherige Woche' },
    next: { day: 'Nächster Tag', week: 'Nächste Woche' },
    show: 'Ansicht',
    views: { day: 'Tag', week: 'Woche' },
  },
  loading: 'Ihre Termine werden geladen …',
  shown: (period, meetings, format) =>
    `${period}: ${meetings === 0 ? 'keine Termine' : format.count(meetings, { one: '# Termin', other: '# Termine' })}`,
  meetings: (n, format) => format.count(n, { one: '# Termin', other: '# Terminen' }),
  empty: {
    day: 'Keine Termine an diesem Tag.',
    week: 'Keine Termine in dieser Woche.',
    past: 'Eine Synchronisierung übernimmt die letzten Tage; was davor lag, bleibt leer.',
    sync: 'Synchronisieren Sie, um Ihre Termine der letzten Tage zu übernehmen.',
    future: 'Termine werden übernommen, sobald ihr Tag da ist.',
    before: { day: 'Tag davor anzeigen', week: 'Woche davor anzeigen' },
  },
  listInstead: 'Die Kalenderansicht ließ sich nicht laden. Hier sind Ihre Termine als Liste.',
  unsent: {
    offline: {
      title: 'Nicht gesendet',
      text: 'Ihre Eingaben sind noch da; versuchen Sie es erneut, sobald Sie wieder online sind.',
    },
    online: {
      title: 'Sie sind wieder online',
      text: 'Ihre Eingaben sind noch da, aber noch nicht gesendet. Versuchen Sie es erneut.',
    },
  },
  tryAgain: 'Erneut versuchen',
  close: 'Schließen',
  reference: (reference) => `Referenz: ${reference}`,
  times: 'Termine',
  untitled: 'Termin ohne Titel',
  fromOutlook: 'aus Outlook',
  edited: 'von Ihnen geändert',
  gone: 'nicht mehr in Outlook',
  details: {
    fields: { title: 'Titel', start: 'Beginn', end: 'Ende', category: 'Kategorie', workType: 'Arbeitsart' },
    mistakes: {
      title: { refused: 'Dieser Titel ist nicht verwendbar. Er darf höchstens 1.000 Zeichen haben.' },
      start: {
        missing: 'Geben Sie Datum und Uhrzeit an.',
        order: 'Der Beginn muss vor dem Ende liegen.',
        refused: 'Der Beginn muss vor dem Ende liegen.',
      },
      end: {
        missing: 'Geben Sie Datum und Uhrzeit an.',
        order: 'Das Ende muss nach dem Beginn liegen.',
        refused: 'Ein Termin dauert höchstens sieben Tage.',
      },
      category: { refused: 'Diese Kategorie gibt es nicht mehr. Wählen Sie eine andere.' },
      workType: { refused: 'Diese Arbeitsart gibt es nicht mehr. Wählen Sie eine andere.' },
    },
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    remove: 'Löschen',
    discard: 'Änderungen verwerfen',
    unsaved: 'Noch nicht gespeichert',
    savesAtOnce: 'Wird gespeichert, sobald Sie wählen.',
    changed: 'Von Ihnen geändert',
    backToOutlook: 'Zurück zum Stand in Outlook',
    backToOutlooksTime: 'Zurück zur Zeit in Outlook',
    backToSuggestion: (label) => `Zurück zum Vorschlag: ${label}`,
    imported: 'Aus Outlook übernommen',
    gone: 'Dieser Termin steht nicht mehr in Outlook. Er bleibt hier, weil Sie ihn geändert haben.',
    timeZone: (zone) => `Zeiten in ${zone}`,
    because: (reason, _original, format) => {
      switch (reason.by) {
        case 'user':
          return `Vorgeschlagen, weil Sie das für „${reason.words}“ gewählt haben.`;
        case 'company':
          return `Vorgeschlagen nach der Regel „${reason.words}“ Ihres Unternehmens.`;
        case 'names':
          return `Vorgeschlagen, weil im Titel zwei Namen stehen: „${reason.words}“.`;
        case 'one-person':
          return `Vorgeschlagen, weil es nach einem Gespräch mit einer Person klingt: „${reason.words}“.`;
        case 'title':
          return `Vorgeschlagen wegen ${listIn(
            format,
            reason.words.map((each) => `„${each}“`),
          )} im Titel.`;
        case 'no-title':
          return 'Vorgeschlagen, weil der Termin keinen Titel hat.';
        case 'nothing':
          return 'Vorgeschlagen, weil der Titel nicht mehr verrät.';
        case 'unknown':
          return 'Anhand des Titels vorgeschlagen.';
      }
    },
    conflict: {
      title: 'Inzwischen anderswo geändert',
      text: 'In einem anderen Tab oder durch eine Synchronisierung. Nichts, was Sie eingegeben haben, ist verloren.',
      now: 'Jetzt in Mein Tag:',
      yours: 'Ihre Eingabe:',
      outlooks: 'wie in Outlook',
      nothing: 'kein Titel',
      saveMine: 'Meine Eingabe speichern',
      takeTheirs: 'Den anderen Stand übernehmen',
    },
  },
  said: {
    saved: 'Gespeichert',
    savedElsewhere: (day) => `Gespeichert. Der Termin liegt jetzt am ${day}.`,
    moved: (title, when) => `„${title}“ verschoben: ${when}`,
    deleted: (title) => `„${title}“ gelöscht.`,
    restored: (title) => `„${title}“ ist wieder da.`,
    isGone: (title) => `„${title}“ ist nicht mehr in Ihrer Zeitleiste; der Termin wurde inzwischen entfernt.`,
    notSaved: (title) =>
      `„${title}“ wurde nicht gespeichert. Öffnen Sie den Termin erneut: Ihre Eingaben sind noch da.`,
    notMoved: (title) => `„${title}“ wurde nicht verschoben.`,
    notDeleted: (title) => `„${title}“ wurde nicht gelöscht und wird wieder angezeigt.`,
    changedBeforeDeleted: (title) =>
      `„${title}“ wurde inzwischen anderswo geändert und deshalb nicht gelöscht. Sehen Sie nach und löschen Sie den Termin erneut, wenn Sie möchten.`,
    zoneSaved: (zone) => `Zeiten werden jetzt in ${zone} angezeigt.`,
    wordsSaved: 'Wörter gespeichert.',
    synced: 'Ihre Termine wurden neu synchronisiert.',
    syncLater: 'Ihre Termine folgen mit der nächsten Synchronisierung.',
  },
  undo: { name: 'Gelöschter Termin', undo: 'Rückgängig', remove: 'Jetzt löschen' },
  chart: {
    heading: 'Stunden nach Kategorie',
    caption: (period, hours, meetings) =>
      `${period}: ${hours} in ${meetings}. Termine, die sich überschneiden, zählen alle.`,
    table: 'Als Tabelle anzeigen',
    category: 'Kategorie',
    meetings: 'Termine',
    total: 'Summe',
    hours: 'Stunden',
  },
  settings: {
    heading: 'Einstellungen',
    zone: 'Zeitzone',
    sources: {
      preference: 'Ihre Wahl.',
      profile: 'Aus Ihrem OtiumWork-Profil.',
      default: 'Ihre Zeitzone ist nicht bekannt, deshalb gilt UTC.',
    },
    zoneHelp: 'Tippen Sie eine Stadt oder Region, zum Beispiel Berlin.',
    zoneUnknown:
      'Diese Zeitzone ist nicht bekannt. Wählen Sie eine aus der Liste, zum Beispiel Europe/Berlin.',
    profileZone: 'Zeitzone meines Profils verwenden',
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    words: 'Termine weglassen, deren Titel eines davon enthält',
    wordsHelp:
      'Ein Wort oder Ausdruck je Zeile; Groß- und Kleinschreibung ist gleich. Beim Speichern wird gleich synchronisiert; geht das gerade nicht, gelten sie ab der nächsten Synchronisierung.',
    wordsTooLong: 'Ein Wort oder Ausdruck darf höchstens 100 Zeichen haben.',
    wordsTooMany: 'Es dürfen höchstens 100 Zeilen sein.',
    browserDiffers: (browser, shown) =>
      `Ihr Gerät ist in der Zeitzone ${browser}, aber Mein Tag zeigt die Zeiten in ${shown}.`,
    adopt: (zone) => `${zone} verwenden`,
    keep: (zone) => `${zone} beibehalten`,
  },
  categories: {
    'one-on-one': 'Vier-Augen-Gespräch',
    team: 'Team',
    project: 'Projekt',
    customer: 'Kundschaft',
    recruiting: 'Bewerbungen',
    learning: 'Weiterbildung',
    company: 'Unternehmen',
    administration: 'Verwaltung',
    focus: 'Fokuszeit',
    travel: 'Reise',
    social: 'Geselliges',
    personal: 'Persönliches',
    meeting: 'Besprechung',
  },
  workTypes: {
    meeting: 'Besprechung',
    customer: 'Arbeit mit Kunden',
    learning: 'Weiterbildung',
    administration: 'Verwaltung',
    focus: 'Fokusarbeit',
    travel: 'Reise',
    break: 'Pause',
    absence: 'Abwesenheit',
  },
};
