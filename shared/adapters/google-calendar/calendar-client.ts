import type { calendar_v3 } from '@googleapis/calendar';

export interface GoogleAccess {
  readonly calendarId: string;
  /** Of the service account. */
  readonly clientEmail: string;
  /** PEM. Line ends that were escaped on the way (`\n` as two characters) are read as line ends. */
  readonly privateKey: string;
}

export interface CalendarClientOptions {
  /** Such as `https://www.googleapis.com/`. */
  readonly apiUrl: string;
  /** Such as `https://oauth2.googleapis.com/token`. */
  readonly tokenUrl: string;
  readonly fetch: typeof fetch;
  readonly callTimeoutMs: number;
}

const scope = 'https://www.googleapis.com/auth/calendar.events';
/** Written into the library; every request to it goes to `tokenUrl` instead. */
const libraryTokenUrl = 'https://oauth2.googleapis.com/token';

/** Google's client, loaded on first use, signed in as the service account, without retries of its own. */
export async function createCalendarClient(
  access: GoogleAccess,
  options: CalendarClientOptions,
): Promise<calendar_v3.Calendar> {
  const { googleLibrary } = await import('./google-library.ts');
  const { calendar, JWT } = googleLibrary;
  const auth = new JWT({
    email: access.clientEmail,
    key: access.privateKey.replaceAll('\\n', '\n'),
    scopes: [scope],
    transporterOptions: { timeout: options.callTimeoutMs, fetchImplementation: options.fetch },
  });
  auth.transporter.interceptors.request.add({
    resolved: async (request) => {
      if (request.url.href === libraryTokenUrl) request.url = new URL(options.tokenUrl);
      // The library retries some methods and errors and not others; callers know better which to try again.
      request.retryConfig = { retry: 0, noResponseRetries: 0 };
      return request;
    },
  });
  return calendar({ version: 'v3', auth, rootUrl: options.apiUrl, retry: false });
}
