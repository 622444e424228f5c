/**
 * Takes `AbortSignal.timeout` out of real time: what is not answered in time is the scheduler's to decide. Returns a
 * function that puts it back.
 */
export function withoutRealTimeouts(): () => void {
  const real = AbortSignal.timeout;
  AbortSignal.timeout = () => new AbortController().signal;
  return () => {
    AbortSignal.timeout = real;
  };
}
