// What this checkout says of itself: what the service must say once it is deployed.

import { openApiDocument } from '../../functions/http/openapi';
import { routesOf } from '../../functions/routes';
import { version as ownVersion } from '../../package.json';
import type { App } from '../../src/app';

export type ThisVersion = { readonly version: string; readonly document: unknown };

export function thisVersion(): ThisVersion {
  const noApp = {} as App; // routes are described, none is called
  const document = openApiDocument(routesOf(noApp, ''));
  // As it comes over the wire, where absent members are absent.
  return { version: ownVersion, document: JSON.parse(JSON.stringify(document)) as unknown };
}
