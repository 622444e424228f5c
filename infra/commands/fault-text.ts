/** What to do about faults whose own words say only what is missing. */
const hints: readonly (readonly [words: RegExp, hint: string])[] = [
  [/^Region is missing$/, 'set AWS_REGION, or give --region where the command takes it'],
  [
    /^Could not load credentials/,
    'sign in with the AWS CLI until `aws sts get-caller-identity` answers, or set AWS_PROFILE',
  ],
  [/ExpiredToken|security token .* (expired|invalid)/, 'sign in with the AWS CLI again'],
];

/** A fault as whoever typed the command reads it: what it is, what is behind it, and what to do where that is known. */
export function faultText(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  // Fetch says of every fault only that it failed; why stands in the cause.
  const cause = fault.message === 'fetch failed' ? causeText(fault.cause) : undefined;
  const text = cause === undefined ? fault.message : `no answer: ${cause}`;
  const hint = hints.find(
    ([words]) => words.test(`${fault.name} ${text}`) || words.test(text),
  )?.[1];
  return hint === undefined ? text : `${text}: ${hint}`;
}

function causeText(cause: unknown): string | undefined {
  if (cause instanceof AggregateError) return causeText(cause.errors[0]);
  return cause instanceof Error ? cause.message : undefined;
}
