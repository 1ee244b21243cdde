// Resources are of types and versions that we know, have only members that we know, and the values that safety demands.
import { allowed } from './allowed';
import { finding, type Finding } from './finding';
import { resourcesOf, type Project } from './project';
import { given, free, misfitsOf } from './shapes';
import type { BicepFile, StatementOf } from './syntax';
import { bodyOf } from './walk';

export const checkResources = (project: Project): readonly Finding[] =>
  resourcesOf(project).flatMap(({ file, resource }) => checkResource(file, resource));

function checkResource(file: BicepFile, resource: StatementOf<'resource'>): readonly Finding[] {
  const { type, version, line } = resource;
  const known = allowed[type];
  if (!known) return [finding(file.path, line, `${type} is not among the resource types that we deploy.`)];
  const old =
    known.version === version
      ? []
      : [
          finding(
            file.path,
            line,
            `${type} is used at ${version}; the version that we know is ${known.version}.`,
          ),
        ];
  const body = bodyOf(resource.value);
  if (!body) return [...old, finding(file.path, line, `Resource ${resource.name} has no body.`)];
  const shape = resource.existing ? { name: given, parent: free } : known.shape;
  const misfits = misfitsOf(type, body, shape);
  return [...old, ...misfits.map((misfit) => finding(file.path, misfit.line, misfit.sentence))];
}
