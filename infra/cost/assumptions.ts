/**
 * What a booking brings with it. No studio has been measured yet: these are guesses to be replaced by the counts of a
 * month, and everything else is computed from them.
 */

/** How often a client does each of these for one booking; the names are those of the bench's turns. */
export const turnsPerBooking: Readonly<Record<string, number>> = {
  books: 1,
  'names a day only': 0.5,
  'names a closed hour': 0.2,
  'asks what is free': 0.3,
  greets: 0.3,
  moves: 0.2,
  'asks for the bookings': 0.1,
  cancels: 0.15,
};

/** Turns whose words the grammar does not read alone. */
export const modelShare = 0.25;
export const modelTokens = { cached: 2_400, fresh: 600, output: 200 } as const;

/** Word of WhatsApp about each message that was sent: sent, delivered, read. */
export const statusesPerMessage = 3;

/** Times on AWS, in milliseconds: nothing here can measure them. */
export const latency = {
  tableCall: 6,
  queueCall: 12,
  whatsappCall: 400,
  modelCall: 2_000,
  googleCall: 300,
  /** An invocation that finds nothing to do. */
  idleTimer: 40,
  ingestOwn: 5,
} as const;

/** Lambda asks a queue with several pollers, twenty seconds at a time, also when it is empty (from memory). */
export const idleReceivesPerQueueMonth = (5 * 30 * 24 * 3_600) / 20;

export const storedBytes = { client: 3_000, booking: 9_000, turn: 2_500 } as const;
/** How long what is kept of a turn is kept, in months. */
export const turnKeptMonths = 0.5;
export const logBytesPerInvocation = 900;
/** Names of metrics and their dimensions, roughly. */
export const metrics = 40;
export const minutesPerMonth = 43_200;

/** All of the above, as it is told beside what is computed from it. */
export function assumptionLines(): string[] {
  const turns = Object.entries(turnsPerBooking).map(([name, count]) => `${name} ${count}`);
  const { cached, fresh, output } = modelTokens;
  const times = Object.entries(latency).map(([name, ms]) => `${name} ${ms}`);
  return [
    `messages for each booking: ${turns.join(', ')}`,
    `the model reads ${modelShare * 100} % of the messages, with ${cached} cached, ${fresh} fresh and ${output} output tokens each`,
    `${statusesPerMessage} statuses for each message sent`,
    `milliseconds on AWS: ${times.join(', ')}`,
    `empty receives of a queue: ${idleReceivesPerQueueMonth.toLocaleString('en')} a month`,
    `bytes kept: ${storedBytes.client} a client, ${storedBytes.booking} a booking (for a year), ${storedBytes.turn} a turn (for ${turnKeptMonths} months)`,
    `${logBytesPerInvocation} bytes of log for each invocation, ${metrics} metrics`,
  ];
}
