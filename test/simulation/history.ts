// What may happen in a history, as data: what Microsoft's side does, what people do, what goes wrong, and when. Steps
// name rows and meetings by a number, so that any part of a history is a history too: that is how one is shortened.

export type Person = 'Anna' | 'Ben';
/** `own` is the mailbox of the person's account; `other` is a second one, which shares some meetings with it. */
export type MailboxName = 'own' | 'other';

/** Some hours from now, or exactly at an edge of the window. */
export type When = { readonly hours: number } | { readonly edge: Edge };
export type Edge = (typeof edges)[number];
export const edges = [
  'ends at from',
  'starts at from',
  'point at from',
  'around from',
  'seven days until after from',
  'begins at until',
  'point at until',
  'around until',
] as const;

export type Kind = 'meeting' | 'cancelled' | 'all-day' | 'malformed' | 'nameless';

export type Change =
  | {
      readonly do: 'meet';
      readonly mailbox: MailboxName | 'both';
      readonly title: string | undefined;
      readonly when: When;
      readonly minutes: number;
    }
  | { readonly do: 'move'; readonly meeting: number; readonly when: When }
  | { readonly do: 'rename'; readonly meeting: number; readonly title: string | undefined }
  | { readonly do: 'stretch'; readonly meeting: number; readonly hours: number }
  | { readonly do: 'turn'; readonly meeting: number; readonly into: Kind }
  | { readonly do: 'vanish'; readonly meeting: number }
  | { readonly do: 're-create'; readonly meeting: number; readonly series: boolean }
  | { readonly do: 'busy week'; readonly meetings: number }
  | { readonly do: 'busy week over'; readonly how: 'vanishes' | 'is cancelled' }
  | { readonly do: 'twin'; readonly meeting: number }
  /** All meetings move by some hours and have new ids: not one of them can be recognised. */
  | { readonly do: 'migration'; readonly hours: number };

export type Edit =
  | { readonly what: 'title'; readonly to: string | null }
  | { readonly what: 'time'; readonly hours: number; readonly minutes: number }
  | { readonly what: 'category' | 'workType'; readonly to: string | null }
  | { readonly what: 'everything back' };

export type Operation =
  | { readonly do: 'sync'; readonly who: Person }
  | { readonly do: 'message'; readonly who: Person }
  | { readonly do: 'message again'; readonly nth: number }
  | { readonly do: 'edit'; readonly who: Person; readonly row: number; readonly edit: Edit }
  | { readonly do: 'delete'; readonly who: Person; readonly row: number }
  | { readonly do: 'connect'; readonly who: Person; readonly mailbox: MailboxName }
  | { readonly do: 'disconnect'; readonly who: Person; readonly by: 'user' | 'admin' }
  | { readonly do: 'zone'; readonly who: Person; readonly zone: string | null }
  | { readonly do: 'words'; readonly who: Person; readonly words: readonly string[] }
  | { readonly do: 'sweep' }
  | { readonly do: 'new secret'; readonly secret: string }
  | { readonly do: 'change'; readonly who: Person; readonly change: Change };

/**
 * What becomes of the n-th request to the world: it fails; it is carried out and the answer is lost; it is carried out
 * twice and the second answer comes; it fails and is carried out later all the same; the process dies there; or it
 * sleeps there for some minutes.
 */
export type Mishap = {
  readonly at: number;
  readonly what: 'fails' | 'answer lost' | 'twice' | 'late' | 'dies' | { readonly sleeps: number };
};

/** After some minutes somebody of those who wait has a turn: so many of their requests go one after the other. */
export type Turn = { readonly minutes: number; readonly of: number; readonly requests: number };

/** What Graph returns of a calendar: the first so many entries, everything, or everything on two pages. */
export type Returned = number | 'everything' | 'everything twice';

export type Weather =
  | 'fair'
  | 'no vault'
  | 'no storage'
  | 'no Graph'
  | 'no Entra'
  | 'Graph throttles'
  | 'a policy blocks'
  | 'slow purges';

export type Step =
  | { readonly do: 'alone'; readonly operation: Operation; readonly mishaps: readonly Mishap[] }
  | {
      readonly do: 'together';
      readonly operations: readonly Operation[];
      readonly turns: readonly Turn[];
      readonly mishaps: readonly Mishap[];
    }
  | { readonly do: 'time'; readonly minutes: number }
  | { readonly do: 'night'; readonly mishaps: readonly Mishap[] }
  | { readonly do: 'weather'; readonly weather: Weather }
  | { readonly do: 'outage'; readonly who: Person; readonly returned: Returned }
  | { readonly do: 'revoke'; readonly who: Person }
  | { readonly do: 'secret'; readonly becomes: 'invalid' | 'valid again' | 'renewed' };

export type History = {
  readonly start: Date;
  /** By how many minutes the clocks of the service's instances are wrong. */
  readonly skews: readonly number[];
  readonly meetings: readonly { readonly who: Person; readonly change: Change }[];
  readonly steps: readonly Step[];
};
