// A cookie of a function's answer as the header that the host writes for it.

import type { RpcCookie } from './functions-core';

const sameSite: Readonly<Record<string, string>> = { lax: 'Lax', strict: 'Strict', explicitNone: 'None' };

export function setCookie(cookie: RpcCookie): string {
  const site = sameSite[cookie.sameSite ?? ''];
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    ...(cookie.expires ? [`Expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`] : []),
    ...(cookie.maxAge ? [`Max-Age=${cookie.maxAge.value}`] : []),
    ...(cookie.domain ? [`Domain=${cookie.domain.value}`] : []),
    ...(cookie.path ? [`Path=${cookie.path.value}`] : []),
    ...(cookie.secure?.value === true ? ['Secure'] : []),
    ...(cookie.httpOnly?.value === true ? ['HttpOnly'] : []),
    ...(site === undefined ? [] : [`SameSite=${site}`]),
  ].join('; ');
}
