// English. The sentences are the service's own, so that screen, mail and log read alike.
import type { CodesWords } from '../codes';

const credentials = 'Admin → Settings → Microsoft credentials';
const forward = 'Forward the text below to whoever administers Microsoft 365 in your company.';

export const codes: CodesWords = {
  not_signed_in: {
    title: 'Not signed in',
    text: 'Your OtiumWork session is missing or has expired. Sign in to OtiumWork again.',
  },
  not_allowed: {
    title: 'Not allowed',
    text: 'Only an admin of your company may do this. Ask your OtiumWork admin.',
  },
  not_found: { title: 'Not found', text: 'There is nothing here, or no longer. Reload the page.' },
  request_malformed: {
    title: 'Something cannot be used',
    text: 'Some of what was entered cannot be used. Correct the fields named and try again.',
  },
  precondition_required: {
    title: 'This is not up to date',
    text: 'This was sent without the version that it changes. Reload it and repeat your change.',
  },
  changed_elsewhere: {
    title: 'Changed elsewhere',
    text: 'This was changed meanwhile, in another tab or by a sync. Reload it and repeat your change.',
  },
  not_connected: {
    title: 'Outlook is not connected',
    text: 'Outlook is not connected. Click Connect Outlook and sign in at Microsoft first.',
  },
  sync_running: {
    title: 'A sync is running',
    text: 'A sync of your calendar is running already. Wait a moment; its result will show here.',
  },
  sync_too_soon: {
    title: 'Synced just now',
    text: 'Your calendar was synced just now. Try again shortly.',
  },
  credentials_missing: {
    title: 'Microsoft credentials are not configured',
    text: `Your admin hasn't configured Microsoft credentials yet. A company admin enters tenant ID, client ID and client secret under ${credentials}; then click Connect Outlook.`,
  },
  secret_wrong: {
    title: 'The client secret is wrong',
    text: `Microsoft refused your company's client secret. A company admin creates a new one in the Entra admin center (App registrations → OtiumWork → Certificates & secrets) and enters its value under ${credentials}.`,
  },
  secret_is_its_id: {
    title: "That is the secret's ID",
    text: `What was entered looks like the secret's ID, not its value. A company admin copies the column "Value" (shown once, right after creating it) and enters it under ${credentials}.`,
  },
  secret_expired: {
    title: 'The client secret has expired',
    text: `Your company's client secret has expired. A company admin creates a new one in the Entra admin center (App registrations → OtiumWork → Certificates & secrets) and enters its value under ${credentials}. Nobody needs to connect again.`,
  },
  tenant_unknown: {
    title: 'Microsoft does not know this tenant',
    text: `Microsoft does not know your company's tenant ID. A company admin copies "Directory (tenant) ID" from the app registration's overview and enters it under ${credentials}.`,
  },
  client_unknown: {
    title: 'Microsoft does not know this application',
    text: `Microsoft does not know your company's client ID in this tenant. A company admin copies "Application (client) ID" from the app registration's overview and enters it under ${credentials}.`,
  },
  client_disabled: {
    title: 'The application is disabled',
    text: `Your company's app registration is disabled. A Microsoft administrator opens Entra admin center → Enterprise applications → OtiumWork → Properties and sets "Enabled for users to sign-in" to Yes; then a company admin presses Test under ${credentials}.`,
  },
  registered_as_spa: {
    title: 'The redirect URI is registered for the wrong platform',
    text: `Your company's app registration lists the redirect URI under "Single-page application" or as a public client. A Microsoft administrator moves it to the platform "Web" (App registrations → OtiumWork → Authentication); then a company admin presses Test under ${credentials}.`,
  },
  credentials_changed: {
    title: 'Your company changed its Microsoft application',
    text: 'Your company now uses another Microsoft application. Click Connect Outlook once more; your events stay.',
  },
  sign_in_expired: {
    title: 'The sign-in expired',
    text: 'Your sign-in session expired before Microsoft redirected back. Click Connect Outlook again and finish within 10 minutes, in the same browser and with the same OtiumWork account.',
  },
  sign_in_not_heard_of: {
    title: 'Microsoft did not send you back',
    text: "You went to Microsoft to sign in and did not come back. Look up below what Microsoft's page said; otherwise click Connect Outlook again.",
  },
  sign_in_not_finished: {
    title: 'The sign-in was not finished',
    text: 'The sign-in at Microsoft was not finished. If you cancelled, click Connect Outlook again. If Microsoft said that approval is required, or that your request was sent, forward the text below to IT, wait for the approval, then click Connect Outlook again.',
  },
  consent_declined: {
    title: 'The permissions were declined',
    text: 'The permissions were declined at Microsoft. OtiumWork cannot read your meetings without them: click Connect Outlook again and accept.',
  },
  admin_consent_required: {
    title: 'An administrator must approve OtiumWork',
    text: `Microsoft wants an administrator's approval before you can connect. ${forward} Once they have approved, click Connect Outlook again.`,
  },
  blocked_by_policy: {
    title: "Your company's policy blocks the sign-in",
    text: `A policy of your company at Microsoft (Conditional Access, assignment or guest rules) blocks the access. ${forward} Once it is allowed, click Connect Outlook again.`,
  },
  account_disabled: {
    title: 'The Microsoft account is disabled',
    text: `This Microsoft account is disabled. ${forward} Once it is enabled, click Connect Outlook again.`,
  },
  scope_missing: {
    title: 'Permission to read the calendar is missing',
    text: 'Microsoft did not grant permission to read your calendar. Click Connect Outlook again and leave every permission ticked.',
  },
  no_refresh_token: {
    title: 'Microsoft did not return a refresh_token',
    text: 'Microsoft did not return a refresh_token, so OtiumWork could not sync without you. Click Connect Outlook again and accept "Maintain access to data you have given it access to".',
  },
  wrong_account: {
    title: 'Another mailbox than before',
    text: 'You signed in with another Microsoft account than the one that is connected. Sign in with that one, or click Disconnect Outlook first.',
  },
  wrong_tenant: {
    title: 'An account of another organisation',
    text: "You signed in with an account of another organisation. Click Connect Outlook again and choose your company's account.",
  },
  grant_revoked: {
    title: 'Access was withdrawn',
    text: 'Microsoft no longer accepts the access that you gave. Click Connect Outlook to renew it; your events stay.',
  },
  sign_in_again: {
    title: 'Microsoft wants you to sign in again',
    text: 'Microsoft wants you to sign in again (your password, your second factor or your session changed). Click Connect Outlook; your events stay.',
  },
  mailbox_unavailable: {
    title: 'There is no Exchange Online mailbox',
    text: `Microsoft finds no Exchange Online mailbox for this account: there is no licence, or the mailbox is on your company's own servers. ${forward} A new licence takes about 15 minutes to work.`,
  },
  calendar_too_large: {
    title: 'The calendar is too large',
    text: 'Microsoft returned more meetings than can be read in one run. Nothing was changed; the next sync tries again.',
  },
  graph_throttled: {
    title: 'Microsoft asks us to wait',
    text: 'Microsoft is limiting requests to your mailbox. Nothing was changed; try again later.',
  },
  graph_unavailable: {
    title: 'Outlook does not answer',
    text: 'Outlook did not answer as it should. Nothing was changed; try again later.',
  },
  entra_unavailable: {
    title: "Microsoft's sign-in does not answer",
    text: "Microsoft's sign-in service did not answer as it should. Nothing was changed; try again later.",
  },
  vault_unavailable: {
    title: 'Our key vault does not answer',
    text: 'Our key vault did not answer. Nothing was lost; try again later.',
  },
  storage_unavailable: {
    title: 'Our storage does not answer',
    text: 'Our storage did not answer. Nothing was lost; try again later.',
  },
  internal_error: {
    title: 'Something went wrong on our side',
    text: 'Something went wrong on our side. If it happens again, tell support the reference.',
  },
  offline: {
    title: 'You are offline',
    text: 'This device has no connection at the moment. Nothing is lost; it goes on by itself once you are back online.',
  },
  no_answer: {
    title: 'OtiumWork does not answer',
    text: 'No usable answer came from OtiumWork. Nothing is lost; try again in a moment.',
  },
};
