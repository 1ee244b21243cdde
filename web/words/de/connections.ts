// German. What the admin reads of the company's connections.
import type { ConnectionsWords } from '../connections';

export const connections: ConnectionsWords = {
  title: 'Verbindungen',
  nobody: 'Noch hat niemand Outlook verbunden. Beschäftigte finden „Outlook verbinden“ in „Mein Tag“.',
  summary: (format, total, isAll) =>
    `${format.count(total, { one: '# Person', other: '# Personen' })}${isAll ? '' : ' bisher, weitere lassen sich laden'}`,
  withStatus: (format, status, n) => {
    const words = {
      connected: { one: '# verbunden', other: '# verbunden' },
      syncing: { one: '# wird gerade synchronisiert', other: '# werden gerade synchronisiert' },
      reconnect_required: { one: '# muss neu verbinden', other: '# müssen neu verbinden' },
      blocked: { one: '# bei Microsoft gesperrt', other: '# bei Microsoft gesperrt' },
      not_connected: { one: '# nicht verbunden', other: '# nicht verbunden' },
      not_configured: { one: '# ohne Zugangsdaten', other: '# ohne Zugangsdaten' },
    };
    return format.count(n, words[status]);
  },
  onlyProblems: (format, n) => `Nur mit Problemen (${format.number(n)})`,
  nobodyHasProblems: 'Hier hat niemand ein Problem.',
  more: 'Mehr laden',
  loadingMore: 'Weitere werden geladen …',
  columns: {
    person: 'Person',
    status: 'Status',
    lastSync: 'Zuletzt synchronisiert',
    nextSync: 'Nächstes Mal',
    action: 'Aktion',
  },
  status: {
    connected: 'Verbunden',
    syncing: 'Wird synchronisiert',
    reconnect_required: 'Muss neu verbinden',
    blocked: 'Bei Microsoft gesperrt',
    not_connected: 'Nicht verbunden',
    not_configured: 'Keine Zugangsdaten',
  },
  outcome: { succeeded: 'Gelungen', held: 'Zurückgehalten', failed: 'Fehlgeschlagen' },
  trigger: { manual: 'von Hand', nightly: 'nachts' },
  counts: (format, { imported, updated, removed }) =>
    (
      [
        [imported, 'importiert'],
        [updated, 'aktualisiert'],
        [removed, 'entfernt'],
      ] as const
    )
      .filter(([n]) => n > 0)
      .map(([n, what]) => `${format.number(n)} ${what}`),
  nothingChanged: 'nichts geändert',
  held: 'Ungewöhnlich viele Termine fehlten; entfernt wird erst, wenn eine spätere Synchronisierung das bestätigt.',
  neverSynced: 'Noch nie',
  noNextSync: 'Nicht geplant',
  advice: {
    admin_consent_required:
      'Das wird oben genehmigt, für alle auf einmal. Danach klickt die Person auf „Outlook verbinden“.',
    blocked_by_policy:
      'Ein Microsoft-Administrator erlaubt es: unter „Bedingter Zugriff“ oder unter „Unternehmensanwendungen → OtiumWork → Benutzer und Gruppen“.',
    account_disabled:
      'Ein Microsoft-Administrator aktiviert das Konto. Ist die Person ausgeschieden, entfernen Sie hier die Verbindung.',
    mailbox_unavailable:
      'Ein Microsoft-Administrator weist eine Exchange-Online-Lizenz zu. Ein Postfach auf eigenen Servern kann nicht gelesen werden.',
  },
  remedy: {
    'correct-request': 'Die Person kann es in „Mein Tag“ selbst in Ordnung bringen.',
    reconnect: 'Die Person bringt es selbst in Ordnung: mit „Outlook verbinden“ in „Mein Tag“.',
    'fix-credentials': 'Oben in Ordnung zu bringen. Die Person muss nichts tun.',
    'ask-admin': 'Ein Microsoft-Administrator muss es in Ordnung bringen.',
    'retry-later': 'Nichts zu tun: Die nächste Synchronisierung versucht es erneut.',
    none: 'Ein Fehler bei uns. Nennen Sie dem Support die Referenz.',
  },
  remove: 'Entfernen',
  removeQuestion: (who) => `Verbindung von ${who} entfernen?`,
  removeSays:
    'Das Token der Person wird gelöscht, die Synchronisierung endet. Ihre Einträge bleiben. Sie kann Outlook wieder verbinden.',
  removeConfirm: 'Verbindung entfernen',
  removing: 'Wird entfernt …',
  removed: (who) => `Die Verbindung von ${who} ist entfernt. Die Einträge bleiben.`,
  wasGone: (who) => `Die Verbindung von ${who} war schon entfernt.`,
  night: {
    running: (format, due, done) =>
      `Die nächtliche Synchronisierung läuft: ${format.number(done)} von ${format.count(due, { one: '# Postfach', other: '# Postfächern' })}`,
    finished: (format, due) =>
      `Die letzte nächtliche Synchronisierung ist abgeschlossen: ${format.count(due, { one: '# Postfach', other: '# Postfächer' })}`,
    failed: (format, n) => `${format.number(n)} fehlgeschlagen`,
    noneFailed: 'keines fehlgeschlagen',
    since: 'begonnen',
    none: 'In den letzten 20 Stunden gab es keine nächtliche Synchronisierung.',
  },
};
