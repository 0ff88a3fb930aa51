/** The role of a machine as AWS shows it; locally nothing is checked against it. */
export function roleArnOf(machineArn: string): string {
  const parts = machineArn.split(':');
  return `arn:aws:iam::${parts[4]}:role/${parts.at(-1)}`;
}
