/**
 * The lanes of a resource: each holds one session at a time. The first keeps the resource's own id, so that bookings
 * made while its capacity was one are still in the way when it is two: `mat` and `mat-2`.
 */
export function lanesOf(resource: {
  readonly id: string;
  readonly name?: string | undefined;
  readonly capacity: number;
}): { id: string; name: string }[] {
  const name = resource.name ?? resource.id;
  if (resource.capacity === 1) return [{ id: resource.id, name }];
  return Array.from({ length: resource.capacity }, (_, index) => ({
    id: index === 0 ? resource.id : `${resource.id}-${index + 1}`,
    name: `${name} ${index + 1}`,
  }));
}
