// zod answers absent members as `undefined`; the domain tells absent from present by the key alone.

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

export function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>;
}
