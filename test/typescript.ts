// How tests start our TypeScript in a process of its own: `node --require` this.
import { join } from 'node:path';

export const typescript = join(__dirname, '../local/typescript.cjs');
