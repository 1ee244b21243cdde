// Everything that a deployment is made of, as text and, where it is Bicep, as statements.
import { dirname, join } from 'node:path/posix';
import { finding, type Finding } from './finding';
import { parseFile } from './parse-file';
import { statementsOf, SyntaxFault, type BicepFile, type StatementOf } from './syntax';

export type Texts = ReadonlyMap<string, string>;

export type Project = {
  readonly texts: Texts;
  readonly files: ReadonlyMap<string, BicepFile>;
  /** The files that are deployed; a parameter file is not one of them. */
  readonly templates: readonly BicepFile[];
};

export const mainPath = 'infra/main.bicep';
export const parametersPath = 'infra/main.bicepparam';
export const alertsPath = 'infra/alerts.json';
export const linterPath = 'infra/bicepconfig.json';
export const workflowPath = '.github/workflows/deploy.yml';

/** Reading depends on nothing but the text, so no text is read twice. */
const known = new Map<string, BicepFile>();

function readOnce(path: string, text: string): BicepFile {
  const key = `${path}\n${text}`;
  const file = known.get(key) ?? parseFile(path, text);
  known.set(key, file);
  return file;
}

export function readProject(texts: Texts): {
  readonly project: Project;
  readonly findings: readonly Finding[];
} {
  const files = new Map<string, BicepFile>();
  const findings: Finding[] = [];
  for (const [path, text] of texts) {
    if (!/\.bicep(param)?$/.test(path)) continue;
    try {
      files.set(path, readOnce(path, text));
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      findings.push(finding(path, error.line, error.message));
    }
  }
  const templates = [...files.values()].filter(({ path }) => path.endsWith('.bicep'));
  return { project: { texts, files, templates }, findings };
}

export const pathFrom = (file: BicepFile, path: string): string => join(dirname(file.path), path);

export function resourcesOf(
  project: Project,
  type?: string,
): readonly { readonly file: BicepFile; readonly resource: StatementOf<'resource'> }[] {
  return project.templates.flatMap((file) =>
    statementsOf(file, 'resource')
      .filter((resource) => type === undefined || resource.type === type)
      .map((resource) => ({ file, resource })),
  );
}
