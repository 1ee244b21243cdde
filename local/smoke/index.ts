// The smoke test: whether the service at an address runs, told in a minute, without any secret and without changing
// anything. It sees what anyone on the internet sees; storage, vault and Microsoft stand behind doors that it finds
// closed, and are not judged here.

import { openAsk, type Answer, type Ask, type Silence } from './ask';
import { notTried, type Check } from './check';
import { corsChecks } from './cors';
import { doorCheck, forgeryChecks, letIn } from './doors';
import { nameOf, operationsOf, unionOf } from './operations';
import { patiently } from './patience';
import { hostChecks, transportChecks, unknownChecks } from './platform';
import { frontendOf, relayCheck } from './relay';
import { lastLine, lineOf, outcomeOf, waitLine, type Made, type Outcome } from './report';
import { documentCheck, healthCheck, servedDocument } from './self-description';
import type { SmokeFlags } from './target';
import { thisVersion } from './this-version';
import { badTokens } from './tokens';

export type Print = (line: string) => void;
type Asked = { readonly answers: readonly Answer[]; readonly silence: Silence | undefined };

const pauseMs = 2_000;

export async function smoke({ target, patienceMs }: SmokeFlags, print: Print): Promise<Outcome> {
  const { api, secure } = target;
  const expected = thisVersion();
  const made: Made[] = [];
  const connections = openAsk();
  const ask = patiently(connections.ask, {
    forMs: patienceMs,
    pauseMs,
    onWait: ({ url }, why) => print(waitLine(new URL(url).pathname, why)),
  });
  const make = async (check: Check): Promise<Asked> => {
    const asked = await askAll(ask, check);
    const verdict = verdictOn(check, asked);
    const times = asked.answers.map(({ ms }) => ms);
    const one = { name: check.name, verdict, ms: times.length > 0 ? Math.max(...times) : undefined };
    made.push(one);
    print(lineOf(one));
    return asked;
  };
  const makeAll = async (checks: readonly Check[]): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const check of checks) answers.push(...(await make(check)).answers);
    return answers;
  };
  const finish = (): Outcome => {
    connections.close();
    const outcome = outcomeOf(made);
    print(lastLine(outcome));
    return outcome;
  };

  print(`Smoke test of ${api} against version ${expected.version}`);
  const now = new Date();
  const health = await make(healthCheck(api, expected));
  // Nobody is there: sixty more lines would say the same.
  if (health.silence) return finish();
  await makeAll(transportChecks(target, health.answers[0], now));

  const document = await make(documentCheck(api, expected));
  const operations = unionOf(
    operationsOf(expected.document),
    operationsOf(servedDocument(document.answers[0])),
  );
  const relay = await make(relayCheck(api, secure));
  await makeAll(corsChecks(api, frontendOf(relay.answers[0])));

  const tokens = badTokens(now);
  const doors = operations.filter(({ open }) => !open);
  const reading = doors.filter(({ method }) => method === 'GET');
  const changing = doors.filter(({ method }) => method !== 'GET');
  const [first] = reading;
  const seen = await makeAll([
    ...reading.map((door) => doorCheck(api, door, tokens)),
    ...(first ? forgeryChecks(api, first, tokens) : []),
  ]);
  // Whoever lets anyone read may let anyone write: that is not tried out.
  await makeAll(
    changing.map((door) =>
      letIn(seen)
        ? notTried(`${nameOf(door)} is closed`, 'a door for reading stands open, this one might, too')
        : doorCheck(api, door, tokens),
    ),
  );

  await makeAll([...unknownChecks(target, operations), ...hostChecks(target.origin)]);
  return finish();
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
