// The pages that a person sees at the stand-in: plain forms without script, each plainly marked as not Microsoft's.

import type { Account } from '../accounts';
import { behaviours } from '../behaviours';
import { html } from '../http';
import type { Reply } from '../http';
import type { World } from '../world';
import { described } from './errors';
import type { EntraErrorNumber } from './errors';
import { graphScopes } from './scopes';

/** Where a page's forms go: the request's own address, so that nothing has to be remembered between pages. */
export type Page = { readonly action: string };

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: #f2f2f2; color: #1b1b1b; }
  .mark { background: #7a3e00; color: #fff; padding: .5rem 1rem; font-weight: 600; }
  main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem 2rem; background: #fff; border: 1px solid #bbb; }
  h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
  ul.accounts { list-style: none; padding: 0; margin: 0; } ul.accounts li { margin: .25rem 0; }
  button { font: inherit; padding: .5rem 1rem; border: 1px solid #555; background: #fff; color: #1b1b1b; cursor: pointer; }
  ul.accounts button { width: 100%; text-align: left; } button small { display: block; color: #4a4a4a; }
  button.primary { background: #0b57a4; border-color: #0b57a4; color: #fff; }
  button:focus-visible { outline: 3px solid #e07b00; outline-offset: 2px; }
  .detail { color: #4a4a4a; font-size: .875rem; overflow-wrap: anywhere; }
  @media (prefers-color-scheme: dark) {
    body { background: #111; color: #eee; } main { background: #1e1e1e; border-color: #555; }
    button { background: #1e1e1e; color: #eee; border-color: #999; } button small, .detail { color: #bbb; }
    button.primary { background: #0b57a4; color: #fff; }
  }`;

export function pickerPage(
  world: World,
  page: Page & { accounts: readonly Account[]; hint: string | null },
): Reply {
  const now = (account: Account) => world.behaviours.get(account.address) ?? 'ordinary';
  const hinted = page.accounts.filter(({ address }) => address === page.hint?.toLowerCase());
  const others = page.accounts.filter((account) => !hinted.includes(account));
  const group = (title: string, accounts: readonly Account[]) =>
    accounts.length === 0
      ? ''
      : `<h2>${title}</h2><ul class="accounts">${accounts
          .map((account) => {
            const label = now(account) === account.behaviour ? account.label : behaviours[now(account)].does;
            return (
              `<li><button name="account" value="${escaped(account.address)}">${escaped(account.displayName)} ` +
              `<span class="detail">${escaped(account.address)}</span><small>${escaped(label)}</small></button></li>`
            );
          })
          .join('')}</ul>`;
  const isOrdinary = ({ behaviour }: Account) => behaviour === 'ordinary';
  return documentPage(200, 'Pick an account', [
    `<form method="post" action="${escaped(page.action)}">`,
    group('Suggested by the app', hinted),
    group('People', others.filter(isOrdinary)),
    group(
      'Accounts in trouble, each as Microsoft documents it',
      others.filter((account) => !isOrdinary(account)),
    ),
    `<p><button name="decision" value="cancel">Cancel</button></p></form>`,
  ]);
}

export function consentPage(
  page: Page & { account: Account; app: string; scopes: readonly string[] },
): Reply {
  return documentPage(200, 'Permissions requested', [
    `<p><strong>${escaped(page.app)}</strong> (unverified) asks ${escaped(page.account.address)} for:</p>`,
    permissionList(page.scopes),
    decisionForm(
      page.action,
      `<input type="hidden" name="account" value="${escaped(page.account.address)}">`,
    ),
  ]);
}

export function adminConsentPage(
  page: Page & { company: string; app: string; scopes: readonly string[] },
): Reply {
  return documentPage(200, 'Permissions requested: review for your organization', [
    `<p><strong>${escaped(page.app)}</strong> (unverified) asks for all users of ${escaped(page.company)}:</p>`,
    permissionList(page.scopes),
    decisionForm(
      page.action,
      '',
      '<button name="decision" value="not-admin">I am not an administrator</button>',
    ),
  ]);
}

/** A page from which nothing leads back by itself. `offers` are its own forms. */
export function deadEnd(
  status: number,
  page: Page & {
    title: string;
    number: EntraErrorNumber;
    account?: Account;
    request?: boolean;
    leave?: boolean;
  },
): Reply {
  const hidden = page.account
    ? `<input type="hidden" name="account" value="${escaped(page.account.address)}">`
    : '';
  const form = (inner: string) =>
    `<form method="post" action="${escaped(page.action)}">${hidden}${inner}</form>`;
  return documentPage(status, page.title, [
    `<p class="detail">${escaped(described(page.number).description)}</p>`,
    page.request === true
      ? form(
          '<p><label>Enter justification for requesting this app<br><textarea name="justification" rows="3" cols="40"></textarea></label></p>' +
            '<p><button class="primary" name="decision" value="request">Request approval</button></p>',
        )
      : '',
    page.leave === true
      ? form(
          '<p><button name="decision" value="cancel">Return to the application without granting consent</button></p>',
        )
      : '',
  ]);
}

export function plainPage(status: number, title: string, text: string): Reply {
  return documentPage(status, title, [`<p>${escaped(text)}</p>`]);
}

/** For `response_mode=form_post`; Microsoft's submits itself, this one is submitted by hand. */
export function formPostPage(redirectUri: string, fields: URLSearchParams): Reply {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return documentPage(200, 'Continue to the application', [
    `<form method="post" action="${escaped(redirectUri)}">${inputs.join('')}<button class="primary">Continue</button></form>`,
  ]);
}

function permissionList(scopes: readonly string[]): string {
  const sentences = scopes.map(
    (name) => `<li>${escaped(graphScopes[name] ?? name)} <span class="detail">${escaped(name)}</span></li>`,
  );
  return `<ul>${sentences.join('')}<li>Maintain access to data you have given it access to</li></ul>`;
}

function decisionForm(action: string, hidden: string, more = ''): string {
  return (
    `<form method="post" action="${escaped(action)}">${hidden}<p>` +
    `<button class="primary" name="decision" value="accept">Accept</button> ` +
    `<button name="decision" value="cancel">Cancel</button> ${more}</p></form>`
  );
}

function documentPage(status: number, title: string, content: readonly string[]): Reply {
  return html(
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escaped(title)} – Stand-in for Microsoft</title><style>${style}</style></head><body>` +
      `<header class="mark">Stand-in for Microsoft. Nothing here is Microsoft’s, and nothing leaves this machine.</header>` +
      `<main><h1>${escaped(title)}</h1>${content.join('')}</main></body></html>`,
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
