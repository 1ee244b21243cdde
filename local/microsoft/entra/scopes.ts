// Scopes as Entra reads and writes them: Graph's may be requested short or with a resource in front, answers name
// what was granted the way it was asked for, and offline_access is never named.

const openId = ['openid', 'profile', 'email', 'offline_access'];

/** Graph's delegated permissions that this Entra knows, with what its consent page says of them. */
export const graphScopes: Readonly<Record<string, string>> = {
  'Calendars.Read': 'Read your calendars',
  'Calendars.ReadBasic': 'Read basic details of your calendars',
  'Calendars.ReadWrite': 'Have full access to your calendars',
  'Contacts.Read': 'Read your contacts',
  'Mail.Read': 'Read your mail',
  'MailboxSettings.Read': 'Read your mailbox settings',
  'User.Read': 'Sign you in and read your profile',
};

export type RequestedScopes = {
  /** Graph's, by their short names, each once. */
  readonly graph: string[];
  /** In front of the first of Graph's, e.g. `https://graph.microsoft.com/`, or nothing. */
  readonly prefix: string;
  readonly openId: boolean;
  readonly offline: boolean;
  readonly unknown: string[];
};

export function requestedScopes(scope: string): RequestedScopes {
  const names = scope.split(/\s+/).filter((name) => name !== '');
  const graph = names.filter((name) => !openId.includes(name));
  const known = Object.keys(graphScopes);
  const short = graph.map((name) => {
    const bare = withoutPrefix(name).toLowerCase();
    return known.find((candidate) => candidate.toLowerCase() === bare);
  });
  return {
    graph: [...new Set(short.filter((name) => name !== undefined))],
    prefix: graph.map((name) => name.slice(0, name.length - withoutPrefix(name).length))[0] ?? '',
    openId: names.includes('openid'),
    offline: names.includes('offline_access'),
    unknown: graph.filter((_, index) => short[index] === undefined),
  };
}

/** What the `scope` of a token response says. */
export function scopeText(scopes: readonly string[], prefix: string): string {
  return [...scopes.map((name) => prefix + name), 'profile', 'openid', 'email'].join(' ');
}

function withoutPrefix(name: string): string {
  return name.replace(/^https?:\/\/[^/]+\//i, '');
}
