// The part of `@azure/functions-core` that the local host supplies: that module exists only inside a Functions
// worker, and without it `@azure/functions` skips every registration. Loading an entry collects what it registers.

import Module, { createRequire } from 'node:module';

export type Binding = {
  readonly type: string;
  readonly name?: string;
  readonly direction?: string;
  readonly route?: string;
  readonly methods?: readonly string[];
  readonly authLevel?: string;
  readonly queueName?: string;
  readonly connection?: string;
  readonly schedule?: string;
  readonly runOnStartup?: boolean;
};
export type Metadata = { readonly name: string; readonly bindings: Readonly<Record<string, Binding>> };
export type Registration = {
  readonly metadata: Metadata;
  readonly callback: (...args: unknown[]) => unknown;
};

/** What a worker passes between host and library; see `local/host/invoke.ts` for the fields that are used. */
export type RpcData = Record<string, unknown>;
export type RpcHttpResponse = {
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly RpcCookie[];
  readonly body?: { readonly bytes?: Uint8Array; readonly string?: string } | null;
};
export type RpcCookie = {
  readonly name: string;
  readonly value: string;
  readonly domain?: { value: string };
  readonly path?: { value: string };
  readonly expires?: { value: { seconds: number } };
  readonly secure?: { value: boolean };
  readonly httpOnly?: { value: boolean };
  readonly sameSite?: string;
  readonly maxAge?: { value: number };
};
export type InvocationModel = {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: Registration['callback']): Promise<unknown>;
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: { http?: RpcHttpResponse } | null }>;
};
export type ProgrammingModel = {
  getCapabilities(capabilities: Record<string, string>): Promise<unknown>;
  getInvocationModel(coreContext: {
    invocationId: string;
    metadata: Metadata;
    request: RpcData;
    log: (level: string, category: string, message: string) => void;
  }): InvocationModel;
};

let model: ProgrammingModel | undefined;
let collected: Registration[] | undefined;

const core = {
  version: '4.0.0',
  hostVersion: '4.1000.0',
  setProgrammingModel: (next: ProgrammingModel) => {
    model = next;
  },
  getProgrammingModel: () => model,
  registerFunction: (metadata: Metadata, callback: Registration['callback']) => {
    if (collected === undefined)
      throw new Error(
        'A function can only be registered during app startup: all registrations belong in the entry file.',
      );
    collected.push({ metadata, callback });
    return new core.Disposable(() => undefined);
  },
  registerHook: (name: string) => {
    throw new Error(`The local host runs no hooks; the app registers one for ${name}.`);
  },
  log: () => undefined,
  Disposable: class {
    private readonly callback: () => void;
    constructor(callback: () => void) {
      this.callback = callback;
    }
    dispose() {
      this.callback();
    }
  },
};

let supplied = false;
function supplyCore(): void {
  if (supplied) return;
  supplied = true;
  const prototype = Module.prototype as unknown as { require: (id: string) => unknown };
  const original = prototype.require;
  prototype.require = function (this: unknown, id: string) {
    return id === '@azure/functions-core' ? core : original.call(this, id);
  };
}

/**
 * Runs the entry file and answers what it registered. The entry is run anew each time; what it imports is not,
 * because importing has no effect but in the entry.
 */
export async function loadEntry(
  entry: string,
): Promise<{ registrations: readonly Registration[]; model: ProgrammingModel | undefined }> {
  supplyCore();
  const requireEntry = createRequire(__filename);
  const resolved = requireEntry.resolve(entry);
  Reflect.deleteProperty(requireEntry.cache, resolved);
  collected = [];
  try {
    requireEntry(resolved);
    await model?.getCapabilities({});
    return { registrations: collected, model };
  } finally {
    collected = undefined;
  }
}
