/** A refusal by S3, with the code the AWS SDK turns into an exception of the same name. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }

  /** What Relance never asks for. */
  static notImplemented(what: string): S3Error {
    return new S3Error(501, 'NotImplemented', `The local S3 does not do ${what}.`);
  }
}
