// German. Names of places at Microsoft are those that its German pages show.
import type { CodesWords } from '../codes';

const credentials = 'Admin → Einstellungen → Microsoft-Zugangsdaten';
const forward = 'Leiten Sie den Text unten an die IT Ihres Unternehmens weiter.';
const newSecret = `Ein Admin Ihres Unternehmens erstellt im Entra Admin Center einen neuen (App-Registrierungen → OtiumWork → Zertifikate & Geheimnisse) und trägt dessen Wert unter ${credentials} ein.`;

export const codes: CodesWords = {
  not_signed_in: {
    title: 'Nicht angemeldet',
    text: 'Ihre Sitzung fehlt oder ist abgelaufen. Melden Sie sich erneut bei OtiumWork an.',
  },
  not_allowed: {
    title: 'Nicht erlaubt',
    text: 'Das darf nur ein Admin Ihres Unternehmens. Wenden Sie sich an ihn.',
  },
  not_found: {
    title: 'Nicht gefunden',
    text: 'Hier gibt es nichts oder nichts mehr. Laden Sie die Seite neu.',
  },
  request_malformed: {
    title: 'Eine Angabe ist nicht verwendbar',
    text: 'Einige Angaben sind nicht verwendbar. Korrigieren Sie die genannten Felder.',
  },
  precondition_required: {
    title: 'Nicht auf dem neuesten Stand',
    text: 'Es fehlte, welcher Stand geändert wird. Laden Sie die Seite neu und wiederholen Sie Ihre Änderung.',
  },
  changed_elsewhere: {
    title: 'Anderswo geändert',
    text: 'Das wurde inzwischen geändert, in einem anderen Tab oder durch eine Synchronisierung. Laden Sie die Seite neu und wiederholen Sie Ihre Änderung.',
  },
  not_connected: {
    title: 'Outlook ist nicht verbunden',
    text: 'Outlook ist nicht verbunden. Klicken Sie zuerst auf „Outlook verbinden“ und melden Sie sich bei Microsoft an.',
  },
  sync_running: {
    title: 'Eine Synchronisierung läuft',
    text: 'Ihr Kalender wird bereits synchronisiert; das Ergebnis erscheint gleich hier.',
  },
  sync_too_soon: {
    title: 'Gerade erst synchronisiert',
    text: 'Ihr Kalender wurde gerade erst synchronisiert. Versuchen Sie es in Kürze erneut.',
  },
  credentials_missing: {
    title: 'Microsoft-Zugangsdaten sind nicht eingerichtet',
    text: `Ihr Admin hat die Microsoft-Zugangsdaten noch nicht eingerichtet. Ein Admin Ihres Unternehmens trägt Mandanten-ID, Client-ID und geheimen Clientschlüssel unter ${credentials} ein; danach klicken Sie auf „Outlook verbinden“.`,
  },
  secret_wrong: {
    title: 'Der geheime Clientschlüssel ist falsch',
    text: `Microsoft hat den geheimen Clientschlüssel Ihres Unternehmens abgelehnt. ${newSecret}`,
  },
  secret_is_its_id: {
    title: 'Das ist die ID des Schlüssels',
    text: `Eingetragen wurde wohl die ID des geheimen Clientschlüssels, nicht sein Wert. Ein Admin Ihres Unternehmens kopiert die Spalte „Wert“ (nur gleich nach dem Erstellen sichtbar) und trägt sie unter ${credentials} ein.`,
  },
  secret_expired: {
    title: 'Der geheime Clientschlüssel ist abgelaufen',
    text: `Der geheime Clientschlüssel Ihres Unternehmens ist abgelaufen. ${newSecret} Niemand muss Outlook neu verbinden.`,
  },
  tenant_unknown: {
    title: 'Microsoft kennt diesen Mandanten nicht',
    text: `Microsoft kennt die Mandanten-ID Ihres Unternehmens nicht. Ein Admin Ihres Unternehmens kopiert „Verzeichnis-ID (Mandant)“ aus der Übersicht der App-Registrierung und trägt sie unter ${credentials} ein.`,
  },
  client_unknown: {
    title: 'Microsoft kennt diese Anwendung nicht',
    text: `Microsoft kennt die Client-ID Ihres Unternehmens in diesem Mandanten nicht. Ein Admin Ihres Unternehmens kopiert „Anwendungs-ID (Client)“ aus der Übersicht der App-Registrierung und trägt sie unter ${credentials} ein.`,
  },
  client_disabled: {
    title: 'Die Anwendung ist deaktiviert',
    text: `Die App-Registrierung Ihres Unternehmens ist deaktiviert. Ein Microsoft-Administrator öffnet Entra Admin Center → Unternehmensanwendungen → OtiumWork → Eigenschaften und stellt „Aktiviert für die Benutzeranmeldung“ auf „Ja“; danach klickt ein Admin Ihres Unternehmens unter ${credentials} auf „Testen“.`,
  },
  registered_as_spa: {
    title: 'Die Umleitungs-URI gehört zur falschen Plattform',
    text: `In der App-Registrierung Ihres Unternehmens steht die Umleitungs-URI unter „Single-Page-Anwendung“ oder als öffentlicher Client. Ein Microsoft-Administrator verschiebt sie zur Plattform „Web“ (App-Registrierungen → OtiumWork → Authentifizierung); danach klickt ein Admin Ihres Unternehmens unter ${credentials} auf „Testen“.`,
  },
  credentials_changed: {
    title: 'Ihr Unternehmen nutzt eine andere Microsoft-Anwendung',
    text: 'Ihr Unternehmen nutzt jetzt eine andere Microsoft-Anwendung. Klicken Sie noch einmal auf „Outlook verbinden“; Ihre Einträge bleiben.',
  },
  sign_in_expired: {
    title: 'Die Anmeldung ist abgelaufen',
    text: 'Ihre Anmeldung ist abgelaufen, bevor Microsoft Sie zurückgeleitet hat. Klicken Sie erneut auf „Outlook verbinden“ und melden Sie sich innerhalb von 10 Minuten an, im selben Browser und mit demselben OtiumWork-Konto.',
  },
  sign_in_not_heard_of: {
    title: 'Microsoft hat Sie nicht zurückgeleitet',
    text: 'Von der Anmeldung bei Microsoft sind Sie nicht zurückgekommen. Suchen Sie unten, was auf der Seite von Microsoft stand, oder klicken Sie erneut auf „Outlook verbinden“.',
  },
  sign_in_not_finished: {
    title: 'Die Anmeldung wurde nicht abgeschlossen',
    text: `Die Anmeldung bei Microsoft wurde nicht abgeschlossen. Falls Microsoft eine Genehmigung verlangt oder Ihre Anfrage gesendet hat: ${forward} Danach, oder falls Sie abgebrochen haben, klicken Sie erneut auf „Outlook verbinden“.`,
  },
  consent_declined: {
    title: 'Die Berechtigungen wurden abgelehnt',
    text: 'Ohne die Berechtigungen kann OtiumWork Ihre Termine nicht lesen: Klicken Sie erneut auf „Outlook verbinden“ und stimmen Sie zu.',
  },
  admin_consent_required: {
    title: 'Die Genehmigung eines Administrators fehlt',
    text: `Microsoft verlangt die Genehmigung eines Administrators. ${forward} Sobald sie erteilt ist, klicken Sie erneut auf „Outlook verbinden“.`,
  },
  blocked_by_policy: {
    title: 'Eine Richtlinie Ihres Unternehmens verhindert die Anmeldung',
    text: `Eine Richtlinie Ihres Unternehmens bei Microsoft (bedingter Zugriff, Zuweisung oder Regeln für Gäste) verhindert die Anmeldung. ${forward} Sobald sie erlaubt ist, klicken Sie erneut auf „Outlook verbinden“.`,
  },
  account_disabled: {
    title: 'Das Microsoft-Konto ist deaktiviert',
    text: `Dieses Microsoft-Konto ist deaktiviert. ${forward} Sobald es aktiv ist, klicken Sie erneut auf „Outlook verbinden“.`,
  },
  scope_missing: {
    title: 'Die Berechtigung für den Kalender fehlt',
    text: 'Microsoft hat nicht erlaubt, Ihren Kalender zu lesen. Klicken Sie erneut auf „Outlook verbinden“ und lassen Sie alle Berechtigungen angehakt.',
  },
  no_refresh_token: {
    title: 'Microsoft hat kein refresh_token geliefert',
    text: 'Microsoft hat kein refresh_token geliefert; OtiumWork könnte ohne Sie nicht synchronisieren. Klicken Sie erneut auf „Outlook verbinden“ und stimmen Sie „Zugriff auf Daten beibehalten, für die Sie Zugriff erteilt haben“ zu.',
  },
  wrong_account: {
    title: 'Ein anderes Postfach als bisher',
    text: 'Verbunden ist ein anderes Microsoft-Konto. Melden Sie sich mit diesem an oder klicken Sie zuerst auf „Outlook trennen“.',
  },
  wrong_tenant: {
    title: 'Ein Konto einer anderen Organisation',
    text: 'Sie haben sich mit dem Konto einer anderen Organisation angemeldet. Klicken Sie erneut auf „Outlook verbinden“ und wählen Sie das Konto Ihres Unternehmens.',
  },
  grant_revoked: {
    title: 'Der Zugriff wurde widerrufen',
    text: 'Microsoft akzeptiert den Zugriff nicht mehr, den Sie erlaubt haben. Klicken Sie auf „Outlook verbinden“; Ihre Einträge bleiben.',
  },
  sign_in_again: {
    title: 'Microsoft verlangt eine neue Anmeldung',
    text: 'Ihr Passwort, Ihr zweiter Faktor oder Ihre Sitzung bei Microsoft hat sich geändert. Klicken Sie auf „Outlook verbinden“; Ihre Einträge bleiben.',
  },
  mailbox_unavailable: {
    title: 'Es gibt kein Exchange-Online-Postfach',
    text: `Microsoft findet zu diesem Konto kein Exchange-Online-Postfach: Es fehlt eine Lizenz, oder das Postfach liegt auf Servern Ihres Unternehmens. ${forward} Eine neue Lizenz wirkt nach etwa 15 Minuten.`,
  },
  calendar_too_large: {
    title: 'Der Kalender ist zu groß',
    text: 'Microsoft hat mehr Termine geliefert, als auf einmal gelesen werden können. Nichts wurde geändert; die nächste Synchronisierung versucht es erneut.',
  },
  graph_throttled: {
    title: 'Microsoft bittet um Geduld',
    text: 'Microsoft begrenzt die Anfragen an Ihr Postfach. Nichts wurde geändert; versuchen Sie es später erneut.',
  },
  graph_unavailable: {
    title: 'Outlook antwortet nicht',
    text: 'Outlook hat nicht wie erwartet geantwortet. Nichts wurde geändert; versuchen Sie es später erneut.',
  },
  entra_unavailable: {
    title: 'Die Microsoft-Anmeldung antwortet nicht',
    text: 'Der Anmeldedienst von Microsoft hat nicht wie erwartet geantwortet. Nichts wurde geändert; versuchen Sie es später erneut.',
  },
  vault_unavailable: {
    title: 'Unser Schlüsseltresor antwortet nicht',
    text: 'Unser Schlüsseltresor hat nicht geantwortet. Nichts ist verloren; versuchen Sie es später erneut.',
  },
  storage_unavailable: {
    title: 'Unser Speicher antwortet nicht',
    text: 'Unser Speicher hat nicht geantwortet. Nichts ist verloren; versuchen Sie es später erneut.',
  },
  internal_error: {
    title: 'Bei uns ist etwas schiefgegangen',
    text: 'Bei uns ist etwas schiefgegangen. Falls es erneut geschieht, nennen Sie dem Support die Referenz.',
  },
  offline: {
    title: 'Sie sind offline',
    text: 'Dieses Gerät hat keine Verbindung. Nichts ist verloren; sobald sie wieder da ist, geht es von selbst weiter.',
  },
  no_answer: {
    title: 'OtiumWork antwortet nicht',
    text: 'Von OtiumWork kam keine brauchbare Antwort. Nichts ist verloren; versuchen Sie es in Kürze erneut.',
  },
};
