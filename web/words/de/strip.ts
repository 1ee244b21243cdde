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
  noAnswer: 'Keine Antwort. Nichts ist verloren; versuchen Sie es gleich noch einmal.',
};
