// What was typed behind `npm run smoke --`, read and judged; what is wrong is one sentence that says how it is done.

import { parseArgs } from 'node:util';
import { isLoopback } from '../../src/domain/loopback';
import { Sentence } from '../stack/sentence';

export type Target = {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Where the API begins; no slash at the end. */
  readonly api: string;
  /** Reached by TLS: everything that is not on this machine. */
  readonly secure: boolean;
};

export type SmokeFlags = { readonly target: Target; readonly patienceMs: number };

const usage = 'Try: npm run smoke -- https://func-outlook-….azurewebsites.net';
const longestWait = 600;

/** @throws Sentence */
export function readSmokeFlags(args: readonly string[]): SmokeFlags {
  const { addresses, wait } = parsed(args);
  const [address, ...others] = addresses;
  if (address === undefined) throw new Sentence(`Which service? ${usage}`);
  if (others.length > 0)
    throw new Sentence(`One service at a time, not ${addresses.length}: ${addresses.join(' ')}. ${usage}`);
  return { target: targetOf(address), patienceMs: secondsOf(wait ?? '90') * 1000 };
}

function parsed(args: readonly string[]): { addresses: readonly string[]; wait: string | undefined } {
  try {
    const options = { wait: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { addresses: positionals, wait: values.wait };
  } catch {
    throw new Sentence(`The only flag is --wait SECONDS. ${usage} --wait 90`);
  }
}

/** API_URL as a deployment prints it, with or without the slash at its end, or with the /api of the frontend. */
function targetOf(address: string): Target {
  if (address.trim() === '')
    throw new Sentence(`The address is empty: the deployment printed no API_URL. ${usage}`);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new Sentence(`"${address}" is no address of a service: it begins with https://. ${usage}`);
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    throw new Sentence(`The address holds a user or a password; the smoke test needs neither. ${usage}`);
  if (url.search !== '' || url.hash !== '' || !/^\/(api\/?)?$/.test(url.pathname))
    throw new Sentence(`"${address}" goes too far: host, at most followed by /api. ${usage}`);
  const secure = url.protocol === 'https:';
  if (!secure && !isLoopback(url))
    throw new Sentence(`http is for this machine only. Try: npm run smoke -- https://${url.host}`);
  return { origin: url.origin, api: `${url.origin}/api`, secure };
}

function secondsOf(value: string): number {
  const seconds = Number(value);
  if (/^\d+$/.test(value) && seconds <= longestWait) return seconds;
  throw new Sentence(`--wait takes seconds from 0 to ${longestWait}, not "${value}".`);
}
