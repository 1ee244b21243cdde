// The service's own shapes, by the names that the elements use.
import type { components } from './schema';

type Schemas = components['schemas'];
export type Code = Schemas['Code'];
export type Status = Schemas['Status'];
export type StatusProblem = Schemas['StatusProblem'];
export type SyncRun = Schemas['SyncRun'];
export type Help = Schemas['Help'];
export type Problem = Schemas['Problem'];
export type Remedy = NonNullable<Problem['remedy']>;
export type TimelineEvent = Schemas['TimelineEvent'];
export type Timeline = Schemas['Timeline'];
export type EventEdit = Schemas['EventEdit'];
export type Preferences = Schemas['Preferences'];
export type Catalogue = Schemas['Catalogue'];
export type Credentials = Schemas['Credentials'];
export type Verification = Schemas['Verification'];
export type Consent = Schemas['Consent'];
export type Connections = Schemas['Connections'];
export type SignInFinished = Schemas['SignInFinished'];
export type MicrosoftAnswer = Schemas['MicrosoftAnswer'];
