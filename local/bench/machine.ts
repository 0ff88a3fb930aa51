import { cpus, totalmem } from 'node:os';

/** Where the figures were taken: none of them means anything without it. */
export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
};

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}

/** The machine in one line. */
export function machineLine({ cores, processor, memoryGb, node, platform }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, ${platform}`;
}
