/** A secret that the deployment shares with somebody, as text. */
export type Secrets = {
  /**
   * The secret as it was read some minutes ago at most; undefined as long as nobody has put one in place. `isNewer` asks
   * for one that may have been put there since, which is read again at most every few seconds.
   */
  read(secretId: string, options?: { readonly isNewer?: boolean }): Promise<string | undefined>;
};
