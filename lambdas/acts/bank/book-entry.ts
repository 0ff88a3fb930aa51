import { natureOf } from '../../domain/bank-statement/entry-effect.ts';
import type { Movement } from '../../domain/bank-statement/movement-identity.ts';
import { movementIdOf } from '../../domain/bank-statement/movements-of-statement.ts';
import type { EntryRecord } from '../../domain/bank-statement/statement-record.ts';
import { unownedOf } from '../../domain/payment/payment-record.ts';
import type { Deps } from '../dunning-of-case.ts';
import { reverseWholePayment } from '../reverse-whole-payment.ts';
import { bookCredit } from './book-credit.ts';
import { bookReturn } from './book-return.ts';
import { type EntryInTurn, markEntry } from './entry-deps.ts';
import type { MovementPlace } from './identify-movements.ts';

/** Where an entry stands: the line of the account that it is or belongs to, and as a detail of that, its own place. */
export type EntryPlace = {
  readonly line: MovementPlace;
  readonly detail: MovementPlace | undefined;
  /** The sum of a batch whose details the statement does not show. */
  readonly isBareTotal: boolean;
};

const ofDetails = 'it is the sum of a batch, whose details are booked one by one';

const isSeenHere = ({ source }: Movement, { statementId, index }: EntryRecord): boolean =>
  source.statementId === statementId && source.index === index;

/** The line as it is now: a statement that shows its details may have come since. */
async function lineNow({ store }: Deps, { scope, place, movement }: MovementPlace): Promise<Movement> {
  const [known] = await store.loadMovements([scope]);
  return known?.movements[place] ?? movement;
}

/**
 * The details of a batch take the place of its sum: where that was booked and nobody has found out whose it is, its payment
 * goes. False when people have put the money somewhere: then the details are not booked on top.
 */
async function giveWay(deps: Deps, { statement, by }: EntryInTurn, line: MovementPlace): Promise<boolean> {
  const { store } = deps;
  const { creditor } = statement;
  const paymentId = movementIdOf(line.scope, line.place);
  const { payment } = await store.load({ payment: { creditor, paymentId } });
  const id = `${paymentId}-itemized`;
  if (!payment || payment.reversal?.id === id) return true;
  const unowned = unownedOf(payment);
  if (!unowned || payment.parts.length > 0 || !payment.facts) return false;
  const posted = { creditor, id, reason: 'error' as const, receivedOn: payment.facts.receivedOn };
  const outcome = await reverseWholePayment(deps, { paymentId, posted, by, key: undefined, requestId: id });
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return false;
  const { statementId, index } = line.movement.source;
  const sum = await store.loadBankEntry(statementId, index);
  if (sum?.effect === 'unmatched') await markEntry(store, sum, { effect: 'ignored', why: ofDetails });
  return true;
}

/** Books one entry, if it is to be booked, and notes what became of it. Begun again at any point, it does what is left. */
export async function bookEntry(deps: Deps, turn: EntryInTurn, at: EntryPlace | undefined): Promise<void> {
  const { store } = deps;
  const { record, statement } = turn;
  const ignore = (why: string) => markEntry(store, record, { effect: 'ignored', why });
  const nature = natureOf(record.entry, statement.format);
  if (nature.kind === 'ignored') return void (await ignore(nature.why));
  if (!at) return void (await ignore('it is not on the account'));
  const { line, detail, isBareTotal } = at;
  const own = detail ?? line;
  if (!detail && (await lineNow(deps, line)).isBatch) return void (await ignore(ofDetails));
  if (!isSeenHere(own.movement, record)) {
    const { statementId, index } = own.movement.source;
    return void (await ignore(`the same money is entry ${index} of statement ${statementId}`));
  }
  const paymentId = movementIdOf(own.scope, own.place);
  if (detail && !(await giveWay(deps, turn, line)))
    return void (await ignore('the sum of its batch was booked before, and put where it belongs by a person'));
  if (nature.kind === 'return') return bookReturn(deps, turn, paymentId);
  await bookCredit(deps, turn, { paymentId, isBareTotal });
  // The details may have come while the sum was booked, and found nothing to give way yet.
  if (!detail && (await lineNow(deps, line)).isBatch) await giveWay(deps, turn, line);
}
