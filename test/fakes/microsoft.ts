// Microsoft in memory: tenants, app registrations with their secrets, accounts with calendars, and what was granted to
// whom. The identity provider and the calendar are two ways to look at it.
import { createHash } from 'node:crypto';
import type { TenantId } from '../../src/domain/ids';
import type { MicrosoftAnswer } from '../../src/use-cases/finish-sign-in';

export type CalendarItem = {
  readonly id: string;
  readonly title: string | undefined;
  readonly start: Date;
  readonly end: Date;
  readonly is?: 'cancelled' | 'all-day';
};

/** Half an hour, or as said. */
export function aMeeting(
  title: string | undefined,
  start: string,
  parts: Partial<Omit<CalendarItem, 'start' | 'end'>> & { readonly minutes?: number } = {},
): CalendarItem {
  const { minutes = 30, ...rest } = parts;
  const from = new Date(start);
  return {
    id: `id of ${title ?? 'untitled'} ${start}`,
    title,
    start: from,
    end: new Date(from.getTime() + minutes * 60_000),
    ...rest,
  };
}

export type Account = {
  readonly tid: TenantId;
  readonly oid: string;
  readonly address: string;
  calendar: readonly CalendarItem[];
};

/** An app registration: which secrets it takes, and which it took once. */
export type Registration = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secrets: Set<string>;
  readonly expired: Set<string>;
  readonly warnings: string[];
};

/** What one account allowed one application. */
export type Grant = { readonly account: Account; readonly clientId: string; scopes: readonly string[] };

/** How a sign-in goes otherwise than well. */
export type SignInOddity = {
  readonly scopes?: readonly string[];
  readonly withoutRefreshToken?: boolean;
  readonly idToken?: Readonly<Record<string, unknown>> | 'missing' | 'forged';
};

/** An authorization that was given and not redeemed yet. */
export type Authorization = Grant & {
  readonly redirectUri: string;
  readonly nonce: string;
  readonly codeChallenge: string;
  readonly oddity: SignInOddity;
};

export type TokenRequest = { readonly grant: 'code' | 'refresh'; readonly clientId: string };

export type Microsoft = ReturnType<typeof microsoft>;

export function microsoft() {
  let given = 0;
  const accessTokens = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const codes = new Map<string, Authorization>();
  return {
    registrations: new Map<string, Registration>(),
    accounts: [] as Account[],
    accessTokens,
    refreshTokens,
    codes,
    /** Entra's own record of who asked for tokens. */
    tokenRequests: [] as TokenRequest[],
    /** How many requests Graph has answered. */
    graphRequests: 0,

    issue(kind: 'access' | 'refresh', grant: Grant): string {
      const token = `${kind} token ${++given} of ${grant.account.oid}`;
      (kind === 'access' ? accessTokens : refreshTokens).set(token, grant);
      return token;
    },

    /** The account's person signs in, accepts, and is sent back with this. */
    signIn(authorizeUrl: string, account: Account, oddity: SignInOddity = {}): Required<Redirect> {
      const asked = new URL(authorizeUrl).searchParams;
      const of = (name: string) => asked.get(name) ?? '';
      const code = `code ${++given}`;
      codes.set(code, {
        account,
        clientId: of('client_id'),
        scopes: oddity.scopes ?? of('scope').split(' '),
        redirectUri: of('redirect_uri'),
        nonce: of('nonce'),
        codeChallenge: of('code_challenge'),
        oddity,
      });
      return { code, state: of('state') };
    },

    /** Everything that the account allowed is taken back. */
    revoke(account: Account): void {
      for (const tokens of [accessTokens, refreshTokens])
        for (const [token, grant] of tokens) if (grant.account === account) tokens.delete(token);
    },
  };
}

type Redirect = Pick<MicrosoftAnswer, 'code' | 'state'>;

export const stateIn = (authorizeUrl: string) => new URL(authorizeUrl).searchParams.get('state') ?? '';

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
