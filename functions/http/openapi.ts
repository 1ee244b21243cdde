// The OpenAPI 3.1 document, made from the routes and their schemas by zod-openapi.
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import * as z from 'zod';
import { version } from '../../package.json';
import type { Route } from './route';
import { Problem } from './schemas';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

export function openApiDocument(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) (paths[`/${route.path}`] ??= {})[route.method.toLowerCase()] = operation(route);
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'OtiumWork: connect your Outlook calendar',
      version,
      description:
        "Meetings of a user's Outlook calendar as events in My Day. Failures are RFC 9457 problems with a closed list of codes.",
    },
    servers: [{ url: '/api' }],
    paths: paths,
    components: {
      securitySchemes: {
        user: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "OtiumWork's own access token (RFC 9068)",
        },
      },
    },
  });
}

function operation(route: Route): ZodOpenApiOperationObject {
  const params = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return {
    operationId: route.name,
    summary: route.access === 'admin' ? `${route.summary} (company admin)` : route.summary,
    security: route.access === 'anyone' ? [] : [{ user: [] }],
    requestParams: {
      ...(params.length > 0 && {
        path: z.object(Object.fromEntries(params.map((name) => [name, z.string()]))),
      }),
      ...(route.query instanceof z.ZodObject && { query: route.query }),
      ...(route.needsIfMatch === true && {
        header: z.object({
          'If-Match': z.string().meta({ description: 'The ETag that was last read, a list of them, or `*`' }),
        }),
      }),
    },
    ...requestBody(route),
    responses: {
      ...success(route),
      default: {
        description: 'What went wrong and who acts',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}

/** What changes something is JSON even when it has nothing to say: no form and no plain link can send it. */
function requestBody({ method, body }: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (method === 'GET' || method === 'DELETE') return {};
  return {
    requestBody: { required: true, content: json(body ?? z.object({}).meta({ description: 'Nothing' })) },
  };
}

function success({ answer }: Route): ZodOpenApiOperationObject['responses'] {
  if (answer === 'none') return { '204': { description: 'Done' } };
  if (answer === 'see-other') return { '303': { description: "To the frontend's page" } };
  if (answer === 'document')
    return { '200': { description: 'OpenAPI 3.1', content: json(z.looseObject({})) } };
  return { '200': { description: 'OK', content: json(answer) } };
}
