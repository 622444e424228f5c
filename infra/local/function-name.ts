/** `CoreSync-local/CalendarSync/Function/Resource` is `calendar-sync`, as its folder is called. */
export function functionNameFromPath(path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  return path
    .split('/')[1]
    ?.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase();
}
