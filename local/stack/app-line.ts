// What the app logs is one JSON object per event, for machines. Here it is told in words, for whoever watches.

type AppEvent = { readonly event: string; readonly level?: unknown } & Readonly<Record<string, unknown>>;

/** Undefined when it is no event, or when the host's own line about the request says as much. */
export function appLine(message: string): string | undefined {
  const event = eventIn(message);
  return event === undefined ? undefined : inWords(event);
}

function eventIn(message: string): AppEvent | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(message) as Record<string, unknown>;
    return typeof value['event'] === 'string' ? (value as AppEvent) : undefined;
  } catch {
    return undefined;
  }
}

function inWords({ event, level, stack, ...details }: AppEvent): string | undefined {
  const answered = event === 'http.answered';
  if (answered && level === 'info') return undefined;
  const told = Object.entries(details)
    .filter(([name]) => !(answered && ['ms', 'status'].includes(name)))
    .map(([name, value]) => `${name}=${String(value)}`);
  const line = ['  ' + (answered ? 'refused' : event), ...told].join(' ');
  return typeof stack === 'string' ? `${line}\n${stack}` : line;
}
