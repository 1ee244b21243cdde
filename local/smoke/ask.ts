// One request and what came back. Judging is not done here. No request carries a body, none follows a redirect, and
// whoever cannot prove by a certificate that they are who was asked, has not answered.

import { Agent as HttpAgent, request as overHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { TLSSocket } from 'node:tls';

export type Question = {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** No answer is an answer too: it is not asked again. */
  readonly once?: boolean;
};

export type Answer = {
  readonly kind: 'answer';
  readonly status: number;
  /** By lower-case name; what came several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ms: number;
  readonly tls?: { readonly protocol: string; readonly certificateUntil: Date | undefined };
};

export type Silence = {
  readonly kind: 'silence';
  readonly why: string;
  /** Asking again cannot help. */
  readonly final: boolean;
};

export type Ask = (question: Question) => Promise<Answer | Silence>;

/** Longer than a cold start takes. */
const timeoutMs = 30_000;
const longestBody = 2_000_000;

/** Asks over connections that are kept until `close`. */
export function openAsk(): { readonly ask: Ask; readonly close: () => void } {
  const plain = new HttpAgent({ keepAlive: true });
  const secure = new HttpsAgent({ keepAlive: true, rejectUnauthorized: true });
  const send = (question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const url = new URL(question.url);
      const options = {
        method: question.method,
        headers: { Accept: '*/*', 'User-Agent': 'otiumwork-smoke', ...question.headers },
        signal: AbortSignal.timeout(timeoutMs),
      };
      const sent =
        url.protocol === 'https:'
          ? overHttps(url, { ...options, agent: secure })
          : overHttp(url, { ...options, agent: plain });
      sent.once('response', (response) => {
        const ms = performance.now() - startedAt;
        const tls = tlsOf(response);
        readText(response).then(
          (body) =>
            resolve({
              kind: 'answer',
              status: response.statusCode ?? 0,
              headers: headersOf(response),
              body,
              ms,
              ...(tls && { tls }),
            }),
          reject,
        );
      });
      sent.once('error', reject);
      sent.end();
    });
  return {
    ask: async (question) => {
      try {
        return await send(question);
      } catch (error) {
        return silenceOf(error);
      }
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}

async function readText(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestBody) throw new Error(`an answer of more than ${longestBody / 1_000_000} MB`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function tlsOf({ socket }: IncomingMessage): Answer['tls'] {
  if (!(socket instanceof TLSSocket)) return undefined;
  // A resumed session shows no certificate again. The types do not know.
  const { valid_to: until } = socket.getPeerCertificate() as { readonly valid_to?: string };
  return {
    protocol: socket.getProtocol() ?? 'TLS',
    certificateUntil: until === undefined ? undefined : new Date(until),
  };
}

/** What a certificate is refused for; that does not pass within minutes. */
const certificateTrouble = /CERT|SELF_SIGNED|SIGNATURE|ISSUER/;

type Thrown = {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly errors?: readonly Thrown[];
};

export function silenceOf(thrown: unknown): Silence {
  const error = thrown as Thrown;
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return { kind: 'silence', why: `nothing came for ${timeoutMs / 1000} s`, final: false };
  // A host with several addresses fails with an error for each, and without words of its own.
  const { message = '', code = '' } = error.errors?.[0] ?? error;
  return { kind: 'silence', why: message === '' ? code : message, final: certificateTrouble.test(code) };
}
