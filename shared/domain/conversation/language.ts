/** The languages that CoreSync answers in. */
export type Language = 'en' | 'id';
