/** Lets the virtual-time loop know when all is quiet: call `begin` when something starts, and its answer when it is done. */
export interface Activity {
  begin(): () => void;
}

/** All writes of one turn of the event loop, in one transaction. */
export interface Turn {
  /** Opens the transaction unless it is open; it commits when the turn is over. */
  open(): void;
  /** Runs once all that was written so far is on disk. */
  afterCommit(act: () => void): void;
  /** Resolves once all that was written so far is on disk. */
  committed(): Promise<void>;
  /** Commits what is open, and starts nothing any more. */
  close(): void;
}

export function createTurn(begin: () => void, commit: () => void, activity: Activity): Turn {
  let pending: NodeJS.Immediate | undefined;
  let done: (() => void) | undefined;
  let waiting: PromiseWithResolvers<void> | undefined;
  let actions: (() => void)[] = [];

  function flush(): void {
    if (pending === undefined) return;
    clearImmediate(pending);
    const [waiters, acts, finish] = [waiting, actions, done];
    [pending, waiting, actions, done] = [undefined, undefined, [], undefined];
    try {
      commit();
    } catch (error) {
      waiters?.reject(error);
      throw error;
    }
    waiters?.resolve();
    for (const act of acts) act();
    finish?.();
  }

  function open(): void {
    if (pending !== undefined) return;
    begin();
    done = activity.begin();
    pending = setImmediate(flush);
  }

  return {
    open,
    close() {
      actions = [];
      flush();
    },
    afterCommit(act) {
      open();
      actions.push(act);
    },
    committed() {
      if (pending === undefined) return Promise.resolve();
      waiting ??= Promise.withResolvers<void>();
      return waiting.promise;
    },
  };
}
