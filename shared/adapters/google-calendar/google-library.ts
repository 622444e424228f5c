import { calendar } from '@googleapis/calendar';
import { JWT } from 'google-auth-library';

/**
 * Google's client in a module of its own, so that it can be loaded on first use: both packages are CommonJS,
 * and a dynamic import of them directly has no named exports once it is bundled into a chunk.
 */
export const googleLibrary = { calendar, JWT } as const;
