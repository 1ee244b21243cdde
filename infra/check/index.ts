// Everything that can be known about the infrastructure without Azure and without a Bicep compiler.
import { checkModules, checkOutputsAreRead } from './check-modules';
import { checkNames } from './check-names';
import { checkPipeline } from './check-pipeline';
import { checkResources } from './check-resources';
import { checkRoles } from './check-roles';
import { checkSecrets } from './check-secrets';
import { checkSettings } from './check-settings';
import type { Finding } from './finding';
import { readProject, resourcesOf, type Project, type Texts } from './project';

const checks: readonly ((project: Project) => readonly Finding[])[] = [
  checkNames,
  checkModules,
  checkOutputsAreRead,
  checkResources,
  checkSettings,
  checkRoles,
  checkSecrets,
  checkPipeline,
];

export type Report = { readonly findings: readonly Finding[]; readonly summary: string };

/** What cannot be read is told alone: the rest would only be consequences. */
export function checkInfrastructure(texts: Texts): Report {
  const { project, findings: faults } = readProject(texts);
  const findings = faults.length > 0 ? faults : checks.flatMap((check) => check(project));
  return { findings: [...findings].sort(byPlace), summary: summaryOf(project) };
}

const byPlace = (one: Finding, other: Finding): number =>
  one.path === other.path ? one.line - other.line : one.path < other.path ? -1 : 1;

function summaryOf(project: Project): string {
  const made = resourcesOf(project).filter(({ resource }) => !resource.existing);
  const types = new Set(made.map(({ resource }) => resource.type));
  const rights = resourcesOf(project, 'Microsoft.Authorization/roleAssignments').length;
  return `${project.files.size} Bicep files, ${made.length} resources of ${types.size} types, ${rights} role assignments`;
}
