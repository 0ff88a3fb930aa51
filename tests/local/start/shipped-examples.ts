import path from 'node:path';
import { projectRoot } from '../../../local/stack/environment.ts';

export const shippedExamples = path.join(projectRoot, 'examples');
