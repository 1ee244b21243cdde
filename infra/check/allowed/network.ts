// The network that private endpoints need.
import { child, global, ours, type Allowed } from './common';
import { exactly, given, listOf, members } from '../shapes';

export const network: Readonly<Record<string, Allowed>> = {
  'Microsoft.Network/networkSecurityGroups': { version: '2025-05-01', shape: ours },
  'Microsoft.Network/virtualNetworks': {
    version: '2025-05-01',
    shape: {
      ...ours,
      properties: members({
        addressSpace: members({ addressPrefixes: given }),
        subnets: listOf(
          members({
            name: given,
            properties: members({
              addressPrefix: given,
              delegations: listOf(
                members({
                  name: given,
                  properties: members({ serviceName: exactly("'Microsoft.App/environments'") }),
                }),
              ),
              networkSecurityGroup: members({ id: given }),
            }),
          }),
        ),
      }),
    },
  },
  'Microsoft.Network/virtualNetworks/subnets': { version: '2025-05-01', shape: child },
  'Microsoft.Network/privateDnsZones': { version: '2024-06-01', shape: global },
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': {
    version: '2024-06-01',
    shape: {
      ...child,
      ...global,
      properties: members({
        registrationEnabled: exactly('false'),
        virtualNetwork: members({ id: given }),
      }),
    },
  },
  'Microsoft.Network/privateEndpoints': {
    version: '2025-05-01',
    shape: {
      ...ours,
      properties: members({
        subnet: members({ id: given }),
        privateLinkServiceConnections: listOf(
          members({
            name: given,
            properties: members({ privateLinkServiceId: given, groupIds: given }),
          }),
        ),
      }),
    },
  },
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': {
    version: '2025-05-01',
    shape: {
      ...child,
      properties: members({
        privateDnsZoneConfigs: listOf(
          members({ name: given, properties: members({ privateDnsZoneId: given }) }),
        ),
      }),
    },
  },
};
