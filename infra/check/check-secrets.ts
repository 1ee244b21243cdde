// No key, no connection string, no password: not in a file, not in an output, not by a function that fetches one.
import { finding, lineOf, type Finding } from './finding';
import type { Project } from './project';
import { statementsOf } from './syntax';

const traces: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\blist[A-Z]\w*\s*\(/g, what: 'a function that fetches keys' },
  { pattern: /\bgetSecret\s*\(/g, what: 'a function that fetches secrets' },
  {
    pattern: /AccountKey=|SharedAccessKey=|SharedAccessSignature=|DefaultEndpointsProtocol=/gi,
    what: 'a connection string',
  },
  { pattern: /\bsig=[\w%]{20,}/gi, what: 'a signed address' },
  { pattern: /[A-Za-z0-9+/]{86}==/g, what: 'a storage key' },
  { pattern: /\b\w{3}8Q~[\w.~-]{20,}/g, what: 'a client secret of Entra' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g, what: 'a private key' },
  { pattern: /InstrumentationKey/g, what: 'an instrumentation key' },
  { pattern: /\b(?:client-secret|creds|publish-profile)\s*:/g, what: 'a way to sign in by secret' },
  { pattern: /\$\{\{\s*secrets\./g, what: 'a secret of the repository' },
];

/** Addresses, and a key that nobody accepts: Application Insights takes telemetry from identities only. */
const telemetryLine =
  /^\s*APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights\.properties\.ConnectionString$/;

const telling = /key|secret|password|token|connection_?string|credential/i;

export function checkSecrets(project: Project): readonly Finding[] {
  const found = [...project.texts].flatMap(([path, text]) =>
    traces.flatMap(({ pattern, what }) =>
      [...text.matchAll(pattern)].map((match) =>
        finding(path, lineOf(text, match.index), `Here is ${what}.`),
      ),
    ),
  );
  return [...found, ...connectionStrings(project), ...outputs(project)];
}

const connectionStrings = (project: Project): readonly Finding[] =>
  [...project.texts]
    .filter(([path]) => path.endsWith('.bicep'))
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, i) => {
        const uses = /\.\??connectionString/i.test(line) && !telemetryLine.test(line);
        return uses ? [finding(path, i + 1, 'Here is a connection string.')] : [];
      }),
    );

const outputs = (project: Project): readonly Finding[] =>
  project.templates.flatMap((file) => {
    const secure = statementsOf(file, 'param').filter((param) =>
      param.decorators.some(({ name }) => name === 'secure'),
    );
    return statementsOf(file, 'output').flatMap(({ name, value, line }) => {
      const hands = secure.find((param) => new RegExp(`\\b${param.name}\\b`).test(value.source));
      if (hands)
        return [finding(file.path, line, `Output ${name} gives away ${hands.name}, which is secure.`)];
      return telling.test(name) ? [finding(file.path, line, `Output ${name} sounds like a secret.`)] : [];
    });
  });
