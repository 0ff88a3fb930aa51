import type { DebtorDetails, Locale } from '../../lambdas/domain/debtor.ts';

type Invented = Omit<DebtorDetails, 'kind' | 'locale'>;

/** Customers that do not exist, one of each kind in each language. */
const debtors: Record<Locale, Record<DebtorDetails['kind'], Invented>> = {
  fr: {
    business: {
      id: 'C-101',
      name: 'Boulangerie Martin SAS',
      country: 'FR',
      emails: [{ role: 'accounting', address: 'factures@boulangerie-martin.example' }],
      address: { lines: ['8 place du Marché'], postalCode: '33000', city: 'Bordeaux' },
    },
    consumer: {
      id: 'C-102',
      name: 'Claire Dubois',
      country: 'FR',
      emails: [{ role: 'personal', address: 'claire.dubois@courriel.example' }],
      address: { lines: ['27 avenue Jean Jaurès'], postalCode: '31000', city: 'Toulouse' },
    },
    public: {
      id: 'C-103',
      name: 'Commune de Saint-Aubin',
      country: 'FR',
      emails: [{ role: 'accounting', address: 'finances@saint-aubin.example' }],
      address: { lines: ['Hôtel de ville', '1 place de la Mairie'], postalCode: '14750', city: 'Saint-Aubin' },
    },
  },
  en: {
    business: {
      id: 'C-201',
      name: 'Northwind Trading Ltd',
      country: 'GB',
      emails: [{ role: 'accounting', address: 'payables@northwind.example' }],
      address: { lines: ['Unit 4, Wharf Road'], postalCode: 'BS1 6XN', city: 'Bristol' },
    },
    consumer: {
      id: 'C-202',
      name: 'John Carter',
      country: 'IE',
      emails: [{ role: 'personal', address: 'john.carter@mail.example' }],
      address: { lines: ['12 Harbour Street'], postalCode: 'H91 XY45', city: 'Galway' },
    },
    public: {
      id: 'C-203',
      name: 'Ashcombe Borough Council',
      country: 'GB',
      emails: [{ role: 'accounting', address: 'creditors@ashcombe.example' }],
      address: { lines: ['Town Hall', 'High Street'], postalCode: 'BA3 4QT', city: 'Ashcombe' },
    },
  },
};

/** The invented customer of a kind and language. */
export function inventedDebtor(locale: Locale, kind: DebtorDetails['kind']): DebtorDetails {
  return { ...debtors[locale][kind], kind, locale };
}
