import type { CallbackWords } from '../callback';

export const callback: CallbackWords = {
  working: 'Die Anmeldung wird abgeschlossen …',
  again: 'Erneut versuchen',
  done: 'Das hat geklappt',
  failed: 'Das hat nicht geklappt',
  reference: 'Referenz',
  help: 'Text zum Weiterleiten',
  home: 'Zu My Day',
  next: 'Öffnen Sie My Day und klicken Sie auf „Synchronisieren“: Ihre Termine erscheinen dort.',
  connectAgain: 'Outlook erneut verbinden',
  stranger: {
    title: 'Sie können diese Seite schließen',
    text: 'Was Sie bei Microsoft entschieden haben, ist dort gespeichert. Falls Sie OtiumWork genehmigt haben, sagen Sie der Person, die Sie darum gebeten hat, dass sie erneut auf „Outlook verbinden“ klicken kann.',
  },
};
