/** A signature and the key it is checked with. */
export type Signed = {
  readonly keyId: string;
  /** RSASSA_PKCS1_V1_5_SHA_256: the same bytes always get the same signature. */
  readonly algorithm: 'RSASSA_PKCS1_V1_5_SHA_256';
  /** Base64. */
  readonly signature: string;
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string;
};

/** Signs in the name of the deployment; nobody ever sees the private key. */
export type Signer = { sign(bytes: Uint8Array): Promise<Signed> };
