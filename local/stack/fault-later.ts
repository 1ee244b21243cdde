// A fault that begins only after the app has made so many more calls, for work that breaks off half way.

export type FaultLater<Fault, Call> = {
  /** After so many more calls; 0 is at once. The next one set takes the place of one that still waits. */
  readonly set: (fault: Fault | null, afterCalls?: number) => void;
  /** Is to be told of every call. */
  readonly onRequest: (call: Call) => void;
};

export function faultLater<Fault, Call>(
  setNow: (fault: Fault | null) => void,
  onRequest: (call: Call) => void,
): FaultLater<Fault, Call> {
  let waiting: { readonly fault: Fault | null; left: number } | undefined;
  return {
    set(fault, afterCalls = 0) {
      waiting = afterCalls > 0 ? { fault, left: afterCalls } : undefined;
      if (!waiting) setNow(fault);
    },
    onRequest(call) {
      if (waiting && --waiting.left === 0) {
        setNow(waiting.fault);
        waiting = undefined;
      }
      onRequest(call);
    },
  };
}
