// Turns what an entry registered into functions that can be run, and refuses what the real host would refuse.
// A refusal here is an error at start, where Azure would leave the function out and say so in its log.

import type { Binding, Registration } from './functions-core';
import { compareTemplates, parseTemplate, shapeOf, type RouteTemplate } from './routes';
import { connectionString, resolveReferences, type Environment } from './settings';
import { isSchedule } from './timer';

type Common = { readonly name: string; readonly bindingName: string; readonly registration: Registration };
export type HttpFunction = Common & {
  readonly trigger: 'http';
  readonly methods: readonly string[];
  readonly route: string;
  readonly template: RouteTemplate;
  readonly anonymous: boolean;
};
export type QueueFunction = Common & {
  readonly trigger: 'queue';
  readonly queueName: string;
  readonly connectionString: string;
};
export type TimerFunction = Common & { readonly trigger: 'timer'; readonly schedule: string };
export type LocalFunction = HttpFunction | QueueFunction | TimerFunction;

const allMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
const namePattern = /^[a-z][a-z0-9_-]{0,127}$/i;
const builtIn = /^(admin|runtime)/i;

/** HTTP functions come sorted, the most specific route first. */
export function readFunctions(
  registrations: readonly Registration[],
  env: Environment,
): readonly LocalFunction[] {
  if (registrations.length === 0) throw new Error('No functions were found: the entry file registered none.');
  const functions = registrations.map((registration) => readFunction(registration, env));
  refuseDoubles(functions);
  return functions.toSorted((a, b) =>
    a.trigger === 'http' && b.trigger === 'http' ? compareTemplates(a.template, b.template) : 0,
  );
}

function readFunction(registration: Registration, env: Environment): LocalFunction {
  const { name, bindings } = registration.metadata;
  const refuse = (reason: string): never => {
    throw new Error(`The function "${name}" cannot be loaded: ${reason}`);
  };
  if (!namePattern.test(name) || name.toLowerCase() === 'host') refuse('its name is not allowed.');
  if (builtIn.test(name)) refuse('the specified route conflicts with one or more built in routes.');
  const found = Object.entries(bindings).find(([, binding]) => /Trigger$/i.test(binding.type));
  if (found === undefined) return refuse('it has no trigger.');
  const [bindingName, trigger] = found;
  for (const [key, binding] of Object.entries(bindings))
    if (key !== bindingName && binding.type !== 'http')
      refuse(`the local host does not know the binding ${binding.type}.`);
  const common = { name, bindingName, registration };
  try {
    return readTrigger(common, trigger, env);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function readTrigger(common: Common, trigger: Binding, env: Environment): LocalFunction {
  switch (trigger.type) {
    case 'httpTrigger': {
      const route = (trigger.route ?? common.name).replace(/^\/|\/$/g, '');
      if (builtIn.test(route))
        throw new Error('the specified route conflicts with one or more built in routes.');
      return {
        ...common,
        trigger: 'http',
        route,
        template: parseTemplate(route),
        methods: (trigger.methods ?? allMethods).map((method) => method.toUpperCase()),
        anonymous: (trigger.authLevel ?? 'anonymous').toLowerCase() === 'anonymous',
      };
    }
    case 'queueTrigger':
      return {
        ...common,
        trigger: 'queue',
        queueName: resolveReferences(trigger.queueName ?? '', env),
        connectionString: connectionString(trigger.connection ?? 'AzureWebJobsStorage', env),
      };
    case 'timerTrigger': {
      const schedule = resolveReferences(trigger.schedule ?? '', env);
      if (!isSchedule(schedule))
        throw new Error(`"${schedule}" is not an NCRONTAB expression of six fields.`);
      return { ...common, trigger: 'timer', schedule };
    }
    default:
      throw new Error(`the local host does not know the trigger ${trigger.type}.`);
  }
}

function refuseDoubles(functions: readonly LocalFunction[]): void {
  const names = new Set<string>();
  const taken = new Map<string, string>();
  for (const each of functions) {
    const name = each.name.toLowerCase();
    if (names.has(name))
      throw new Error(`The function "${each.name}" cannot be loaded: its name is registered twice.`);
    names.add(name);
    if (each.trigger !== 'http') continue;
    for (const method of each.methods) {
      const key = `${method} ${shapeOf(each.template)}`;
      const other = taken.get(key);
      if (other !== undefined)
        throw new Error(
          `The function "${each.name}" cannot be loaded: ${method} ${each.route} is already the route of "${other}".`,
        );
      taken.set(key, each.name);
    }
  }
}
