// What many resource types have in common.
import { exactly, given, members, type Members } from '../shapes';

export type Allowed = { readonly version: string; readonly shape: Members };

export const ours: Members = { name: given, location: given, tags: given };
export const global: Members = { name: given, location: exactly("'global'"), tags: given };
export const child: Members = { parent: given, name: given };

/** Whatever holds data is closed to the internet where private networking is asked for. */
export const closable: Members = {
  publicNetworkAccess: exactly("privateNetworking ? 'Disabled' : 'Enabled'"),
  networkAcls: members({
    bypass: exactly("'None'"),
    defaultAction: exactly("privateNetworking ? 'Deny' : 'Allow'"),
  }),
};
