// Calls when somebody looks at the page again.
import type { ReactiveControllerHost } from 'lit';

export function onReturn(host: ReactiveControllerHost, look: () => void): void {
  const looked = () => {
    if (!document.hidden) look();
  };
  host.addController({
    hostConnected: () => {
      document.addEventListener('visibilitychange', looked);
    },
    hostDisconnected: () => {
      document.removeEventListener('visibilitychange', looked);
    },
  });
}
