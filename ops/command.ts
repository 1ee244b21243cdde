// What was typed behind `npm run ops --`, read and judged. Pure: what is wrong comes back as one sentence that names the
// flag and the remedy. A delete takes exactly the flags that it needs, each once, so that a slip of the hand deletes nothing.
import { parseArgs } from 'node:util';
import type { CompanyId, UserId, UserKey } from '../src/domain/ids';

export type Command =
  | { readonly name: 'delete-person'; readonly user: UserKey; readonly confirmed: boolean }
  | { readonly name: 'delete-company'; readonly companyId: CompanyId; readonly confirmed: boolean }
  | { readonly name: 'export-person'; readonly user: UserKey; readonly file: string }
  | { readonly name: 'poison' }
  | { readonly name: 'replay-poison'; readonly confirmed: boolean };

export type Read = { readonly command: Command } | { readonly wrong: string } | 'help';

const flagsOf = {
  'delete-person': ['company', 'user', 'confirm'],
  'delete-company': ['company', 'confirm'],
  'export-person': ['company', 'user', 'out'],
  poison: [],
  'replay-poison': ['confirm'],
} as const satisfies Record<Command['name'], readonly Flag[]>;

const placeholders = { company: 'ID', user: 'ID', out: 'FILE' } as const;
type ValueFlag = keyof typeof placeholders;
type Flag = ValueFlag | 'confirm';
type Values = Readonly<Record<ValueFlag, string>> & { readonly confirmed: boolean };

/** As long as the service takes ids. */
const longestId = 256;

export function readCommand(args: readonly string[]): Read {
  const [name, ...rest] = args;
  if (name === undefined || ['help', '--help', '-h'].includes(name))
    return name === undefined ? noCommand : 'help';
  if (!isCommand(name)) return { wrong: `There is no command ${JSON.stringify(name)}. ${theCommands}` };
  const read = readFlags(name, rest);
  return 'wrong' in read ? read : { command: toCommand(name, read.values) };
}

const theCommands = `The commands are ${Object.keys(flagsOf).join(', ')}; npm run ops -- help says what they do.`;
const noCommand = { wrong: `A command is missing. ${theCommands}` };

function isCommand(name: string): name is Command['name'] {
  return Object.hasOwn(flagsOf, name);
}

function toCommand(name: Command['name'], { company, user, out, confirmed }: Values): Command {
  const companyId = company as CompanyId;
  const userKey = { companyId, userId: user as UserId };
  switch (name) {
    case 'delete-person':
      return { name, user: userKey, confirmed };
    case 'delete-company':
      return { name, companyId, confirmed };
    case 'export-person':
      return { name, user: userKey, file: out };
    case 'poison':
      return { name };
    case 'replay-poison':
      return { name, confirmed };
  }
}

type ReadFlags = { readonly values: Values } | { readonly wrong: string };

function readFlags(command: Command['name'], args: readonly string[]): ReadFlags {
  const allowed: readonly Flag[] = flagsOf[command];
  const given = new Map<Flag, string>();
  const text = { type: 'string' } as const;
  const { tokens } = parseArgs({
    args: [...args],
    options: { company: text, user: text, out: text, confirm: { type: 'boolean' } },
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') {
      const what = token.kind === 'positional' ? JSON.stringify(token.value) : '--';
      return { wrong: `${command} does not take ${what}. ${takes(command)}` };
    }
    const flag = allowed.find((each) => each === token.name);
    if (flag === undefined) return { wrong: `${command} does not take ${token.rawName}. ${takes(command)}` };
    if (given.has(flag)) return { wrong: `--${flag} is given twice. Give it once.` };
    const wrong = wrongValue(flag, token.value, token.inlineValue ?? false);
    if (wrong !== undefined) return { wrong };
    given.set(flag, token.value ?? '');
  }
  const missing = allowed.find((flag) => flag !== 'confirm' && !given.has(flag));
  if (missing !== undefined) return { wrong: `--${missing} is missing. ${takes(command)}` };
  const value = (flag: ValueFlag) => given.get(flag) ?? '';
  return {
    values: {
      company: value('company'),
      user: value('user'),
      out: value('out'),
      confirmed: given.has('confirm'),
    },
  };
}

function wrongValue(flag: Flag, value: string | undefined, inline: boolean): string | undefined {
  if (flag === 'confirm') return value === undefined ? undefined : '--confirm takes no value.';
  const shape = `--${flag} ${placeholders[flag]}`;
  if (value === undefined || value === '') return `--${flag} has no value. Write ${shape}.`;
  if (!inline && value.startsWith('-'))
    return `--${flag} is followed by ${JSON.stringify(value)}. Write ${shape}, or --${flag}=${placeholders[flag]} if it begins with a dash.`;
  if (flag !== 'out' && value.length > longestId)
    return `--${flag} takes an id of at most ${longestId} characters.`;
  return undefined;
}

function takes(command: Command['name']): string {
  const flags = (flagsOf[command] as readonly Flag[]).map((flag) =>
    flag === 'confirm' ? '[--confirm]' : `--${flag} ${placeholders[flag]}`,
  );
  return `Write: ${['npm run ops --', command, ...flags].join(' ')}`;
}
