/** Colors of the messages; every pair of text and ground has a contrast of 4.5 or more, in light and dark. */
const ink = '#1f2933';
const muted = '#52606d';
const line = '#d9e0e7';
const accent = '#1f4e79';

/** No line breaks inside, unless it is longer than a line. */
const unbroken = 'display:inline-block;max-width:100%;overflow-wrap:anywhere';

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Inline styles by purpose: mail programs that drop the style sheet still show a calm page. */
export const css = {
  body: `margin:0;padding:0;background:#eef1f4;color:${ink};${font};font-size:16px;line-height:25px;-webkit-text-size-adjust:100%`,
  preheader: 'display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#eef1f4',
  frame: 'width:100%;table-layout:fixed;border-collapse:collapse',
  gutter: 'padding:24px 12px',
  card: `width:100%;max-width:600px;table-layout:fixed;margin:0 auto;border-collapse:collapse;background:#ffffff;border:1px solid ${line};border-radius:8px`,
  inside: 'padding:28px 32px 32px',
  brand: `margin:0 0 24px;padding:0 0 14px;border-bottom:1px solid ${line};font-size:15px;line-height:22px;font-weight:600;color:${ink}`,
  title: `margin:0 0 6px;font-size:23px;line-height:30px;font-weight:700;color:${ink}`,
  dateLine: `margin:0 0 22px;font-size:14px;line-height:21px;color:${muted}`,
  paragraph: 'margin:0 0 16px',
  heading: `margin:32px 0 10px;font-size:17px;line-height:24px;font-weight:700;color:${ink}`,
  box: `width:100%;margin:20px 0 20px;border-collapse:separate;border-spacing:0;background:#f3f6f9;border:1px solid ${line};border-left:4px solid ${accent};border-radius:6px`,
  boxInside: 'padding:18px 22px',
  boxLabel: `margin:0;font-size:14px;line-height:20px;color:${muted}`,
  boxAmount: `margin:2px 0 2px;font-size:30px;line-height:38px;font-weight:700;color:${ink};white-space:nowrap`,
  boxDetail: `margin:0;font-size:15px;line-height:22px;color:${ink}`,
  buttonFrame: 'margin:14px 0 6px;border-collapse:separate;border-spacing:0',
  buttonGround: `padding:0;background:${accent};border-radius:6px;text-align:center;mso-padding-alt:12px 26px`,
  button: `display:block;padding:12px 26px;background:${accent};color:#ffffff;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;border-radius:6px`,
  address: `margin:0;font-size:13px;line-height:19px;color:${muted};word-break:break-all`,
  link: `color:${accent};text-decoration:underline`,
  scroll: 'overflow-x:auto',
  table: 'width:100%;border-collapse:collapse;margin:0 0 24px',
  caption: `text-align:left;padding:22px 0 6px;font-size:17px;line-height:24px;font-weight:700;color:${ink}`,
  columnHead: `padding:8px 8px 8px 0;border-bottom:2px solid ${line};text-align:left;font-size:13px;line-height:18px;font-weight:600;color:${muted};vertical-align:bottom`,
  columnHeadRight: `padding:8px 0 8px 8px;border-bottom:2px solid ${line};text-align:right;font-size:13px;line-height:18px;font-weight:600;color:${muted};vertical-align:bottom`,
  row: 'font-size:14px;line-height:21px;vertical-align:top',
  rowEnd: `;border-bottom:1px solid ${line}`,
  cell: 'padding:12px 8px 12px 0',
  cellRight: 'padding:12px 0 12px 8px;text-align:right',
  cellStrong: 'padding:12px 0 12px 8px;text-align:right;font-weight:700',
  creditLabel: `font-size:13px;color:${muted};overflow-wrap:anywhere`,
  creditValue: 'font-size:13px;white-space:nowrap',
  scheduleRow: 'font-size:15px;line-height:21px',
  scheduleCell: `padding:9px 8px 9px 0;border-bottom:1px solid ${line};text-align:left;font-weight:400`,
  scheduleAmount: `padding:9px 0 9px 8px;border-bottom:1px solid ${line};text-align:right;white-space:nowrap`,
  claimTable: 'width:100%;border-collapse:collapse;margin:0 0 12px',
  claimLabel: `padding:9px 8px 9px 0;border-bottom:1px solid ${line};text-align:left;font-size:15px;line-height:21px;font-weight:400`,
  noteCell: 'padding:0 0 14px',
  small: `font-size:13px;color:${muted};overflow-wrap:anywhere`,
  folded: 'display:none',
  links: 'font-size:13px',
  rowLink: `color:${accent}`,
  late: 'font-size:13px;color:#9a3412;font-weight:600;white-space:nowrap',
  totalLabel: 'padding:12px 8px 12px 0;text-align:left;font-size:15px;line-height:22px;font-weight:700',
  total: 'padding:12px 0 12px 8px;text-align:right;font-size:16px;line-height:22px;font-weight:700;white-space:nowrap',
  stackedLabel: `display:none;color:${muted}`,
  unbroken,
  oneLine: 'white-space:nowrap',
  wayHeading: 'margin:14px 0 2px;font-size:15px;line-height:22px;font-weight:600',
  detailTable: 'width:100%;border-collapse:collapse',
  detailLabel: `padding:2px 14px 2px 0;text-align:left;vertical-align:top;font-size:14px;line-height:21px;font-weight:400;color:${muted};white-space:nowrap`,
  detailValue: `width:75%;padding:2px 0;text-align:left;vertical-align:top;font-size:15px;line-height:21px;color:${ink}`,
  list: 'margin:0 0 12px;padding:0 0 0 22px',
  listItem: 'margin:0 0 6px',
  signature: 'margin:0 0 20px;font-weight:600',
  contact: `margin:0;padding:14px 0 0;border-top:1px solid ${line};font-size:15px;line-height:23px`,
  footer: `max-width:600px;margin:0 auto;padding:18px 8px 0;font-size:12px;line-height:18px;color:${muted};text-align:center`,
} as const;

/** What inline styles cannot say: stacked rows on a phone, and the colors of dark mode. */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 560px) {
  .gutter { padding: 0 !important; }
  .card { border: 0 !important; border-radius: 0 !important; }
  .inside { padding: 20px 18px 26px !important; }
  .footer { padding: 16px 18px 28px !important; }
  .box-inside { padding: 14px 12px 14px 14px !important; }
  .button-frame { width: 100% !important; }
  .invoices thead { display: none !important; }
  .invoices, .invoices tbody, .invoices tfoot, .invoices tr, .invoices th, .invoices td { display: block !important; width: auto !important; text-align: left !important; }
  .invoices tr { padding: 12px 0 !important; border-bottom: 1px solid #d9e0e7 !important; }
  .invoices th, .invoices td { padding: 1px 0 !important; border: 0 !important; overflow: hidden !important; }
  .invoices .label { display: block !important; float: left !important; font-weight: 400 !important; }
  .invoices .value { display: block !important; float: right !important; text-align: right !important; }
  .invoices .next { clear: both !important; max-width: 60% !important; }
  .invoices .next, .invoices .value { font-size: 14px !important; }
  .invoices caption { display: block !important; }
  .invoices br:not(.kept), .invoices .same { display: none !important; }
  .invoices .fold { display: inline !important; }
  .invoices .links { display: block !important; }
  .invoices .link { margin-right: 14px !important; }
  .invoices tr.noted { border-bottom: 0 !important; padding-bottom: 4px !important; }
  .invoices tr.noted + tr { padding-top: 4px !important; }
  .invoices tfoot tr { overflow: hidden !important; }
  .invoices tfoot th { float: left !important; max-width: 60% !important; }
  .invoices tfoot td { float: right !important; }
  .details th { width: 76px !important; padding-right: 8px !important; font-size: 13px !important; white-space: normal !important; }
  .details td { width: auto !important; font-size: 13.5px !important; }
  .parties { margin-bottom: 14px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .ground { background: #14181d !important; }
  body, .card, .ink, .card h1, .card h2, .card caption, .card .value-ink { color: #e6ebf0 !important; }
  .card { background: #1d232a !important; border-color: #37424d !important; }
  .card .line, .card th, .card td, .invoices tr { border-color: #37424d !important; }
  .muted { color: #a9b6c2 !important; }
  .late { color: #f5a97f !important; }
  .box { background: #252d36 !important; border-color: #37424d !important; border-left-color: #7fb2e5 !important; }
  .card a.link, .card .link { color: #8fc0f0 !important; }
  .card .button-ground { background: #8fc0f0 !important; }
  .card a.button { background: #8fc0f0 !important; color: #10202f !important; }
}`;
