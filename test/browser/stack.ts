// The local stack as `npm start` runs it, in a process of its own on free ports, for tests that click through it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { demoClient, type DemoClient } from '../../local/demo/client';
import { typescript } from '../typescript';

const root = join(__dirname, '../..');

export type LocalStack = DemoClient & {
  readonly url: string;
  readonly microsoftUrl: string;
  close(): Promise<void>;
};

export async function runLocalStack(args: readonly string[] = []): Promise<LocalStack> {
  const child = spawn(process.execPath, ['--require', typescript, 'local/main.ts', '--port', '0', ...args], {
    cwd: root,
    env: { ...process.env, SYNC_MIN_INTERVAL_SECONDS: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ready in')) resolve();
    });
    child.once('exit', (status) => {
      reject(new Error(`The stack ended with status ${String(status)}:\n${output}`));
    });
  });
  const url = /My Day +(http:\/\/localhost:\d+)/.exec(output)?.[1] ?? '';
  const microsoftUrl = /Microsoft +(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1] ?? '';
  return {
    ...demoClient(url, () => undefined),
    url,
    microsoftUrl,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
