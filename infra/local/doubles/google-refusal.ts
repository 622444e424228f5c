/** An error answer of Google's API, thrown inside the double and turned into a response at its edge. */
export class GoogleRefusal extends Error {
  readonly status: number;
  readonly reason: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    reason: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.#headers = headers;
  }

  toResponse(): Response {
    const domain = this.reason.startsWith('forbiddenFor') ? 'calendar' : 'global';
    const errors = [{ domain, reason: this.reason, message: this.message }];
    const error = { errors, code: this.status, message: this.message };
    return Response.json({ error }, { status: this.status, headers: this.#headers });
  }
}
