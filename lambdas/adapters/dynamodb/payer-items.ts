import { amountNames, countNames, type OpenItem } from '../../domain/payer/contribution.ts';
import { changeOf, noAmounts, noTotals, type PayerTotals, type TotalsChange } from '../../domain/payer/payer-totals.ts';
import type { Write } from '../../ports/write.ts';
import { wakeAttributes } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

type ContributionWrite = Extract<Write, { kind: 'contribution' }>;
type Item = Readonly<Record<string, unknown>>;

/** Sums per currency stand beside the counts, so that one ADD changes them all and none has to be there before. */
function attributesOf({ currency, counts, amounts }: TotalsChange): [string, number][] {
  return [
    ...Object.entries(counts),
    ...Object.entries(amounts).map(([name, by]) => [`${currency}_${name}`, by] as [string, number]),
  ];
}

/** Adds what a case says anew to the totals of its payer; they need not be read for it. */
function addition(TableName: string, { payer }: ContributionWrite, changed: readonly [string, number][]): Operation {
  return {
    Update: {
      TableName,
      Key: keys.payer(payer.creditor, payer.debtorId),
      UpdateExpression: `SET itemType = :type ADD ${['revision :one', ...changed.map((_, index) => `#n${index} :n${index}`)].join(', ')}`,
      ...(changed.length > 0 && {
        ExpressionAttributeNames: Object.fromEntries(changed.map(([name], index) => [`#n${index}`, name])),
      }),
      ExpressionAttributeValues: {
        ':type': 'payer',
        ':one': 1,
        ...Object.fromEntries(changed.map(([, by], index) => [`:n${index}`, by])),
      },
    },
  };
}

/** Open items stand in the order in which they fell due: the oldest one is the first, with nothing to search. */
function openItemChanges(TableName: string, { payer, invoiceId, before, after }: ContributionWrite): Operation[] {
  const [was, is] = [before?.contribution.openItem ?? null, after.contribution.openItem];
  const keyOf = ({ dueOn }: OpenItem) => keys.openItem(payer.creditor, payer.debtorId, dueOn, invoiceId);
  const hasLeft = was !== null && was.dueOn !== is?.dueOn;
  const hasCome = is !== null && (was?.dueOn !== is.dueOn || was.amountMinor !== is.amountMinor);
  const { currency } = after.contribution;
  return [
    ...(hasLeft ? [{ Delete: { TableName, Key: keyOf(was) } }] : []),
    ...(hasCome ? [put(TableName, { ...keyOf(is), itemType: 'openItem', open: { ...is, invoiceId, currency } })] : []),
  ];
}

/**
 * Keeps what a case says of its payer, in place of what it said before, and adds the difference to the payer's totals:
 * once, however often and in whatever order it is told of. Two write units each for the contribution, the totals and, when
 * the item opens, closes or changes, its place among the open ones.
 */
export function contributionOperations(TableName: string, write: ContributionWrite): Operation[] {
  const { invoiceId, before, after } = write;
  const changed = attributesOf(changeOf(before?.contribution, after.contribution));
  const openItem = openItemChanges(TableName, write);
  const item = { ...keys.contribution(invoiceId), itemType: 'contribution', contribution: after };
  return [
    before
      ? {
          Put: {
            TableName,
            Item: item,
            ConditionExpression: 'contribution.revision = :known',
            ExpressionAttributeValues: { ':known': before.revision },
          },
        }
      : put(TableName, item, isNew),
    ...(changed.length + openItem.length > 0 ? [addition(TableName, write, changed)] : []),
    ...openItem,
  ];
}

/** The operation of a decision about a payer's credit: on what is known of him, and on when it is looked at again. */
export function creditOperation(
  TableName: string,
  write: Extract<Write, { kind: 'payerUnchanged' | 'creditReview' }>,
): Operation {
  const { creditor, debtorId } = write.payer;
  if (write.kind === 'payerUnchanged') {
    const { revision } = write;
    return {
      ConditionCheck: {
        TableName,
        Key: keys.payer(creditor, debtorId),
        ...(revision === undefined
          ? { ConditionExpression: 'attribute_not_exists(revision)' }
          : { ConditionExpression: 'revision = :known', ExpressionAttributeValues: { ':known': revision } }),
      },
    };
  }
  const { before, wakeBy } = write;
  const key = keys.creditReview(creditor, debtorId);
  const asKnown =
    before === null
      ? { ConditionExpression: isNew }
      : { ConditionExpression: 'wakeBy = :known', ExpressionAttributeValues: { ':known': before } };
  if (wakeBy === null) return { Delete: { TableName, Key: key, ...asKnown } };
  const item = { ...key, itemType: 'creditReview', creditor, debtorId, ...wakeAttributes(key.pk, wakeBy) };
  return { Put: { TableName, Item: item, ...asKnown } };
}

function sums<Name extends string>(item: Item, names: readonly Name[], prefix = ''): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, item[prefix + name] ?? 0])) as Record<Name, number>;
}

/** The totals in an item; before the first one, there are none. */
export function totalsOf(item: Item | undefined): PayerTotals {
  if (!item) return noTotals;
  const currencies = new Set(Object.keys(item).flatMap((name) => /^([A-Z]{3})_/.exec(name)?.[1] ?? []));
  const byCurrency = [...currencies].map((currency) => [
    currency,
    { ...noAmounts, ...sums(item, amountNames, `${currency}_`) },
  ]);
  return { counts: sums(item, countNames), byCurrency: Object.fromEntries(byCurrency) as PayerTotals['byCurrency'] };
}
