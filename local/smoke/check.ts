// What a check consists of: what is asked, and how the answers are judged. Judging is pure; a fault is what was seen
// instead of what was expected, in words that fit into a line.

import type { Answer, Question, Silence } from './ask';

export type Verdict = {
  readonly faults: readonly string[];
  /** What is worth knowing when all is well. */
  readonly note?: string;
};

export type Check = {
  readonly name: string;
  readonly questions: readonly Question[];
  /** One answer for each question. */
  readonly judge: (answers: readonly Answer[]) => Verdict;
  /** Where silence is no fault. */
  readonly judgeSilence?: (silence: Silence) => Verdict;
};

/** A check of one question. */
export function checkOne(
  name: string,
  question: Question,
  judge: (answer: Answer) => Verdict,
  judgeSilence?: Check['judgeSilence'],
): Check {
  return {
    name,
    questions: [question],
    judge: ([answer]) => (answer ? judge(answer) : { faults: ['nothing was asked'] }),
    ...(judgeSilence && { judgeSilence }),
  };
}

/** A check that cannot be made any more; it counts as failed. */
export function notTried(name: string, why: string): Check {
  return { name, questions: [], judge: () => ({ faults: [`not tried: ${why}`] }) };
}
