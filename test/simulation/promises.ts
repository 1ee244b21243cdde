// What the service promises, in the words of a person who would be angry if it were not so.
export const promises = {
  standsOnce: 'Every importable meeting in the window stands exactly once, as the calendar has it',
  keepsItsEvent: 'A meeting keeps its event, also when it moves or gets another id',
  userColumns: 'No sync changes what its user changed',
  deletedStaysAway: 'What its user deleted is never back',
  noGhosts:
    'Nothing stands in the window without its meeting, unless it was edited (then it is marked), held or released',
  noLoss: 'Nothing is removed but what its own complete walk lacks or rules out, and what nobody worked on',
  outage: 'An outage never empties a timeline: mass absence is held for 12 hours, and no longer',
  released: 'What an earlier connection brought stays as it is',
  again: 'A second sync right away writes nothing to the timeline',
  ended: 'Nothing is written for a connection that has ended',
  left: 'Whoever has disconnected stays disconnected until they connect again',
  renewal: 'A renewed connection goes on with its events, a new one releases those before it',
  healing: 'Any success with a company’s registration counts: what was known to be broken is no longer',
  rotation: 'A refresh token that is a week old is exchanged, and none before',
  record: 'Every run is recorded: the newest first, at most 14, and of a failed one why',
  noTitle: 'Of what its user deleted no title is kept',
  oneProbe: 'While a company’s registration is broken a night asks Entra once',
  onlyOwnRows: 'Nobody else’s rows change',
  oneAtATime: 'A mailbox is not claimed while another run holds it',
  window: 'A sync looks from local midnight of seven days ago until the end of the user’s today',
  counts: 'The counts of a run add up: to the entries of its walk, and to what it wrote',
  night: 'The night comes at its own hour, the first one from now, in the user’s zone',
  growingPause: 'A mailbox that fails is tried again after a pause that doubles from 15 minutes to 6 hours',
  inStep: 'Every connected mailbox is in step within a night, or its Status says why',
  fairWeather: 'What is asked for in fair weather is done',
  noBugs: 'Nothing ends in an internal error',
  leaving: 'Disconnecting succeeds whatever the vault does',
  secretsRemembered: 'No secret is forgotten: some row names each one in the vault',
  nothingUsable: 'Of a disconnected user nothing stays in the vault once the trash is swept',
} as const;

export type PromiseName = keyof typeof promises;

/** One promise that was not kept. */
export type Broken = { readonly promise: PromiseName; readonly expected: string; readonly seen: string };

export const broken = (promise: PromiseName, expected: string, seen: string): Broken => ({
  promise,
  expected,
  seen,
});
