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
  noAnswer: 'No answer. Nothing is lost; try again in a moment.',
};
