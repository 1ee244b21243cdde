// What a validator that has nothing to do with ours says of an OpenAPI document. It ships ES modules only: run beside.
import { spawnSync } from 'node:child_process';

/** 'valid', or its complaint. */
export function independentVerdict(document: object): string {
  const script = `
    import { Validator } from '@seriousme/openapi-schema-validator';
    import { readFileSync } from 'node:fs';
    const result = await new Validator().validate(JSON.parse(readFileSync(0, 'utf8')));
    console.log(result.valid ? 'valid' : JSON.stringify(result.errors));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(document),
    encoding: 'utf8',
    cwd: __dirname,
  });
  return run.stdout.trim() || run.stderr;
}
