import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { tableShape } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import type { RelanceFunction } from './relance-function.ts';

const readActions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writeActions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/** A table to work on, whether deployed here or restored beside it. */
export type WorkingTable = Pick<TableV2, 'tableName' | 'tableArn' | 'node'> & {
  readonly tableStreamArn?: string | undefined;
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table with all cases: encrypted, kept for 35 days at every second, and never deleted with a stack. */
export class CaseTable extends Construct {
  /** The table to work on. */
  readonly table: WorkingTable;

  constructor(scope: Construct, id: string, { restoredStreamArn }: { readonly restoredStreamArn: string | undefined }) {
    super(scope, id);
    const own = new TableV2(this, 'Table', {
      partitionKey: text(tableShape.partitionKey),
      sortKey: text(tableShape.sortKey),
      globalSecondaryIndexes: tableShape.indexes.map(({ name, partitionKey, sortKey }) => ({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = restoredStreamArn === undefined ? own : this.restored(restoredStreamArn);
  }

  /** The table whose stream this is. Our own stays beside it, to be looked into. */
  private restored(tableStreamArn: string): WorkingTable {
    const [tableArn = tableStreamArn] = tableStreamArn.split('/stream/');
    return TableV2.fromTableAttributes(this, 'Restored', { tableArn, tableStreamArn });
  }

  /** Lets a function read items by key and by index. Nothing may scan. */
  bindReader(fn: RelanceFunction): void {
    fn.bind(
      { TABLE_NAME: this.table.tableName },
      { actions: readActions, resources: [this.table.tableArn, ...this.indexArns()] },
    );
  }

  /** Lets a function read, and commit transactions. */
  bindWriter(fn: RelanceFunction): void {
    this.bindReader(fn);
    fn.bind({}, { actions: writeActions, resources: [this.table.tableArn] });
  }

  private indexArns(): string[] {
    return tableShape.indexes.map(({ name }) => `${this.table.tableArn}/index/${name}`);
  }
}
