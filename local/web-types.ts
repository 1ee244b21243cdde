// The types of the API as the web elements see it, made from the service's own OpenAPI document.
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { openApiDocument } from '../functions/http/openapi';
import { routesOf } from '../functions/routes';
import type { App } from '../src/app';
import { root } from './root';

export const webTypesFile = join(root, 'web/api/schema.d.ts');

/** The file as it should be. */
export async function webTypes(): Promise<string> {
  const noApp = {} as App; // routes are described, none is called
  const types = await openapiTS(openApiDocument(routesOf(noApp, '')) as Parameters<typeof openapiTS>[0]);
  const text = `// Made by \`npm run web:types\` from the service's OpenAPI document; do not edit.\n${astToString(types)}`;
  return format(text, { ...(await resolveConfig(webTypesFile)), filepath: webTypesFile });
}
