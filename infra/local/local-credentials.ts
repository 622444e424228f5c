/** The local engines check no signature; the SDK insists on making one. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
