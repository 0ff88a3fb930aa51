import { names } from '../stack/environment.ts';

type OwedInvoice = { readonly id: string; readonly amountMinor: number; readonly currency: string };

function commandsOn(
  { id, amountMinor, currency }: OwedInvoice,
  { curl, url, today }: { readonly curl: string; readonly url: string; readonly today: string },
): string {
  const payment = JSON.stringify({ id: `payment-of-${id}`, amount: { amountMinor, currency }, receivedOn: today });
  return `# the story of an invoice that is owed; pay it, and ask for the story again
${curl} '${url}/invoices/${id}/timeline'
${curl} -H 'Content-Type: application/json' -d '${payment}' '${url}/invoices/${id}/payments'
`;
}

/** What a newcomer may ask the running API, as commands that work as they are. */
export function invitation(api: {
  readonly url: string;
  readonly token: string;
  readonly tokenUrl: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** An invoice that is still owed, with what is owed on it. */
  readonly invoice: OwedInvoice | undefined;
  readonly today: string;
  readonly isVirtual: boolean;
  /** Where the pages are. */
  readonly pagesUrl: string;
  /** Where the Step Functions API is. */
  readonly workflowUrl: string;
}): string {
  const { url, tokenUrl, client, invoice, today, isVirtual, pagesUrl, workflowUrl } = api;
  const curl = 'curl -s -H "Authorization: Bearer $TOKEN"';
  const ofInvoice = invoice === undefined ? '' : commandsOn(invoice, { curl, url, today });
  const time = isVirtual
    ? `It is ${today} there, and time goes on at the pace of yours\nuntil a button of the pages moves it`
    : `It runs on your clock`;
  return `Look at it in a browser: ${pagesUrl}
The API is at ${url} (its OpenAPI document at ${url}/openapi.json).
${time}. Ctrl-C ends it. Try:

TOKEN=${api.token}

# all invoices, and what waits for a person
${curl} '${url}/invoices?limit=100'
${curl} '${url}/tasks'
${ofInvoice}# post one of your own: copy a file of examples/invoices, change it, and
${curl} -H 'Content-Type: application/json' -d @examples/invoices/FA-2026-0101.json '${url}/invoices'
# the executions, by the AWS CLI: any credentials do
AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws stepfunctions list-executions --region ${names.region} \\
  --endpoint-url ${workflowUrl} --state-machine-arn ${names.dunning}
# a new token, after an hour
curl -s -u ${client.clientId}:${client.clientSecret} -d grant_type=client_credentials '${tokenUrl}'
`;
}
