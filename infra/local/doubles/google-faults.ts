import { GoogleRefusal } from './google-refusal.ts';
import { ConnectionReset, hang } from './http-double.ts';

/** What goes wrong with one request. The `-after-write` ones did what was asked before. */
export type GoogleFault =
  | 'rate-limited'
  | 'user-rate-limited'
  | 'quota-exceeded'
  /** 429, with a `Retry-After` of two seconds. */
  | 'too-many-requests'
  | 'server-error'
  | 'html-502'
  | 'forbidden'
  | 'bad-request'
  /** 400, which quotes what was sent: the title with the client's name, and the assertion of a token request. */
  | 'bad-request-quoting'
  | 'hang'
  | 'hang-after-write'
  | 'reset'
  | 'reset-after-write';

/** What the caller of a request sees of a fault; refusals are thrown. */
export async function failureOf(fault: GoogleFault, request: Request): Promise<Response> {
  const { signal } = request;
  switch (fault) {
    case 'rate-limited':
      throw new GoogleRefusal(403, 'rateLimitExceeded', 'Rate Limit Exceeded');
    case 'user-rate-limited':
      throw new GoogleRefusal(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded');
    case 'quota-exceeded':
      throw new GoogleRefusal(403, 'quotaExceeded', 'Calendar usage limits exceeded.');
    case 'too-many-requests':
      throw new GoogleRefusal(429, 'rateLimitExceeded', 'Rate Limit Exceeded', {
        'retry-after': '2',
      });
    case 'server-error':
      throw new GoogleRefusal(500, 'backendError', 'Backend Error');
    case 'forbidden':
      throw new GoogleRefusal(403, 'forbidden', 'Forbidden');
    case 'bad-request':
      throw new GoogleRefusal(400, 'badRequest', 'Bad Request');
    case 'bad-request-quoting': {
      const quoted = `Bad Request:\n    at ${request.url} ${await request.text()}`;
      throw new GoogleRefusal(400, quoted, quoted);
    }
    case 'html-502':
      return new Response('<html>502</html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'hang':
    case 'hang-after-write':
      return hang(signal);
    case 'reset':
    case 'reset-after-write':
      throw new ConnectionReset();
  }
}
