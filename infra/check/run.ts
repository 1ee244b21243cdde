// The command: every finding on a line of its own, a summary, and a status that a pipeline understands.
import { checkInfrastructure } from '.';
import { askBicep } from './bicep-cli';
import { asText } from './finding';
import { readTexts } from './read-texts';

export function run(
  root: string,
  { env, print }: { readonly env: NodeJS.ProcessEnv; readonly print: (line: string) => void },
): 0 | 1 {
  const { findings, summary } = checkInfrastructure(readTexts(root));
  const bicep = askBicep(root, env);
  const all = [...findings, ...bicep.findings];
  for (const each of all) print(asText(each));
  print(`infra: ${summary}: ${all.length === 0 ? 'nothing found' : `${all.length} found`} (${bicep.said})`);
  return all.length === 0 ? 0 : 1;
}
