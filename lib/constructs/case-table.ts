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

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table with all cases: encrypted, kept for 35 days at every second, and never deleted with a stack. */
export class CaseTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
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
