// Opens everything that the app talks to, side by side, and says how each is closed again.

import { join } from 'node:path';
import { startAzurite, type LocalStorage } from '../azurite';
import type { AzureFault } from '../faults';
import { startIdentity, type IdentityStandIn } from '../identity';
import { createIssuer, type Issuer } from '../issuer';
import type { MicrosoftStandIn } from '../microsoft';
import { startVault, type VaultStandIn } from '../vault';
import type { WireEntry } from '../wire';
import { chooseCalendars, type CalendarSummary } from './calendars';
import { audience, frontendUrl } from './environment';
import { faultLater } from './fault-later';
import type { StackState } from './state';

/** Its faults may also begin later: after so many more calls of the app. */
export type FaultsLater = { setFault(fault: AzureFault | null, afterCalls?: number): void };

export type StandIns = {
  readonly storage: LocalStorage & FaultsLater;
  readonly identity: IdentityStandIn;
  readonly vault: VaultStandIn & FaultsLater;
  readonly issuer: Issuer;
  readonly microsoft: MicrosoftStandIn | undefined;
  readonly calendar: CalendarSummary | undefined;
};

export type StandInOptions = {
  /** Of the page and the API; they were opened before, so that every address is known. */
  readonly frontendPort: number;
  readonly microsoftPort: number;
  readonly microsoft: 'stand-in' | 'real';
  readonly dataDir: string | undefined;
  readonly calendarFile: string | undefined;
  readonly clockOffsetMs: number;
  readonly state: StackState | undefined;
  readonly onRequest: (entry: WireEntry) => void;
  /** Called for each as soon as it is open, also when another fails afterwards. */
  readonly opened: (each: { close(): Promise<unknown> }) => void;
};

const vaultResource = 'https://vault.azure.net';

export async function openStandIns(options: StandInOptions): Promise<StandIns> {
  const { state, onRequest, opened, dataDir } = options;
  const noted = <T extends { close(): Promise<unknown> }>(each: T): T => {
    opened(each);
    return each;
  };
  const withFaultsLater = async <T extends FaultsLater & { close(): Promise<unknown> }>(
    open: (watched: (entry: WireEntry) => void) => Promise<T>,
  ) => {
    const faults = faultLater((fault: AzureFault | null) => service.setFault(fault), onRequest);
    const service = noted(await open(faults.onRequest));
    return { ...service, setFault: faults.set };
  };
  const openVault = async () => {
    const identity = noted(await startIdentity({ port: 0, onRequest }));
    const isTokenValid = (token: string) => identity.isTokenValid(token, vaultResource);
    const vault = await withFaultsLater((watched) =>
      startVault({ port: 0, state: state?.vault, isTokenValid, onRequest: watched }),
    );
    return { identity, vault };
  };
  const openStorage = () =>
    withFaultsLater((watched) =>
      startAzurite({
        dir: dataDir === undefined ? undefined : join(dataDir, 'storage'),
        offsetMs: options.clockOffsetMs,
        onRequest: watched,
      }),
    );
  const openMicrosoft = async () => {
    const { standIn, calendar } = await startMicrosoftIfWanted(options);
    if (standIn !== undefined) noted(standIn);
    return { microsoft: standIn, calendar };
  };
  const issuer = frontendUrl(options.frontendPort);
  const opening = [
    openStorage(),
    openVault(),
    openMicrosoft(),
    createIssuer({ issuer, audience, privateKey: state?.issuerKey }),
  ] as const;
  // A failure is reported only when the others have come to an end and can be closed.
  await Promise.allSettled(opening);
  const [storage, { identity, vault }, { microsoft, calendar }, tokens] = await Promise.all(opening);
  return { storage, identity, vault, issuer: tokens, microsoft, calendar };
}

/** Loaded only when wanted: with the real Microsoft there is nothing of it in the process. */
async function startMicrosoftIfWanted(
  options: StandInOptions,
): Promise<{ standIn: MicrosoftStandIn | undefined; calendar: CalendarSummary | undefined }> {
  if (options.microsoft === 'real') return { standIn: undefined, calendar: undefined };
  const [{ startMicrosoft }, { byAddress, summary }] = await Promise.all([
    import('../microsoft'),
    chooseCalendars(options.calendarFile),
  ]);
  const frontend = frontendUrl(options.frontendPort);
  const standIn = await startMicrosoft({
    port: options.microsoftPort,
    redirectUris: [
      `${frontend}/admin/integrations/outlook/callback`,
      `${frontend}/api/integrations/outlook/callback`,
    ],
    calendars: byAddress,
    ...(options.state?.microsoft === undefined ? {} : { state: options.state.microsoft }),
    onRequest: options.onRequest,
  });
  return { standIn, calendar: summary };
}
