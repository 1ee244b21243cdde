// German. Names at Microsoft are those of its German pages, with the English ones in brackets where they are looked for.
import type { CredentialsWords } from '../credentials';

export const credentials: CredentialsWords = {
  title: 'Microsoft-Zugangsdaten',
  intro:
    'Die eigene App-Registrierung Ihres Unternehmens bei Microsoft. Über sie verbinden Beschäftigte ihren Outlook-Kalender; kein Kalender wird gelesen, bevor die Person ihn selbst verbunden hat.',
  loading: 'Wird geladen …',
  notAdmin:
    'Die Microsoft-Zugangsdaten sehen nur Admins Ihres Unternehmens. Wenn sich Outlook nicht verbinden lässt, wenden Sie sich an Ihren OtiumWork-Admin.',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  reference: (reference) => `Referenz: ${reference}`,
  copy: 'Kopieren',
  copied: (what) => `Kopiert: ${what}`,
  notCopied:
    'Dieser Browser erlaubt das Kopieren hier nicht. Markieren Sie den Text und kopieren Sie ihn von Hand.',
  newTab: '(öffnet einen neuen Tab)',
  fix: {
    credentials_missing: 'Es gibt keine Zugangsdaten mehr. Geben Sie sie neu ein.',
    secret_wrong:
      'Microsoft lehnt diesen Schlüssel ab. Kopieren Sie die Spalte **Wert** noch einmal; ist sie nicht mehr lesbar, erstellen Sie unter **Zertifikate & Geheimnisse** einen neuen Schlüssel.',
    secret_is_its_id:
      'Das ist die ID des Schlüssels. Kopieren Sie die Spalte **Wert** daneben; ist sie nicht mehr lesbar, erstellen Sie unter **Zertifikate & Geheimnisse** einen neuen Schlüssel.',
    secret_expired:
      'Dieser Schlüssel ist abgelaufen. Erstellen Sie unter **Zertifikate & Geheimnisse** einen neuen und geben Sie seinen **Wert** ein; niemand muss Outlook neu verbinden.',
    tenant_unknown:
      'Microsoft kennt diesen Mandanten nicht. Kopieren Sie **Verzeichnis-ID (Mandant)** aus der **Übersicht** der App-Registrierung.',
    client_unknown:
      'Microsoft kennt diese Anwendung in diesem Mandanten nicht. Kopieren Sie **Anwendungs-ID (Client)** aus der **Übersicht** der App-Registrierung; die **Objekt-ID** daneben ist eine andere.',
    client_disabled:
      'Diese Anwendung ist deaktiviert. Öffnen Sie **Unternehmensanwendungen → OtiumWork → Eigenschaften**, stellen Sie **Aktiviert für die Benutzeranmeldung** auf **Ja** und kommen Sie dann zurück.',
    registered_as_spa:
      'Die Umleitungs-URI gehört zur falschen Plattform. Öffnen Sie **App-Registrierungen → OtiumWork → Authentifizierung**, verschieben Sie sie zur Plattform **Web** und kommen Sie dann zurück.',
  },
  guide: {
    title: 'App-Registrierung einrichten',
    again: 'So wird die App-Registrierung eingerichtet',
    intro:
      'Dauert im Microsoft Entra Admin Center etwa zehn Minuten. Sie brauchen dort eine Rolle, die Anwendungen registrieren darf, zum Beispiel Anwendungsentwickler. In Klammern steht, wie es auf Englisch heißt.',
    open: 'Microsoft Entra Admin Center öffnen',
    register: {
      title: 'Anwendung registrieren',
      text: 'Öffnen Sie **App-Registrierungen → Neue Registrierung** (App registrations → New registration). Wählen Sie unter **Unterstützte Kontotypen** nur Ihr eigenes Verzeichnis (**Einzelner Mandant**, Single tenant). Wählen Sie unter **Umleitungs-URI** die Plattform **Web**, nicht **Single-Page-Anwendung**, und geben Sie diese beiden Werte ein:',
    },
    name: 'Name',
    redirectUri: 'Umleitungs-URI',
    permissions: {
      title: 'Festlegen, was gelesen werden darf',
      text: 'Öffnen Sie **API-Berechtigungen → Berechtigung hinzufügen → Microsoft Graph → Delegierte Berechtigungen** (API permissions → Add a permission → Microsoft Graph → Delegated permissions), suchen Sie jede dieser Berechtigungen und haken Sie sie an:',
    },
    scopes: 'Delegierte Berechtigungen',
    permissionsAfter:
      'Dann **Berechtigungen hinzufügen** (Add permissions). **Anwendungsberechtigungen** lassen Sie weg: Sie würden für jedes Postfach gelten.',
    secret: {
      title: 'Geheimen Clientschlüssel erstellen',
      text: 'Öffnen Sie **Zertifikate & Geheimnisse → Geheime Clientschlüssel → Neuer geheimer Clientschlüssel** (Certificates & secrets → Client secrets → New client secret) und wählen Sie, wie lange er gilt. Kopieren Sie die Spalte **Wert** (Value), nicht **Geheime ID** (Secret ID): Sie ist nur jetzt lesbar. Notieren Sie, wann der Schlüssel abläuft (Expires).',
    },
    ids: {
      title: 'Die beiden IDs nachsehen',
      text: 'In der **Übersicht** (Overview) stehen **Anwendungs-ID (Client)** (Application (client) ID) und **Verzeichnis-ID (Mandant)** (Directory (tenant) ID).',
    },
    enter: {
      title: 'Hier eingeben',
      text: 'Beim Speichern fragt OtiumWork sofort bei Microsoft nach, ob alles stimmt.',
    },
  },
  form: {
    title: {
      'set-up': 'Zugangsdaten eingeben',
      rotate: 'Schlüssel erneuern',
      change: 'Anwendung wechseln',
    },
    says: {
      'set-up': 'Microsoft wird gefragt, ob sie stimmen. Vorher wird nichts gespeichert.',
      rotate:
        'Erstellen Sie in Entra einen neuen Schlüssel (**Zertifikate & Geheimnisse → Neuer geheimer Clientschlüssel**) und geben Sie seinen Wert ein. Dadurch wird niemand getrennt.',
      change:
        'Wenn der Mandant oder die Anwendung eine andere ist als bisher, müssen alle im Unternehmen Outlook neu verbinden. Ihre Einträge bleiben.',
    },
    fields: {
      tenantId: {
        label: 'Verzeichnis-ID (Mandant)',
        hint: 'In der Übersicht der App-Registrierung.',
      },
      clientId: { label: 'Anwendungs-ID (Client)', hint: 'Ebenfalls in der Übersicht. Nicht die Objekt-ID.' },
      clientSecret: {
        label: 'Geheimer Clientschlüssel',
        hint: 'Die Spalte „Wert“. Er liegt danach im Tresor und wird nie wieder angezeigt.',
      },
      secretExpiresOn: { label: 'Schlüssel läuft ab am (optional)', hint: 'Wir warnen Sie 30 Tage vorher.' },
    },
    show: 'Anzeigen',
    hide: 'Verbergen',
    mistakes: {
      missing: 'Füllen Sie dieses Feld aus.',
      not_a_guid:
        'Das ist keine vollständige ID. Sie hat 32 Ziffern und Buchstaben (a bis f) in fünf Gruppen, zum Beispiel 00000000-0000-0000-0000-000000000000.',
      is_a_domain: 'Das ist eine Domäne. Kopieren Sie die Verzeichnis-ID (Mandant) aus der Übersicht.',
      same_as_tenant: 'Das ist noch einmal die Mandanten-ID. Kopieren Sie die Anwendungs-ID (Client).',
      is_secret_id:
        'Das sieht nach der ID des Schlüssels aus, nicht nach seinem Wert. Kopieren Sie die Spalte „Wert“.',
      masked:
        'Das ist der Schlüssel mit verdecktem Inhalt. Lesbar ist er nur direkt nach dem Erstellen: Erstellen Sie einen neuen.',
      not_a_secret:
        'Ein Schlüssel ist ein einziges Wort ohne Leerzeichen. Kopieren Sie die Spalte „Wert“ noch einmal.',
      not_a_date: 'Geben Sie ein Datum ein oder lassen Sie das Feld leer.',
      in_the_past: 'Dieses Datum ist vorbei. Geben Sie das Ablaufdatum des neuen Schlüssels ein.',
    },
    refusedField: 'So lässt sich das nicht verwenden. Vergleichen Sie es mit dem Entra Admin Center.',
    save: 'Prüfen und speichern',
    checking: 'Wird bei Microsoft geprüft …',
    notSaved: 'Nichts wurde gespeichert. Ihre Eingaben stehen noch hier.',
    maybeSaved:
      'Ob gespeichert wurde, ist nicht bekannt. Ihre Eingaben stehen noch hier; noch einmal zu speichern schadet nicht.',
    elsewhere:
      'Es geht um den Mandanten oder die Anwendung, nicht um den Schlüssel: Wählen Sie „Anwendung wechseln“.',
  },
  state: {
    verified: 'Geprüft',
    failed: 'Handlungsbedarf',
    never: 'Noch nicht geprüft',
    notSetUp: 'Noch nicht eingerichtet',
    tenantId: 'Verzeichnis-ID (Mandant)',
    clientId: 'Anwendungs-ID (Client)',
    secret: 'Geheimer Clientschlüssel',
    secretKept: 'Liegt im Tresor, wird nie angezeigt',
    secretMissing: 'Fehlt',
    expires: 'Schlüssel läuft ab',
    noExpiry: 'Kein Datum eingetragen; es wird niemand gewarnt',
    checked: 'Zuletzt geprüft',
    saved: 'Gespeichert',
    expiresSoon: (inDays, date) =>
      `Der geheime Clientschlüssel läuft ${inDays} ab, am ${date}. Erneuern Sie ihn vorher; niemand muss Outlook neu verbinden.`,
    expired: (daysAgo, date) =>
      `Der geheime Clientschlüssel ist ${daysAgo} abgelaufen, am ${date}. Bis er erneuert ist, kann niemand Outlook verbinden oder synchronisieren; danach muss niemand neu verbinden.`,
    expiresShort: (inDays) => `Schlüssel läuft ${inDays} ab`,
    accepted: 'von Microsoft akzeptiert',
    refused: 'von Microsoft abgelehnt',
    applicationPermissions:
      'Die App-Registrierung hat Anwendungsberechtigungen, die für jedes Postfach gelten. OtiumWork braucht sie nicht; entfernen Sie sie unter **API-Berechtigungen**.',
    test: 'Testen',
    rotate: 'Schlüssel erneuern',
    change: 'Anwendung wechseln',
    remove: 'Entfernen',
    tested: (at) => `Getestet um ${at}: Microsoft akzeptiert diese Zugangsdaten.`,
    testFailed: (title) => `Getestet: ${title}.`,
    savedAt: (at) => `Von Microsoft geprüft und gespeichert um ${at}.`,
    removed: 'Die Microsoft-Zugangsdaten sind entfernt, und mit ihnen alle Token. Einträge bleiben.',
  },
  removal: {
    title: 'Microsoft-Zugangsdaten entfernen?',
    tokens: 'Alle Token Ihres Unternehmens und der geheime Clientschlüssel werden gelöscht.',
    people:
      'Für alle endet die Synchronisierung. Sie lesen, dass die Microsoft-Zugangsdaten noch nicht eingerichtet sind.',
    events: 'Importierte Einträge bleiben.',
    microsoft:
      'Die App-Registrierung bei Microsoft bleibt; löschen Sie sie dort, wenn sie nicht mehr gebraucht wird.',
    confirm: 'Zugangsdaten und Token entfernen',
    removing: 'Wird entfernt …',
    again:
      'Das Entfernen kam nicht bis ans Ende. Versuchen Sie es erneut: Es geht dort weiter, wo es aufgehört hat.',
  },
  consent: {
    title: 'Für das ganze Unternehmen genehmigen',
    text: 'Microsoft verlangt üblicherweise die Genehmigung eines Administrators, bevor Beschäftigte einen Kalender verbinden dürfen. Sie wird einmal erteilt, von einem Cloudanwendungsadministrator oder Anwendungsadministrator.',
    approve: 'Für das ganze Unternehmen genehmigen',
    forward: 'Nicht Sie selbst? Diesen Text an die IT senden',
    forwardText: 'Text für die IT (auf Englisch)',
    textForIt: 'Text für die IT',
  },
};
