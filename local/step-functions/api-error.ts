/** An error of the Step Functions API; `name` is AWS's, such as `ExecutionAlreadyExists` or `TaskTimedOut`. */
export class StepFunctionsApiError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
