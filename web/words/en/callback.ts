import type { CallbackWords } from '../callback';

export const callback: CallbackWords = {
  working: 'Finishing the sign-in…',
  again: 'Try again',
  done: 'That worked',
  failed: 'That did not work',
  reference: 'Reference',
  help: 'Text to forward',
  home: 'Go to My Day',
  next: 'Go to My Day and click Sync: your meetings appear there.',
  connectAgain: 'Connect Outlook again',
  stranger: {
    title: 'You can close this page',
    text: 'What you decided at Microsoft is saved there. If you approved OtiumWork, tell whoever asked you to click Connect Outlook again.',
  },
};
