// English. Names at Microsoft are those of the Entra admin center.
import type { CredentialsWords } from '../credentials';

export const credentials: CredentialsWords = {
  title: 'Microsoft credentials',
  intro:
    "Your company's own app registration at Microsoft. Employees connect their Outlook calendars through it; nobody's calendar is read before they have done so themselves.",
  loading: 'Loading…',
  notAdmin:
    'Only admins of your company see the Microsoft credentials. If Outlook cannot be connected, ask your OtiumWork admin.',
  retry: 'Try again',
  cancel: 'Cancel',
  reference: (reference) => `Reference: ${reference}`,
  copy: 'Copy',
  copied: (what) => `Copied: ${what}`,
  notCopied: 'This browser does not allow copying here. Select the text and copy it by hand.',
  newTab: '(opens in a new tab)',
  fix: {
    credentials_missing: 'There are no credentials any more. Enter them anew.',
    secret_wrong:
      'Microsoft refuses this secret. Copy the column **Value** once more; if it can no longer be read, create a new secret under **Certificates & secrets**.',
    secret_is_its_id:
      "This is the secret's ID. Copy the column **Value** next to it; if it can no longer be read, create a new secret under **Certificates & secrets**.",
    secret_expired:
      'This secret has expired. Create a new one under **Certificates & secrets** and enter its **Value**; nobody has to connect again.',
    tenant_unknown:
      'Microsoft does not know this tenant. Copy **Directory (tenant) ID** from the **Overview** of the app registration.',
    client_unknown:
      'Microsoft does not know this application in this tenant. Copy **Application (client) ID** from the **Overview** of the app registration; **Object ID** beside it is another one.',
    client_disabled:
      'This application is disabled. Open **Enterprise applications → OtiumWork → Properties**, set **Enabled for users to sign-in** to **Yes**, then come back.',
    registered_as_spa:
      'The redirect URI is registered for the wrong platform. Open **App registrations → OtiumWork → Authentication**, move it to the platform **Web**, then come back.',
  },
  guide: {
    title: 'Set up the app registration',
    again: 'How the app registration is set up',
    intro:
      'Takes about ten minutes in the Microsoft Entra admin center. You need a Microsoft role that may register applications, such as Application Developer.',
    open: 'Open the Microsoft Entra admin center',
    register: {
      title: 'Register the application',
      text: 'Go to **App registrations → New registration**. Under **Supported account types** choose your own directory only (**Single tenant**). Under **Redirect URI** choose the platform **Web**, not **Single-page application**, and enter both values:',
    },
    name: 'Name',
    redirectUri: 'Redirect URI',
    permissions: {
      title: 'Say what may be read',
      text: 'Go to **API permissions → Add a permission → Microsoft Graph → Delegated permissions**, find each of these and tick it:',
    },
    scopes: 'Delegated permissions',
    permissionsAfter:
      'Then **Add permissions**. Leave out **Application permissions**: they would reach every mailbox.',
    secret: {
      title: 'Create a client secret',
      text: 'Go to **Certificates & secrets → Client secrets → New client secret** and choose how long it lives. Copy the column **Value**, not **Secret ID**: it is shown only now. Note the date under **Expires**.',
    },
    ids: {
      title: 'Look up the two IDs',
      text: 'On **Overview** stand **Application (client) ID** and **Directory (tenant) ID**.',
    },
    enter: {
      title: 'Enter them here',
      text: 'Save: OtiumWork asks Microsoft at once whether they are right.',
    },
  },
  form: {
    title: {
      'set-up': 'Enter the credentials',
      rotate: 'Rotate the secret',
      change: 'Change the application',
    },
    says: {
      'set-up': 'Microsoft is asked whether they are right. Nothing is saved before.',
      rotate:
        'Create a new secret in Entra (**Certificates & secrets → New client secret**) and enter its value. This disconnects nobody.',
      change:
        'If the tenant or the application is another one than before, everybody in the company must connect again. Their events stay.',
    },
    fields: {
      tenantId: {
        label: 'Directory (tenant) ID',
        hint: 'On Overview of the app registration.',
      },
      clientId: { label: 'Application (client) ID', hint: 'On Overview, too. Not the Object ID.' },
      clientSecret: {
        label: 'Client secret',
        hint: 'The column Value. It is kept in the vault and never shown again.',
      },
      secretExpiresOn: { label: 'Secret expires on (optional)', hint: 'We warn you 30 days before.' },
    },
    show: 'Show',
    hide: 'Hide',
    mistakes: {
      missing: 'Fill this in.',
      not_a_guid:
        'This is not a complete ID. It has 32 digits and letters (a to f) in five groups, such as 00000000-0000-0000-0000-000000000000.',
      is_a_domain: 'This is a domain. Copy Directory (tenant) ID, which stands on Overview.',
      same_as_tenant: 'This is the tenant ID once more. Copy Application (client) ID.',
      is_secret_id: "This looks like the secret's ID, not its value. Copy the column Value.",
      masked:
        'This is the secret with most of it hidden. Its value can be read only right after creating it: create a new secret.',
      not_a_secret: 'A secret is one word without blanks. Copy the column Value once more.',
      not_a_date: 'Enter a date, or leave this empty.',
      in_the_past: 'This date has passed. Enter the date under Expires.',
    },
    refusedField: 'This cannot be used as it is. Check it against the Entra admin center.',
    save: 'Verify and save',
    checking: 'Checking with Microsoft…',
    notSaved: 'Nothing was saved. What you entered is still here.',
    maybeSaved:
      'It is not known whether this was saved. What you entered is still here; saving it again does no harm.',
    elsewhere: 'This concerns the tenant or the application, not the secret: use Change application.',
  },
  state: {
    verified: 'Verified',
    failed: 'Needs attention',
    never: 'Not verified yet',
    notSetUp: 'Not set up yet',
    tenantId: 'Directory (tenant) ID',
    clientId: 'Application (client) ID',
    secret: 'Client secret',
    secretKept: 'Kept in the vault, never shown',
    secretMissing: 'Missing',
    expires: 'Secret expires',
    noExpiry: 'No date entered, so nobody is warned',
    checked: 'Last checked',
    saved: 'Saved',
    expiresSoon: (inDays, date) =>
      `The client secret expires ${inDays}, on ${date}. Rotate it before; nobody has to connect again.`,
    expired: (daysAgo, date) =>
      `The client secret expired ${daysAgo}, on ${date}. Nobody can connect or sync until it is rotated; afterwards nobody has to connect again.`,
    expiresShort: (inDays) => `Secret expires ${inDays}`,
    accepted: 'accepted by Microsoft',
    refused: 'refused by Microsoft',
    applicationPermissions:
      'The app registration has application permissions, which reach every mailbox. OtiumWork does not need them; remove them under **API permissions**.',
    test: 'Test',
    rotate: 'Rotate secret',
    change: 'Change application',
    remove: 'Remove',
    tested: (at) => `Tested at ${at}: Microsoft accepts these credentials.`,
    testFailed: (title) => `Tested: ${title}.`,
    savedAt: (at) => `Verified by Microsoft and saved at ${at}.`,
    removed: 'The Microsoft credentials are removed, and every token with them. Events stay.',
  },
  removal: {
    title: 'Remove the Microsoft credentials?',
    tokens: 'All tokens of your company are deleted, and the client secret with them.',
    people:
      'Syncing ends for everybody. They read "Your admin hasn\'t configured Microsoft credentials yet".',
    events: 'Events that were imported stay.',
    microsoft: 'The app registration at Microsoft stays; delete it there if it is no longer needed.',
    confirm: 'Remove credentials and tokens',
    removing: 'Removing…',
    again: 'The removal did not get to its end. Try again: it goes on where it stopped.',
  },
  consent: {
    title: 'Approve for the whole company',
    text: "By default Microsoft wants an administrator's approval before employees may connect a calendar. It is given once, by a Cloud Application Administrator or Application Administrator.",
    approve: 'Approve for the whole company',
    forward: 'Not you? Send this text to IT',
    forwardText: 'Text for IT',
    textForIt: 'text for IT',
  },
};
