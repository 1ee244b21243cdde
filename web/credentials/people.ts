// The company's connections as the card keeps them: pages as they were read, who has a problem, how far a night is.
import type { Connections } from '../api/types';

export type Connection = Connections['connections'][number];
export type Night = NonNullable<Connections['night']>;
export type People = {
  readonly pages: readonly (readonly Connection[])[];
  /** Where the next page begins; null if there is none. */
  readonly next: string | null;
  readonly night: Night | null;
};

export const firstPage = ({ connections, next, night }: Connections): People => ({
  pages: [connections],
  next,
  night,
});

/** Nobody stands in the list twice: somebody may move to another page between two reads. */
export function everybody({ pages }: People): readonly Connection[] {
  return [...new Map(pages.flat().map((each) => [each.userId, each])).values()];
}

/** A further page knows nothing of the night. */
export const withPage = (people: People, { connections, next }: Connections): People => ({
  ...people,
  pages: [...people.pages, connections],
  next,
});

/** The first page read again; the later ones stay as they were. */
export function withFirstPage(people: People, fresh: Connections): People {
  const later = people.pages.slice(1);
  const again = new Set(fresh.connections.map(({ userId }) => userId));
  const others = later.map((page) => page.filter(({ userId }) => !again.has(userId)));
  return {
    pages: [fresh.connections, ...others],
    next: later.length > 0 ? people.next : fresh.next,
    night: fresh.night,
  };
}

export const without = (people: People, userId: string): People => ({
  ...people,
  pages: people.pages.map((page) => page.filter((each) => each.userId !== userId)),
});

/** Who stands next to somebody: after them, else before them. */
export function neighbourOf(userId: string, people: readonly Connection[]): string | undefined {
  const index = people.findIndex((each) => each.userId === userId);
  return (people[index + 1] ?? people[index - 1])?.userId;
}

export function hasProblem({ status, problem }: Connection): boolean {
  return problem !== null || status === 'reconnect_required' || status === 'blocked';
}

/** How many stand how, most frequent first. */
export function countByStatus(people: readonly Connection[]): readonly [Connection['status'], number][] {
  const counts = new Map<Connection['status'], number>();
  for (const { status } of people) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

export const isRunning = ({ due, done, failed }: Night): boolean => done + failed < due;
