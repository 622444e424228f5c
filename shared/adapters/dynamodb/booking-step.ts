import { digestId } from '#adapters/identity/digest-id.ts';
import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import { bookingAttributes, googleCopyAttribute, noteAttributes } from './booking-item.ts';
import type { TableKeys } from './table-keys.ts';
import type { TransactionStep } from './transaction-step.ts';
import { buildUpdate, type UpdateExpression } from './update-expression.ts';

/** An update, not a put: what Google has may have been noted since the booking was read, and must stay. */
export function bookingStep(
  tableName: string,
  keys: TableKeys,
  { before, after, at, cause, seen }: BookingChange,
): TransactionStep {
  const copy = before === undefined ? after.google : undefined;
  const update = buildUpdate({
    ...bookingAttributes(keys, after, at),
    // Goes with the change through the stream: the calendar's log names what the webhook's log named.
    trace: digestId(cause),
    ...(copy === undefined ? {} : { google: googleCopyAttribute(copy) }),
    ...(before === undefined || seen === undefined
      ? {}
      : noteAttributes(before, seen === 'gone' ? undefined : seen)),
  });
  const condition =
    before === undefined
      ? { ...update, ConditionExpression: 'attribute_not_exists(#revision)' }
      : { ...update, ...asRead(update, before, seen !== undefined) };
  return {
    role: { kind: 'booking' },
    action: {
      Update: {
        TableName: tableName,
        Key: keys.booking(after.clientId, after.id),
        ...condition,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
  };
}

/** At the revision that was read and, where what Google has is noted too, with nothing noted since. */
function asRead(
  { ExpressionAttributeValues: values }: UpdateExpression,
  { revision, marks }: Booking,
  isNoted: boolean,
) {
  if (!isNoted) {
    return {
      ConditionExpression: '#revision = :read',
      ExpressionAttributeValues: { ...values, ':read': revision },
    };
  }
  if (marks === undefined) {
    return {
      ConditionExpression: '#revision = :read AND attribute_not_exists(#marks)',
      ExpressionAttributeValues: { ...values, ':read': revision },
    };
  }
  return {
    ConditionExpression: '#revision = :read AND #marks = :noted',
    ExpressionAttributeValues: { ...values, ':read': revision, ':noted': marks },
  };
}
