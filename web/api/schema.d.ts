// Made by `npm run web:types` from the service's OpenAPI document; do not edit.
export interface paths {
  '/integrations/outlook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How my connection to Outlook stands */
    get: operations['get-status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/connect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Start a sign-in at Microsoft */
    post: operations['connect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Relay Microsoft's answer to the frontend */
    get: operations['relay-callback'];
    put?: never;
    /** Finish a sign-in with Microsoft's answer */
    post: operations['finish-callback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/sync': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sync my calendar now */
    post: operations['sync'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/disconnect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Disconnect Outlook and keep the events */
    post: operations['disconnect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** My time zone and the words that keep a meeting out */
    get: operations['get-preferences'];
    /** Change my time zone or the words that keep a meeting out */
    put: operations['put-preferences'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** My events on the local days from `from` up to, not including, `until` */
    get: operations['get-timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/timeline/{eventId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete an event; a sync never brings it back */
    delete: operations['delete-event'];
    options?: never;
    head?: never;
    /** Change an event; a sync never undoes it */
    patch: operations['patch-event'];
    trace?: never;
  };
  '/categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** My company's categories and rules */
    get: operations['get-categories'];
    /** Replace my company's categories and rules (company admin) */
    put: operations['put-categories'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** My company's Microsoft credentials, without the secret (company admin) */
    get: operations['get-credentials'];
    /** Verify and save my company's Microsoft credentials (company admin) */
    put: operations['put-credentials'];
    post?: never;
    /** Remove my company's Microsoft credentials and all its tokens (company admin) */
    delete: operations['delete-credentials'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/credentials/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Test my company's stored Microsoft credentials (company admin) */
    post: operations['test-credentials'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/consent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The admin consent link, and a text to forward (company admin) */
    get: operations['get-consent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** My company's connections and the progress of the night (company admin) */
    get: operations['get-connections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/outlook/connections/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a leaver's connection and keep their events (company admin) */
    delete: operations['delete-connection'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['get-openapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the service answers, and its version */
    get: operations['get-health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description The parameters that Microsoft put into the redirect */
    MicrosoftAnswer: {
      code?: string | null;
      state?: string | null;
      iss?: string | null;
      error?: string | null;
      error_subcode?: string | null;
      error_description?: string | null;
      admin_consent?: string | null;
      tenant?: string | null;
    };
    /** @description What is absent stays as it is; `timeZone: null` returns to the profile's */
    PreferencesChange: {
      timeZone?: string | null;
      excludeWords?: string[];
    };
    /** @description What is absent stays as it is; `null` returns to what the meeting says or suggests */
    EventEdit: {
      title?: string | null;
      start?: string | null;
      end?: string | null;
      category?: string | null;
      workType?: string | null;
    };
    /** @description Replaces both categories and rules */
    CatalogueChange: {
      categories: {
        id: string;
        label: string;
        workType: string;
        /** @default false */
        retired: boolean;
      }[];
      rules: {
        contains: string;
        category: string;
      }[];
    };
    CredentialsChange: {
      tenantId: string;
      clientId: string;
      clientSecret: string;
      secretExpiresOn?: string | null;
    };
    Status: {
      /** @enum {string} */
      status: 'not_configured' | 'not_connected' | 'connected' | 'syncing' | 'reconnect_required' | 'blocked';
      account: {
        address: string;
      } | null;
      timeZone: string;
      windowDays: number;
      connectedAt: string | null;
      lastSyncAt: string | null;
      nextSyncAt: string | null;
      syncAllowedAt: string | null;
      lastRun: components['schemas']['SyncRun'] | null;
      problem: components['schemas']['StatusProblem'] | null;
    };
    SyncRun: {
      id: string;
      /** @enum {string} */
      trigger: 'manual' | 'nightly';
      /** @enum {string} */
      outcome: 'succeeded' | 'held' | 'failed';
      /**
       * Format: date-time
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-20T09:00:00.000Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-20T09:00:00.000Z
       */
      finishedAt: string;
      window: {
        /**
         * Format: date-time
         * @description An instant, ISO 8601 in UTC
         * @example 2026-11-20T09:00:00.000Z
         */
        from: string;
        /**
         * Format: date-time
         * @description An instant, ISO 8601 in UTC
         * @example 2026-11-20T09:00:00.000Z
         */
        until: string;
      };
      imported: number;
      updated: number;
      removed: number;
      unchanged: number;
      keptEdited: number;
      skipped: {
        cancelled: number;
        allDay: number;
        outsideWindow: number;
        tooLong: number;
        malformed: number;
        excludedTitle: number;
        deletedByUser: number;
      };
      code: components['schemas']['Code'] | null;
      remedy: ('correct-request' | 'reconnect' | 'fix-credentials' | 'ask-admin' | 'retry-later') | null;
    };
    /**
     * @description What went wrong: a closed list
     * @enum {string}
     */
    Code:
      | 'not_signed_in'
      | 'not_allowed'
      | 'not_found'
      | 'request_malformed'
      | 'precondition_required'
      | 'changed_elsewhere'
      | 'not_connected'
      | 'sync_running'
      | 'sync_too_soon'
      | 'credentials_missing'
      | 'secret_wrong'
      | 'secret_is_its_id'
      | 'secret_expired'
      | 'tenant_unknown'
      | 'client_unknown'
      | 'client_disabled'
      | 'registered_as_spa'
      | 'credentials_changed'
      | 'sign_in_expired'
      | 'sign_in_not_heard_of'
      | 'sign_in_not_finished'
      | 'consent_declined'
      | 'admin_consent_required'
      | 'blocked_by_policy'
      | 'account_disabled'
      | 'scope_missing'
      | 'no_refresh_token'
      | 'wrong_account'
      | 'wrong_tenant'
      | 'grant_revoked'
      | 'sign_in_again'
      | 'mailbox_unavailable'
      | 'calendar_too_large'
      | 'graph_throttled'
      | 'graph_unavailable'
      | 'entra_unavailable'
      | 'vault_unavailable'
      | 'storage_unavailable'
      | 'internal_error';
    /** @description What stays to be put right, and by whom */
    StatusProblem: {
      code: components['schemas']['Code'];
      remedy: ('correct-request' | 'reconnect' | 'fix-credentials' | 'ask-admin' | 'retry-later') | null;
      message: string;
      /**
       * Format: date-time
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-20T09:00:00.000Z
       */
      at: string;
      reference: string | null;
      help?: components['schemas']['Help'];
    };
    /** @description What an employee can forward to whoever must act */
    Help: {
      adminConsentUrl: string | null;
      forwardText: string;
    };
    /** @description RFC 9457; `detail` is the sentence for the person */
    Problem: {
      type: string;
      title: string;
      status: number;
      code: components['schemas']['Code'];
      remedy: ('correct-request' | 'reconnect' | 'fix-credentials' | 'ask-admin' | 'retry-later') | null;
      detail: string;
      reference: string;
      retryAfterSeconds?: number;
      errors?: {
        field: string;
        message: string;
      }[];
      help?: components['schemas']['Help'];
    };
    SignInStarted: {
      authorizeUrl: string;
      /**
       * Format: date-time
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-20T09:00:00.000Z
       */
      expiresAt: string;
    };
    SignInFinished: {
      /** @enum {string} */
      outcome: 'connected' | 'consent_granted';
      status: components['schemas']['Status'];
    };
    Disconnected: {
      status: components['schemas']['Status'];
      /** @enum {string} */
      cleanup: 'done' | 'pending';
    };
    Preferences: {
      timeZone: string;
      /** @enum {string} */
      timeZoneSource: 'preference' | 'profile' | 'default';
      excludeWords: string[];
    };
    Timeline: {
      timeZone: string;
      /**
       * Format: date
       * @description A local date
       * @example 2026-11-20
       */
      from: string;
      /**
       * Format: date
       * @description A local date
       * @example 2026-11-20
       */
      until: string;
      events: components['schemas']['TimelineEvent'][];
      next: string | null;
    };
    TimelineEvent: {
      id: string;
      /** @constant */
      source: 'outlook';
      title: string | null;
      /**
       * Format: date-time
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-20T09:00:00.000Z
       */
      start: string;
      /**
       * Format: date-time
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-20T09:00:00.000Z
       */
      end: string;
      days: string[];
      category: string;
      workType: string;
      suggestion: {
        category: string;
        workType: string;
        /** @enum {string} */
        by: 'user' | 'company' | 'built-in' | 'default';
        because: string;
      };
      edited: ('title' | 'time' | 'category' | 'workType')[];
      goneAtSource: boolean;
      etag: string;
    };
    Catalogue: {
      categories: {
        id: string;
        label: string;
        workType: string;
        retired: boolean;
      }[];
      rules: {
        contains: string;
        category: string;
      }[];
      etag: string;
    };
    /** @description No character of the secret, ever */
    Credentials: {
      configured: boolean;
      tenantId: string | null;
      clientId: string | null;
      hasSecret: boolean;
      secretExpiresOn: string | null;
      redirectUri: string;
      scopes: string[];
      verification: components['schemas']['Verification'];
      updatedAt: string | null;
    };
    Verification: {
      /** @enum {string} */
      outcome: 'verified' | 'failed' | 'never';
      code: components['schemas']['Code'] | null;
      message: string | null;
      at: string | null;
      warnings: string[];
    };
    Consent: {
      adminConsentUrl: string;
      forwardText: string;
    };
    Connections: {
      connections: {
        userId: string;
        /** @enum {string} */
        status:
          'not_configured' | 'not_connected' | 'connected' | 'syncing' | 'reconnect_required' | 'blocked';
        address: string | null;
        lastSyncAt: string | null;
        nextSyncAt: string | null;
        lastRun: components['schemas']['SyncRun'] | null;
        problem: components['schemas']['StatusProblem'] | null;
      }[];
      night: {
        /**
         * Format: date-time
         * @description An instant, ISO 8601 in UTC
         * @example 2026-11-20T09:00:00.000Z
         */
        startedAt: string;
        due: number;
        done: number;
        failed: number;
      } | null;
      next: string | null;
    };
    Health: {
      /** @constant */
      status: 'ok';
      version: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'get-status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connect: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInStarted'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'relay-callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the frontend's page */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'finish-callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MicrosoftAnswer'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInFinished'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sync: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRun'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  disconnect: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Disconnected'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preferences'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'put-preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreferencesChange'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preferences'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-timeline': {
    parameters: {
      query: {
        /** @description A local date */
        from: string;
        /** @description A local date */
        until: string;
        next?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'delete-event': {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag that was last read, a list of them, or `*` */
        'If-Match': string;
      };
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'patch-event': {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag that was last read, a list of them, or `*` */
        'If-Match': string;
      };
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EventEdit'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineEvent'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Catalogue'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'put-categories': {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag that was last read, a list of them, or `*` */
        'If-Match': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CatalogueChange'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Catalogue'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Credentials'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'put-credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialsChange'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Credentials'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'delete-credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Credentials'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'test-credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verification'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-consent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Consent'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-connections': {
    parameters: {
      query?: {
        next?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connections'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'delete-connection': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-openapi': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'get-health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description What went wrong and who acts */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
