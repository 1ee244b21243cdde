// The resource types that we deploy, each at one version of its API, with the members that it may have there and the
// values that safety demands. A new type or member is looked up in Azure's type definitions, then put here.
import { alerts } from './alerts';
import type { Allowed } from './common';
import { identities } from './identity';
import { monitoring } from './monitoring';
import { network } from './network';
import { storage } from './storage';
import { web } from './web';

export const allowed: Readonly<Record<string, Allowed | undefined>> = {
  ...web,
  ...storage,
  ...identities,
  ...monitoring,
  ...alerts,
  ...network,
};
