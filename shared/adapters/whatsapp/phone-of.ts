/** E.164 with its plus sign, which WhatsApp leaves away. */
export function phoneOf(digits: string | undefined): string | undefined {
  const match = /^\+?(\d{5,20})$/.exec(digits ?? '');
  return match === null ? undefined : `+${match[1]}`;
}
