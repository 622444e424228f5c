const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** What proxies and tunnels add to a request. */
const forwardingHeader =
  /^(x-forwarded-.*|forwarded|x-real-ip|via|cf-.*|cdn-loop|ngrok-.*|x-ngrok-.*)$/i;

/**
 * False for what came through a tunnel or proxy, was led here by a name that is not this machine's, or was sent by a
 * page of another origin.
 */
export function isFromThisMachine(headers: Headers): boolean {
  if (!loopbackHost.test(headers.get('host') ?? '')) return false;
  const origin = headers.get('origin');
  if (origin !== null && !loopbackHost.test(origin.replace(/^https?:\/\//, ''))) return false;
  return ![...headers.keys()].some((name) => forwardingHeader.test(name));
}
