import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import { ibanIn } from '../account-number.ts';
import type { Counterparty } from '../bank-statement.ts';
import { present } from '../present.ts';

type Role = 'Dbtr' | 'Cdtr';

/** Since version 8 a party is a person or company (`Pty`) or a bank (`Agt`). */
function nameOf(parties: XmlElement | undefined, name: string): string | undefined {
  const party = elementAt(parties, name);
  return textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Agt', 'FinInstnId', 'Nm');
}

/** Banks that fear an empty field write this into it. */
const isName = (name: string | undefined) =>
  name !== undefined && !/^(?:NOTPROVIDED|keine Information vorhanden)$/i.test(name);

function partyIn(parties: XmlElement | undefined, role: Role): Counterparty {
  const name = nameOf(parties, role);
  const ultimateName = nameOf(parties, `Ultmt${role}`);
  const account = elementsAt(parties, `${role}Acct`, 'Id')[0];
  return present({
    name: isName(name) ? name : undefined,
    ultimateName: isName(ultimateName) && ultimateName !== name ? ultimateName : undefined,
    iban: ibanIn(textAt(account, 'IBAN')) ?? ibanIn(textAt(account, 'Othr', 'Id')),
  });
}

/**
 * The other side: of a credit the debtor, of a debit the creditor. Money that goes back may keep the roles of the
 * payment it undoes; then the side whose account is this one is not the other.
 */
export function camtCounterparty(
  detail: XmlElement | undefined,
  sign: 'credit' | 'debit',
  account: string,
): Counterparty | undefined {
  const parties = elementAt(detail, 'RltdPties');
  const [expected, opposite]: readonly [Role, Role] = sign === 'credit' ? ['Dbtr', 'Cdtr'] : ['Cdtr', 'Dbtr'];
  const [party, other] = [partyIn(parties, expected), partyIn(parties, opposite)];
  const isSwapped = party.iban === account && other.iban !== account && Object.keys(other).length > 0;
  const chosen = isSwapped ? other : party;
  return Object.keys(chosen).length === 0 ? undefined : chosen;
}
