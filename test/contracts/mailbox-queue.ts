// What every MailboxQueue promises. `visible` hands over what a worker would see now.
import type { MailboxMessage, MailboxQueue } from '../../src/ports';
import { aUser, oddIds, random } from '../fixtures/builders';

export function describeMailboxQueueContract(
  name: string,
  create: () => { queue: MailboxQueue; visible: () => Promise<readonly MailboxMessage[]> },
): void {
  const aMessage = (userId?: string): MailboxMessage => ({
    ...aUser(userId === undefined ? {} : { userId }),
    v: 1,
    epoch: random(),
  });

  describe(`MailboxQueue (${name})`, () => {
    test('each message arrives once, as it was sent, whatever its ids look like', async () => {
      const { queue, visible } = create();
      const messages = [...oddIds, ...Array.from({ length: 40 }, random)].map(aMessage);
      await queue.enqueue(messages.map((message) => ({ message, delaySeconds: 0 })));
      const seen = await visible();
      expect(seen).toHaveLength(messages.length);
      expect(seen).toEqual(expect.arrayContaining(messages));
    });

    test('a delayed message is not seen yet', async () => {
      const { queue, visible } = create();
      const now = aMessage();
      await queue.enqueue([
        { message: aMessage(), delaySeconds: 3_600 },
        { message: aMessage(), delaySeconds: 7 * 24 * 60 * 60 },
        { message: now, delaySeconds: 0 },
      ]);
      expect(await visible()).toEqual([now]);
    });

    test('a message holds ids only, whatever else the object carries', async () => {
      const { queue, visible } = create();
      const message = aMessage();
      await queue.enqueue([{ message: { ...message, title: 'private' } as MailboxMessage, delaySeconds: 0 }]);
      expect(await visible()).toEqual([message]);
    });

    test('nothing to enqueue is no call', async () => {
      const { queue, visible } = create();
      await queue.enqueue([]);
      expect(await visible()).toEqual([]);
    });
  });
}
