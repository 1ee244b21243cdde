// The smoke test: whether the service at an address runs, told in a minute, without any secret and without changing
// anything. It sees what anyone on the internet sees; storage, vault and Microsoft stand behind doors that it finds
// closed, and are not judged here.

import { openAsk } from './ask';
import { notTried } from './check';
import { corsChecks } from './cors';
import { doorCheck, forgeryChecks, letIn, needsToken } from './doors';
import { nameOf, operationsOf, unionOf, type Operation } from './operations';
import { patiently } from './patience';
import { hostChecks, transportChecks, unknownChecks } from './platform';
import { frontendOf, relayCheck } from './relay';
import { lastLine, waitLine, type Outcome } from './report';
import { startRun, type Print, type Run } from './run';
import { documentCheck, healthCheck, servedDocument } from './self-description';
import type { SmokeFlags, Target } from './target';
import { thisVersion } from './this-version';
import { badTokens } from './tokens';

const pauseMs = 2_000;

export async function smoke({ target, patienceMs }: SmokeFlags, print: Print): Promise<Outcome> {
  const connections = openAsk();
  const ask = patiently(connections.ask, {
    forMs: patienceMs,
    pauseMs,
    onWait: ({ url }, why) => print(waitLine(new URL(url).pathname, why)),
  });
  try {
    const run = startRun(ask, print);
    await makeChecks(run, target, print);
    print(lastLine(run.outcome()));
    return run.outcome();
  } finally {
    connections.close();
  }
}

async function makeChecks(run: Run, target: Target, print: Print): Promise<void> {
  const { origin, api, secure } = target;
  const now = new Date();
  const expected = thisVersion();
  print(`Smoke test of ${api} against version ${expected.version}`);

  const health = await run.make(healthCheck(api, expected));
  // Nobody is there: sixty more lines would say the same.
  if (health.silence) return;
  await run.makeAll(transportChecks(target, health.answers[0], now));

  const document = await run.make(documentCheck(api, expected));
  const served = operationsOf(servedDocument(document.answers[0]));
  const operations = unionOf(operationsOf(expected.document), served);
  const relay = await run.make(relayCheck(api, secure));
  await run.makeAll(corsChecks(api, frontendOf(relay.answers[0])));

  await tryDoors(run, api, operations.filter(needsToken), now);
  await run.makeAll([...unknownChecks(target, operations), ...hostChecks(origin)]);
}

async function tryDoors(run: Run, api: string, doors: readonly Operation[], now: Date): Promise<void> {
  const tokens = badTokens(now);
  const reading = doors.filter(({ method }) => method === 'GET');
  const changing = doors.filter(({ method }) => method !== 'GET');
  const [first] = reading;
  const answers = await run.makeAll([
    ...reading.map((door) => doorCheck(api, door, tokens)),
    ...(first ? forgeryChecks(api, first, tokens) : []),
  ]);
  // Whoever lets anyone read may let anyone write: that is not tried out.
  const why = 'a door for reading stands open, this one might, too';
  const checkOf = (door: Operation) =>
    letIn(answers) ? notTried(`${nameOf(door)} is closed`, why) : doorCheck(api, door, tokens);
  await run.makeAll(changing.map(checkOf));
}
