// Checks made one after the other: each is asked, judged, printed and counted.

import type { Answer, Ask, Silence } from './ask';
import type { Check } from './check';
import { lineOf, outcomeOf, type Made, type Outcome } from './report';

export type Print = (line: string) => void;

type Asked = {
  readonly answers: readonly Answer[];
  /** What ended the asking before its end. */
  readonly silence: Silence | undefined;
};

export type Run = {
  make(check: Check): Promise<Asked>;
  /** Every answer that came. */
  makeAll(checks: readonly Check[]): Promise<readonly Answer[]>;
  outcome(): Outcome;
};

export function startRun(ask: Ask, print: Print): Run {
  const made: Made[] = [];
  const make = async (check: Check): Promise<Asked> => {
    const asked = await askAll(ask, check);
    const times = asked.answers.map(({ ms }) => ms);
    const one = {
      name: check.name,
      verdict: verdictOn(check, asked),
      ms: times.length > 0 ? Math.max(...times) : undefined,
    };
    made.push(one);
    print(lineOf(one));
    return asked;
  };
  return {
    make,
    makeAll: async (checks) => {
      const answers: Answer[] = [];
      for (const check of checks) answers.push(...(await make(check)).answers);
      return answers;
    },
    outcome: () => outcomeOf(made),
  };
}

async function askAll(ask: Ask, { questions }: Check): Promise<Asked> {
  const answers: Answer[] = [];
  for (const question of questions) {
    const answer = await ask(question);
    if (answer.kind === 'silence') return { answers, silence: answer };
    answers.push(answer);
  }
  return { answers, silence: undefined };
}

function verdictOn({ judge, judgeSilence }: Check, { answers, silence }: Asked) {
  if (silence === undefined) return judge(answers);
  return judgeSilence?.(silence) ?? { faults: [`no answer: ${silence.why}`] };
}
