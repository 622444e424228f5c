/** How many colours clients have; the styles know each by its number. */
const tones = 6;

/** A client's colour, the same everywhere: by the last digits of the number, so that neighbours differ. */
export function toneOf(client: string): number {
  const digits = Number(client.replaceAll(/\D/g, '').slice(-4));
  return ((digits + tones - 1) % tones) + 1;
}
