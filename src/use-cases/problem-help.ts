// The help that accompanies a refused request: what to forward, with the company's own consent link.
import { toFailure, type Code } from '../domain/failure';
import { hasHelp, type Help } from '../domain/help';
import type { Caller, Ports } from '../ports';
import type { Settings } from '../settings';
import { companyHelp } from './describe-status';

export function problemHelp(
  ports: Pick<Ports, 'companies' | 'identityProvider' | 'log'>,
  settings: Settings,
) {
  return async (caller: Caller, code: Code): Promise<Help | undefined> => {
    if (!hasHelp(code)) return undefined;
    try {
      const found = await ports.companies.credentials(caller.companyId);
      return companyHelp(ports, settings, found?.value)(code);
    } catch (error) {
      // The link cannot be had; the problem itself must still be told.
      ports.log.record({ event: 'help.without_link', level: 'warn', code: toFailure(error).code });
      return companyHelp(ports, settings, undefined)(code);
    }
  };
}
