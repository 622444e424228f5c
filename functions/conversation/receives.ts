/**
 * How often a client's message is received before it is given up. With 20 s between them, a poisoned message holds up
 * its client for a minute.
 */
export const receivesMax = 3;
