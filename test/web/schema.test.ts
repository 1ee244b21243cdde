import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { typescript } from '../typescript';

test('the types that the elements are written against are those of the service', () => {
  const main = join(__dirname, '../../local/web-types-main.ts');
  // Ends with status 1, and so throws here, when they are not.
  execFileSync(process.execPath, ['--require', typescript, main, '--check'], { stdio: 'pipe' });
});
