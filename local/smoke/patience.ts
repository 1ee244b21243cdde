// Patience with a service that is starting or being replaced: whoever does not answer, or answers 502 or 503 in the
// platform's words rather than in the app's, is asked again until the patience for the whole test is used up.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Ask, Question, Silence } from './ask';

export type Patience = {
  readonly forMs: number;
  readonly pauseMs: number;
  /** Said once per wait. */
  readonly onWait: (question: Question, why: string) => void;
};

/** After so many questions in a row without an answer nobody is there to be asked. */
const mostSilences = 3;

export function patiently(ask: Ask, { forMs, pauseMs, onWait }: Patience): Ask {
  const givesUpAt = performance.now() + forMs;
  let silences = 0;
  return async (question) => {
    if (silences >= mostSilences)
      return { kind: 'silence', why: 'not asked: the service has stopped answering', final: true };
    let answer = await ask(question);
    let waiting = false;
    while (mayPass(answer) && question.once !== true && performance.now() < givesUpAt) {
      if (!waiting) onWait(question, answer.kind === 'silence' ? answer.why : `status ${answer.status}`);
      waiting = true;
      await sleep(Math.min(pauseMs, givesUpAt - performance.now()));
      answer = await ask(question);
    }
    if (question.once !== true) silences = answer.kind === 'silence' ? silences + 1 : 0;
    return answer;
  };
}

function mayPass(answer: Answer | Silence): boolean {
  if (answer.kind === 'silence') return !answer.final;
  const fromTheApp = answer.headers['content-type']?.startsWith('application/problem+json') ?? false;
  return (answer.status === 502 || answer.status === 503) && !fromTheApp;
}
