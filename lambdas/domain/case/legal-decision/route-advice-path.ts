/** Where the API shows the routes that are left for an invoice. */
export function routeAdvicePath(invoiceId: string): string {
  return `/invoices/${invoiceId}/route-advice`;
}
