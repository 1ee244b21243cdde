// Calls when somebody looks at the page again: in this tab, or in this window beside others. Some ways back call twice.
import type { ReactiveControllerHost } from 'lit';

export function onReturn(host: ReactiveControllerHost, look: () => void): void {
  const looked = () => {
    if (!document.hidden) look();
  };
  host.addController({
    hostConnected: () => {
      document.addEventListener('visibilitychange', looked);
      window.addEventListener('focus', looked);
    },
    hostDisconnected: () => {
      document.removeEventListener('visibilitychange', looked);
      window.removeEventListener('focus', looked);
    },
  });
}
