// The service: a record of verbs built from a record of ports.
import type { Ports } from './ports';
import type { Settings } from './settings';
import { getCatalogue, saveCatalogue } from './use-cases/catalogue';
import { getConsent, listConnections, removeConnection } from './use-cases/company-view';
import { getCredentials, removeCredentials, saveCredentials, testCredentials } from './use-cases/credentials';
import { credentialsCache } from './use-cases/credentials-cache';
import { describeStatus } from './use-cases/describe-status';
import { disconnect } from './use-cases/disconnect';
import { finishSignIn } from './use-cases/finish-sign-in';
import { getPreferences, savePreferences } from './use-cases/preferences';
import { problemHelp } from './use-cases/problem-help';
import { startSignIn } from './use-cases/start-sign-in';
import { sweep } from './use-cases/sweep';
import { syncDueMailbox } from './use-cases/sync-due-mailbox';
import { syncMailbox } from './use-cases/sync-mailbox';
import { syncNow } from './use-cases/sync-now';
import { changeEvent, listTimeline, removeEvent } from './use-cases/timeline';

export type App = ReturnType<typeof createApp>;

export function createApp(ports: Ports, settings: Settings) {
  const credentials = credentialsCache(ports);
  const sync = syncMailbox(ports, settings, credentials);
  return {
    describeStatus: describeStatus(ports, settings),
    startSignIn: startSignIn(ports, settings),
    finishSignIn: finishSignIn(ports, settings, credentials),
    syncNow: syncNow(ports, settings, credentials, sync),
    disconnect: disconnect(ports),
    getPreferences: getPreferences(ports),
    savePreferences: savePreferences(ports, settings),
    listTimeline: listTimeline(ports),
    changeEvent: changeEvent(ports),
    removeEvent: removeEvent(ports),
    getCatalogue: getCatalogue(ports),
    saveCatalogue: saveCatalogue(ports),
    getCredentials: getCredentials(ports, settings),
    saveCredentials: saveCredentials(ports, settings, credentials),
    testCredentials: testCredentials(ports, settings, credentials),
    removeCredentials: removeCredentials(ports, settings, credentials),
    getConsent: getConsent(ports, settings),
    listConnections: listConnections(ports, settings),
    removeConnection: removeConnection(ports),
    problemHelp: problemHelp(ports, settings),
    syncDueMailbox: syncDueMailbox(ports, settings, credentials, sync),
    sweep: sweep(ports, settings),
  };
}
