// Every way in over HTTP, around one app. The platform and the OpenAPI document are given the same list.
import type { App } from '../src/app';
import { connect } from './connect';
import { deleteConnection } from './delete-connection';
import { deleteCredentials } from './delete-credentials';
import { deleteEvent } from './delete-event';
import { disconnect } from './disconnect';
import { finishCallback } from './finish-callback';
import { getCategories } from './get-categories';
import { getConnections } from './get-connections';
import { getConsent } from './get-consent';
import { getCredentials } from './get-credentials';
import { getHealth } from './get-health';
import { getOpenApi } from './get-openapi';
import { getPreferences } from './get-preferences';
import { getStatus } from './get-status';
import { getTimeline } from './get-timeline';
import { patchEvent } from './patch-event';
import { putCategories } from './put-categories';
import { putCredentials } from './put-credentials';
import { putPreferences } from './put-preferences';
import { relayCallback } from './relay-callback';
import { sync } from './sync';
import { testCredentials } from './test-credentials';
import type { Route } from './http/route';

/** `frontendReturnUrl`: the page of the frontend that Microsoft's answer is relayed to. */
export function routesOf(app: App, frontendReturnUrl: string): readonly Route[] {
  const doors = [
    getStatus,
    connect,
    relayCallback(frontendReturnUrl),
    finishCallback,
    sync,
    disconnect,
    getPreferences,
    putPreferences,
    getTimeline,
    patchEvent,
    deleteEvent,
    getCategories,
    putCategories,
    getCredentials,
    putCredentials,
    deleteCredentials,
    testCredentials,
    getConsent,
    getConnections,
    deleteConnection,
    getOpenApi(() => routes),
    getHealth,
  ];
  const routes: readonly Route[] = doors.map((door) => door(app));
  return routes;
}
