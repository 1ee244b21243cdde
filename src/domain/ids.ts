// Who and what is spoken of. Ids are opaque strings; brands keep them from being swapped.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** OtiumWork's customer; never called tenant. */
export type CompanyId = Branded<'CompanyId'>;
/** An OtiumWork user in a company. */
export type UserId = Branded<'UserId'>;
/** A Microsoft Entra directory: a GUID in lower case. */
export type TenantId = Branded<'TenantId'>;

/** A user in a company: what nearly everything is asked for. */
export type UserKey = { readonly companyId: CompanyId; readonly userId: UserId };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of a GUID: tenants and clients have, the value of a client secret never. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}
