// What the service says of itself to anyone: that it runs, which version it is, which operations it has.

import type { Answer } from './ask';
import { checkOne, type Check } from './check';
import { headerFaults, readJson, short, statusFaults } from './judge';
import { differences, operationsOf } from './operations';
import type { ThisVersion } from './this-version';

const mostDifferences = 3;

export function healthCheck(api: string, { version }: ThisVersion): Check {
  return checkOne('GET /health answers', { method: 'GET', url: `${api}/health` }, (answer) => {
    const faults = statusFaults(answer, 200);
    if (faults.length > 0) return { faults };
    const read = readJson(answer);
    const seen = read.value as { readonly status?: unknown; readonly version?: unknown } | null | undefined;
    return {
      faults: [
        ...read.faults,
        ...(read.faults.length > 0 || seen?.status === 'ok' ? [] : [`${short(answer.body)} is not "ok"`]),
        ...(read.faults.length > 0 || seen?.version === version
          ? []
          : [`version ${short(String(seen?.version))} instead of ${version}`]),
        ...headerFaults(answer),
      ],
      note: `version ${version}`,
    };
  });
}

export function documentCheck(api: string, { document }: ThisVersion): Check {
  const name = 'GET /openapi.json is the document of this version';
  return checkOne(name, { method: 'GET', url: `${api}/openapi.json` }, (answer) => {
    const faults = statusFaults(answer, 200);
    if (faults.length > 0) return { faults };
    const read = readJson(answer);
    const found = read.faults.length > 0 ? [] : differences(document, read.value);
    return {
      faults: [
        ...read.faults,
        ...found.slice(0, mostDifferences),
        ...(found.length > mostDifferences ? [`and ${found.length - mostDifferences} more differences`] : []),
        ...headerFaults(answer),
      ],
      note: `${operationsOf(document).length} operations`,
    };
  });
}

/** The document that the service serves, if it serves one. */
export function servedDocument(answer: Answer | undefined): unknown {
  return answer?.status === 200 ? readJson(answer).value : undefined;
}
