// What is the same in many answers: status, kind of content, problems, security headers. Each answers what is wrong.

import { Problem } from '../../functions/http/schemas';
import type { Answer } from './ask';

export function statusFaults({ status }: Answer, ...expected: readonly number[]): readonly string[] {
  return expected.includes(status) ? [] : [`status ${status} instead of ${expected.join(' or ')}`];
}

/** The parsed body, or why there is none. */
export function readJson(
  { headers, body }: Answer,
  type = 'application/json',
): { readonly value?: unknown; readonly faults: readonly string[] } {
  const seen = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? 'nothing';
  if (seen !== type) return { faults: [`${seen} instead of ${type}`] };
  try {
    return { value: JSON.parse(body) as unknown, faults: [] };
  } catch {
    return { faults: ['a body that is not JSON'] };
  }
}

/** A problem as the document describes it, with this code. */
export function problemFaults(answer: Answer, code: string): readonly string[] {
  const { value, faults } = readJson(answer, 'application/problem+json');
  if (faults.length > 0) return faults;
  const problem = Problem.safeParse(value);
  if (!problem.success) {
    const members = [...new Set(problem.error.issues.map(({ path }) => String(path[0] ?? 'everything')))];
    return [`a problem with a wrong ${members.join(', ')}`];
  }
  const { code: seen, status } = problem.data;
  return [
    ...(seen === code ? [] : [`code ${seen} instead of ${code}`]),
    ...(status === answer.status ? [] : [`a problem that says status ${status}`]),
  ];
}

type Demand = { readonly header: string; readonly holds: (value: string) => boolean };

const says = (word: string) => (value: string) => value.toLowerCase().includes(word);
/** ASVS 5.0 section 3.4, for an API that no page may frame and no cache may keep. */
const demanded: readonly Demand[] = [
  { header: 'Cache-Control', holds: says('no-store') },
  { header: 'Content-Security-Policy', holds: says("default-src 'none'") },
  { header: 'Content-Security-Policy', holds: says("frame-ancestors 'none'") },
  { header: 'Referrer-Policy', holds: says('no-referrer') },
  {
    header: 'Strict-Transport-Security',
    holds: (value) => Number(/max-age=(\d+)/i.exec(value)?.[1] ?? 0) >= 31_536_000,
  },
  { header: 'X-Content-Type-Options', holds: says('nosniff') },
];

export function headerFaults({ headers }: Answer): readonly string[] {
  const wrong = demanded
    .filter(({ header, holds }) => !holds(headers[header.toLowerCase()] ?? ''))
    .map(({ header }) => header);
  return [
    ...[...new Set(wrong)].map((header) =>
      header.toLowerCase() in headers
        ? `${header}: ${short(headers[header.toLowerCase()] ?? '')}`
        : `no ${header}`,
    ),
    // No cookie is ours, and none ties a caller to an instance.
    ...('set-cookie' in headers ? ['a cookie'] : []),
  ];
}

/** What came from elsewhere, fit for a line of a terminal. */
export function short(text: string, longest = 80): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
