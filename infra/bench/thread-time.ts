/**
 * How long this thread has computed so far, in milliseconds. A shared machine that stops us does not count, nor does
 * waiting; the system keeps it in steps of a few milliseconds, so it is told of many runs together only.
 */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
