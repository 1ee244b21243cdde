// What can be told wrong about the credentials before anybody is asked, and which field a refusal is about.
import type { AnyCode } from '../words/codes';

export type FieldName = 'tenantId' | 'clientId' | 'clientSecret' | 'secretExpiresOn';
export type Values = Readonly<Record<FieldName, string>>;
export type Mistake =
  | 'missing'
  | 'not_a_guid'
  | 'is_a_domain'
  | 'same_as_tenant'
  | 'is_secret_id'
  | 'masked'
  | 'not_a_secret'
  | 'not_a_date'
  | 'in_the_past';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const oneWord = /^[\x21-\x7e]{1,1000}$/;
/** Entra hides a secret's value behind asterisks once its page was left. */
const asterisks = /\*{4,}/;

/** `today` is the viewer's, as YYYY-MM-DD. A date that its field could not make sense of is an empty one. */
export function mistakeIn(field: FieldName, values: Values, today: string): Mistake | undefined {
  const value = values[field].trim();
  switch (field) {
    case 'tenantId':
      if (value === '') return 'missing';
      if (domain.test(value) && !guid.test(value)) return 'is_a_domain';
      return guid.test(value) ? undefined : 'not_a_guid';
    case 'clientId':
      if (value === '') return 'missing';
      if (!guid.test(value)) return 'not_a_guid';
      return value.toLowerCase() === values.tenantId.trim().toLowerCase() ? 'same_as_tenant' : undefined;
    case 'clientSecret':
      if (value === '') return 'missing';
      if (guid.test(value)) return 'is_secret_id';
      if (asterisks.test(value)) return 'masked';
      return oneWord.test(value) ? undefined : 'not_a_secret';
    case 'secretExpiresOn':
      if (value === '') return undefined;
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || value >= '2200') return 'not_a_date';
      return value < today ? 'in_the_past' : undefined;
  }
}

/** Which field a code of the service means; undefined if none of them can put it right. */
export function fieldMeantBy(code: AnyCode): FieldName | undefined {
  if (code.startsWith('secret_')) return 'clientSecret';
  if (code.startsWith('tenant_')) return 'tenantId';
  return code.startsWith('client_') ? 'clientId' : undefined;
}

export function isFieldName(name: string): name is FieldName {
  return ['tenantId', 'clientId', 'clientSecret', 'secretExpiresOn'].includes(name);
}
