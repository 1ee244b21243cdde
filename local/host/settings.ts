// What the host reads from host.json and from the environment: queue settings, the route prefix, references to
// settings (`%NAME%`) and connection strings. Defaults are those of Azure.

import * as z from 'zod';

const timeSpan = z
  .string()
  .regex(/^(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d+)?$/, 'is not a time span like 00:00:10')
  .transform((text) => {
    const [, days, hours, minutes, seconds] =
      /^(?:(\d+)\.)?(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text) ?? [];
    return (((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  });

const hostJsonSchema = z.object({
  version: z.literal('2.0'),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      queues: z
        .object({
          batchSize: z.int().min(1).max(32).default(16),
          newBatchThreshold: z.int().min(0).optional(),
          visibilityTimeout: timeSpan.default(0),
          maxDequeueCount: z.int().min(1).default(5),
          maxPollingInterval: timeSpan.default(60_000),
          messageEncoding: z.enum(['base64', 'none']).default('base64'),
        })
        .prefault({}),
    })
    .prefault({}),
});

export type QueueSettings = {
  readonly batchSize: number;
  readonly newBatchThreshold: number;
  readonly visibilityTimeoutMs: number;
  readonly maxDequeueCount: number;
  readonly maxPollingIntervalMs: number;
  readonly messageEncoding: 'base64' | 'none';
};
export type HostSettings = { readonly routePrefix: string; readonly queues: QueueSettings };

export function readHostJson(hostJson: unknown): HostSettings {
  const parsed = hostJsonSchema.safeParse(hostJson);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`host.json is not valid: ${problems.join('; ')}.`);
  }
  const { http, queues } = parsed.data.extensions;
  return {
    routePrefix: http.routePrefix.replace(/^\/|\/$/g, ''),
    queues: {
      batchSize: queues.batchSize,
      newBatchThreshold: queues.newBatchThreshold ?? Math.floor(queues.batchSize / 2),
      visibilityTimeoutMs: queues.visibilityTimeout,
      maxDequeueCount: queues.maxDequeueCount,
      maxPollingIntervalMs: queues.maxPollingInterval,
      messageEncoding: queues.messageEncoding,
    },
  };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** `%NAME%` inside a binding stands for the setting NAME. */
export function resolveReferences(text: string, env: Environment): string {
  return text.replace(/%([^%\s]+)%/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined || value === '') throw new Error(`'%${name}%' does not resolve to a value.`);
    return value;
  });
}

export function connectionString(name: string, env: Environment): string {
  const value = env[`AzureWebJobs${name}`] ?? env[name];
  if (value !== undefined && value !== '') return value;
  throw new Error(
    `the connection ${name} has no connection string in the environment, and the local host takes no other kind.`,
  );
}
