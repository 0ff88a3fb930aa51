import type { PartKind } from '../../domain/legal-file/part.ts';

/** The words of a legal file in a language. Dates and amounts come printed. */
export type FileWording = {
  readonly title: string;
  readonly about: (number: string) => string;
  readonly asOf: (date: string) => string;
  readonly contact: string;
  readonly headings: {
    readonly debtor: string;
    readonly invoice: string;
    readonly claim: string;
    readonly notices: string;
    readonly pauses: string;
    readonly evidence: string;
    readonly contents: string;
    readonly timeline: string;
  };
  readonly labels: {
    readonly name: string;
    readonly kind: string;
    readonly country: string;
    readonly registration: string;
    readonly address: string;
    readonly number: string;
    readonly issued: string;
    readonly due: string;
    readonly amount: string;
    readonly paid: string;
    readonly credited: string;
    readonly balance: string;
    /** What of the principal is open in the claim, where payments have settled interest first. */
    readonly principal: string;
    readonly interest: string;
    readonly compensation: string;
    readonly total: string;
    readonly head: string;
    readonly digest: string;
  };
  readonly debtorKinds: Readonly<Record<'business' | 'consumer' | 'public', string>>;
  readonly pauseKinds: Readonly<Record<'hold' | 'dispute' | 'promise' | 'instalmentPlan', string>>;
  readonly sent: (date: string) => string;
  readonly delivered: (date: string) => string;
  readonly undelivered: (date: string) => string;
  readonly voided: (date: string) => string;
  readonly noNotice: string;
  readonly since: (date: string) => string;
  readonly ended: (date: string) => string;
  readonly standing: string;
  readonly provisional: string;
  readonly noClaim: string;
  readonly events: (count: number) => string;
  readonly covered: (date: string) => string;
  readonly notCovered: (date: string) => string;
  readonly parts: Readonly<Record<PartKind, string>>;
  readonly noAdvice: string;
  readonly howToVerify: readonly string[];
  readonly columns: { readonly file: string; readonly what: string; readonly when: string; readonly event: string };
};
